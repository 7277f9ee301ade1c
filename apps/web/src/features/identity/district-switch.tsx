import type { Session } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { problemOf } from '../../api/problem.ts';
import { useProblemWords } from '../../ui/problem.tsx';
import css from './identity.module.css';
import { useEnter } from './use-enter.ts';

/** For a person of several districts: the one to work in now. */
export function DistrictSwitch({ session }: { readonly session: Session }) {
  const { t } = useLingui();
  const enter = useEnter();
  const words = useProblemWords();
  const choose = useMutation({
    mutationFn: (districtId: string) => call('session.choose_district', { body: { districtId } }),
    onSuccess: enter,
  });
  return (
    <label className={css['district']}>
      <strong>{t`District`}</strong>
      <select
        value={session.district?.id ?? ''}
        disabled={choose.isPending}
        onChange={(event) => choose.mutate(event.currentTarget.value)}
      >
        {session.districts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <span role="alert">{choose.error ? words(problemOf(choose.error)).sentence : null}</span>
    </label>
  );
}
