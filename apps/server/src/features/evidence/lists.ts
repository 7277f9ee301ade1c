import type { endpoints, Locale } from '@cairn/contract';
import type { z } from 'zod';
import { presentCompetency } from '../frameworks/index.ts';
import { cutPage, evidencePositionOf, standingPositionOf } from './cursor.ts';
import { presentPiece, presentStanding } from './present.ts';
import { selectEvidencePage } from './queries/pieces.ts';
import { selectStandingPage } from './queries/standing.ts';

type Query<Id extends 'evidence.list' | 'standing.read'> = z.output<
  NonNullable<(typeof endpoints)[Id]['query']>
>;
type Answer<Id extends 'evidence.list' | 'standing.read'> = z.input<(typeof endpoints)[Id]['response']>;

/**
 * Evidence of a learner by when it happened, newest first: each rating that stands. What was corrected or
 * withdrawn is told by the explanation of its competency, so that an undone slip of the finger is not shown
 * here as if it counted.
 */
export async function listEvidence(
  personId: string,
  query: Query<'evidence.list'>,
  locale: Locale,
): Promise<Answer<'evidence.list'>> {
  const rows = await selectEvidencePage({
    personId,
    competencyId: query.competencyId ?? null,
    after: evidencePositionOf(query.cursor),
    limit: query.limit + 1,
  });
  const { items, next } = cutPage(rows, query.limit, (row) => ({
    happenedAt: row.happened_at.toISOString(),
    ratingId: row.id,
  }));
  return {
    items: items.map((row) => ({
      ...presentPiece(row),
      competency: presentCompetency(row.competency, locale),
    })),
    next,
  };
}

/** Where a learner stands on every competency with evidence, framework by framework in the order of its tree. */
export async function readStanding(
  personId: string,
  query: Query<'standing.read'>,
  locale: Locale,
): Promise<Answer<'standing.read'>> {
  const rows = await selectStandingPage({
    personId,
    frameworkId: query.frameworkId ?? null,
    after: standingPositionOf(query.cursor),
    limit: query.limit + 1,
  });
  const { items, next } = cutPage(rows, query.limit, (row) => ({
    frameworkId: row.framework_id,
    position: row.position,
    competencyId: row.id,
  }));
  return {
    items: items.map((row) => ({ ...presentStanding(row), competency: presentCompetency(row, locale) })),
    next,
  };
}
