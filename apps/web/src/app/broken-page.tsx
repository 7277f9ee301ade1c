import { useLingui } from '@lingui/react/macro';
import { problemOf } from '../api/problem.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemCard } from '../ui/problem.tsx';
import { Screen } from './screen.tsx';

/** The last resort, when the shell itself could not be drawn. */
export function BrokenPage({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useLingui();
  return (
    <main>
      <Screen width="narrow">
        <PageTitle title={t`This page did not open`} />
        <ProblemCard problem={problemOf(error)} onRetry={retry} />
      </Screen>
    </main>
  );
}
