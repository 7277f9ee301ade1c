import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Screen } from '../../app/screen.tsx';
import { type Ability, useSession } from '../../app/session.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import css from './console.module.css';

export interface ConsoleFrameProps {
  readonly title: string;
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The console around one of its parts: title, and the way to the others that this person may open. */
export function ConsoleFrame({ title, sentence, actions, children }: ConsoleFrameProps) {
  const { t } = useLingui();
  const { facts } = useSession();
  const may = (ability: Ability) => facts?.abilities.includes(ability) ?? false;
  const parts = [
    { to: '/console/imports', label: t`Imports`, open: may('import.list') },
    { to: '/console/jobs', label: t`Jobs`, open: may('job.list') },
    { to: '/console/doctor', label: t`Doctor`, open: may('doctor.read') },
    { to: '/console/audit', label: t`Audit`, open: may('audit.read') },
  ] as const;
  return (
    <Screen>
      <nav aria-label={t`Console`} className={css['tabs']}>
        {parts
          .filter(({ open }) => open)
          .map(({ to, label }) => (
            <Link key={to} to={to}>
              {label}
            </Link>
          ))}
      </nav>
      <PageTitle title={title} actions={actions}>
        {sentence}
      </PageTitle>
      {children}
    </Screen>
  );
}
