import type { Trail } from '@cairn/contract';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { SelectField } from '../../ui/fields.tsx';
import css from './trail.module.css';

/** Chooses the framework whose trail is shown, when there are several. */
export function FrameworkSwitch({ trail, own }: { readonly trail: Trail; readonly own: boolean }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  if (trail.frameworks.length < 2) return null;
  const go = (framework: string) => {
    const search = { framework };
    if (own) void navigate({ to: '/trail', search });
    else void navigate({ to: '/learners/$personId/trail', params: { personId: trail.person.id }, search });
  };
  return (
    <div className={css['frameworks']}>
      <SelectField
        label={t`Trail through`}
        value={trail.framework?.id ?? ''}
        onChange={(event) => go(event.currentTarget.value)}
        data={trail.frameworks.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </div>
  );
}
