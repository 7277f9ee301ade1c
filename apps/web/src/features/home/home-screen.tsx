import { useLingui } from '@lingui/react/macro';
import { Navigate } from '@tanstack/react-router';
import { Screen } from '../../app/screen.tsx';
import { useSession } from '../../app/session.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';
import { homeAddress } from '../identity/index.ts';

/** Sends each person to their own first screen; says so when none is meant for them yet. */
export function HomeScreen() {
  const { t } = useLingui();
  const { facts } = useSession();
  const home = facts === null ? null : homeAddress(facts.home);
  if (home !== null) return <Navigate to={home} replace />;
  return (
    <Screen width="narrow">
      <PageTitle
        title={t`Welcome to Cairn`}
      >{t`Each learner walks their own trail, and every piece of evidence adds a stone.`}</PageTitle>
      <StateCard kind="empty" title={t`There is no start page for you yet`}>
        <p>{t`Your school can give you a role. Then this page becomes your own. You can still use the search.`}</p>
      </StateCard>
    </Screen>
  );
}
