import { Plural, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Check, RotateCw, TriangleAlert } from 'lucide-react';
import { type Answer, endpointQuery } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { Asked } from '../../app/asked.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemCard } from '../../ui/problem.tsx';
import css from './console.module.css';
import { ConsoleFrame } from './console-frame.tsx';

/** Checks of the installation, run when the page is opened and again on demand. */
export function DoctorScreen() {
  const { t } = useLingui();
  const doctor = useQuery({ ...endpointQuery('doctor.read'), staleTime: 0 });
  return (
    <Asked question={doctor} title={t`Doctor`}>
      {({ checks }) => {
        const failed = checks.filter(({ ok }) => !ok).length;
        return (
          <ConsoleFrame
            title={t`Doctor`}
            sentence={
              failed === 0 ? (
                <Plural
                  value={checks.length}
                  one="# check, and it is well."
                  other="# checks, and all are well."
                />
              ) : (
                <Plural value={failed} one="# check needs a person." other="# checks need a person." />
              )
            }
            actions={
              <Button icon={RotateCw} busy={doctor.isFetching} onClick={() => void doctor.refetch()}>
                {t`Run again`}
              </Button>
            }
          >
            {doctor.isError ? <ProblemCard problem={problemOf(doctor.error)} /> : null}
            <ul className={css['checks']}>
              {checks
                .toSorted((a, b) => Number(a.ok) - Number(b.ok))
                .map((check) => (
                  <Checked key={check.check} {...check} />
                ))}
            </ul>
          </ConsoleFrame>
        );
      }}
    </Asked>
  );
}

function Checked({ check, ok, detail }: Answer<'doctor.read'>['checks'][number]) {
  const { t } = useLingui();
  return (
    <li data-ok={ok}>
      <span className={css['status']} data-status={ok ? 'done' : 'failed'}>
        <Icon shape={ok ? Check : TriangleAlert} size={18} /> {ok ? t`well` : t`look here`}
      </span>
      <strong>{check}</strong>
      <span className={css['quiet']}>{detail}</span>
    </li>
  );
}
