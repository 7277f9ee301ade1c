import { useLingui } from '@lingui/react/macro';
import type { ApiProblem } from '../api/problem.ts';
import { Button } from './button.tsx';
import { StateCard, type StateKind } from './state-card.tsx';

export interface ProblemCardProps {
  readonly problem: ApiProblem;
  /** Runs the same request again. */
  readonly onRetry?: (() => void) | undefined;
}

/** Shows an answer that was not what we asked for, in words made from its code, with one next step. */
export function ProblemCard({ problem, onRetry }: ProblemCardProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { kind, title, sentence } = words(problem);
  const action = onRetry ? <Button onClick={onRetry}>{t`Try again`}</Button> : undefined;
  return (
    <StateCard kind={kind} title={title} action={kind === 'denied' ? undefined : action}>
      <p>{sentence}</p>
    </StateCard>
  );
}

export interface ProblemWords {
  readonly kind: StateKind;
  readonly title: string;
  readonly sentence: string;
}

/**
 * Words for a problem. Forbidden and missing look the same on purpose: the answer must not tell
 * whether something exists that the reader may not open.
 */
export function useProblemWords(): (problem: ApiProblem) => ProblemWords {
  const { t } = useLingui();
  return (problem) => {
    if (problem.code === 'unreachable') {
      return {
        kind: 'offline',
        title: t`You are offline`,
        sentence: t`Cairn cannot reach the school's server now. What you have saved is safe.`,
      };
    }
    if (problem.status === 401) {
      return { kind: 'denied', title: t`Please sign in again`, sentence: t`Your time on this page ran out.` };
    }
    if (problem.status === 403 || problem.status === 404) {
      return {
        kind: 'denied',
        title: t`This page is not open to you`,
        sentence: t`It does not exist, or only other people can read it. Your school can give you access.`,
      };
    }
    if (problem.status === 409) {
      return {
        kind: 'error',
        title: t`Someone changed this at the same time`,
        sentence: t`Nothing was lost. Look at the newer version, then decide.`,
      };
    }
    if (problem.status === 429) {
      return { kind: 'error', title: t`That was very fast`, sentence: t`Wait a minute, then try again.` };
    }
    if (problem.status >= 400 && problem.status < 500) {
      return {
        kind: 'error',
        title: t`Something in it does not fit`,
        sentence: problem.detail || problem.title,
      };
    }
    return {
      kind: 'error',
      title: t`Cairn could not do that`,
      sentence: t`The fault is ours. Nothing you entered was changed. Please try again.`,
    };
  };
}
