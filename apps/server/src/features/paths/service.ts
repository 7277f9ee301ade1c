import type { Locale, Trail } from '@cairn/contract';
import { AppError } from '../../platform/http/problem.ts';
import { type GraphCompetency, localized } from '../frameworks/index.ts';
import { keepAdvice } from './advice.ts';
import { presentSteps, presentTrail } from './present.ts';
import { frameworkOf, loadLearner, walk } from './walk.ts';

/** A learner screen shows at most so many steps at once. */
export const MOST_STEPS = 3;

type Question = {
  readonly personId: string;
  readonly frameworkId: string | undefined;
  readonly now: Date;
  readonly locale: Locale;
};

/**
 * The open frontier of a learner in one framework and at most three next steps with their reasons.
 * @throws AppError `not_found` when there is no such person or framework here
 */
export async function readTrail({ personId, frameworkId, now, locale }: Question): Promise<Trail> {
  const learner = await loadLearner(personId, now);
  if (learner === null) throw new AppError('not_found');
  const framework = frameworkOf(learner, frameworkId);
  if (framework === null && frameworkId !== undefined) throw new AppError('not_found');
  if (framework === null) return presentTrail(learner, null, null, locale);
  const walked = await walk(learner, framework, now, MOST_STEPS);
  return presentTrail(learner, walked, await keepAdvice(walked, now), locale);
}

/** A step as a family reads it: what it is, and one sentence to try it at home. */
export type StepForFamily = Pick<
  Trail['nextSteps'][number],
  'id' | 'frameworkId' | 'code' | 'title' | 'band' | 'statement'
> & { readonly home: string | null };

/**
 * The first of the learner's next steps, with what a family can do at home; the same advice as on the trail.
 * Runs in the caller's transaction. Empty when the person or every framework is missing.
 * @param most at most so many, up to three
 */
export async function familySteps(
  question: Omit<Question, 'frameworkId'>,
  most: number,
): Promise<StepForFamily[]> {
  const { personId, now, locale } = question;
  const learner = await loadLearner(personId, now);
  const framework = learner === null ? null : frameworkOf(learner, undefined);
  if (learner === null || framework === null) return [];
  const walked = await walk(learner, framework, now, MOST_STEPS);
  await keepAdvice(walked, now);
  return presentSteps(walked, locale)
    .slice(0, most)
    .map(({ id, frameworkId, code, title, band, statement }) => ({
      id,
      frameworkId,
      code,
      title,
      band,
      statement,
      home: homeOf(walked.graph.byId.get(id), locale),
    }));
}

function homeOf(item: GraphCompetency | undefined, locale: Locale): string | null {
  return item === undefined ? null : localized(item, locale).home;
}
