import { useLingui } from '@lingui/react/macro';
import { Screen } from '../../app/screen.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { StateCard } from '../../ui/state-card.tsx';

/** The start page of someone whose own home is not there yet. */
export function HomeScreen() {
  const { t } = useLingui();
  return (
    <Screen width="narrow">
      <PageTitle
        title={t`Welcome to Cairn`}
      >{t`Each learner walks their own trail, and every piece of evidence adds a stone.`}</PageTitle>
      <StateCard kind="empty" title={t`No stones here yet`}>
        <p>{t`Sign in, and this page becomes your own.`}</p>
      </StateCard>
    </Screen>
  );
}
