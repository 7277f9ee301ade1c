import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemCard } from '../ui/problem.tsx';
import { Screen, type ScreenProps } from './screen.tsx';
import { LoadingScreen } from './standard-screens.tsx';

/** The part of a query of TanStack Query that a screen waits for. */
export interface Question<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

export interface AskedProps<Data> {
  readonly question: Question<Data>;
  /** Names the page while there is no answer to name it by. */
  readonly title: string;
  readonly width?: NonNullable<ScreenProps['width']>;
  /** Its own shape while the answer comes; the general one otherwise. */
  readonly loading?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/**
 * A screen made from one answer of the server, with its loading, offline, denied and failed states. An answer
 * that is already there stays while a newer one cannot be had.
 */
export function Asked<Data>({ question, title, width = 'normal', loading, children }: AskedProps<Data>) {
  if (question.data !== undefined) return children(question.data);
  if (question.isPending) return loading ?? <LoadingScreen />;
  return (
    <Screen width={width}>
      <PageTitle title={title} />
      <ProblemCard problem={problemOf(question.error)} onRetry={() => void question.refetch()} />
    </Screen>
  );
}
