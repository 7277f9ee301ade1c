import { useLingui } from '@lingui/react/macro';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemCard } from '../ui/problem.tsx';
import { SaidOnly } from '../ui/said-only.tsx';
import { Skeleton, StateCard } from '../ui/state-card.tsx';
import { Screen } from './screen.tsx';

/** In place of a screen that failed: its own words, and a way to try again. */
export function FailedScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Screen>
      <PageTitle title={t`This page did not open`} />
      <ProblemCard problem={problemOf(error)} onRetry={retry} />
    </Screen>
  );
}

/** An address that leads nowhere. It says the same as a page that is not open to the reader. */
export function MissingScreen() {
  const { t } = useLingui();
  return (
    <Screen>
      <PageTitle title={t`There is no page here`} />
      <StateCard
        kind="denied"
        title={t`This page is not open to you`}
        action={<ButtonLink to="/">{t`Go to my start page`}</ButtonLink>}
      >
        <p>{t`It does not exist, or only other people can read it. Your school can give you access.`}</p>
      </StateCard>
    </Screen>
  );
}

/** The shape of a screen while its code or data comes. No spinner, no jump. */
export function LoadingScreen() {
  const { t } = useLingui();
  return (
    <Screen>
      <div role="status" aria-busy="true">
        <SaidOnly>{t`Loading`}</SaidOnly>
        <Skeleton lines={2} />
      </div>
      <Card>
        <Skeleton lines={4} picture />
      </Card>
      <Card>
        <Skeleton lines={3} picture />
      </Card>
    </Screen>
  );
}
