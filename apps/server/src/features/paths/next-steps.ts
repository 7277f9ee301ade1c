import type { Locale, PersonCard, Trail } from '@cairn/contract';
import { inTransaction } from '../../platform/db/transaction.ts';
import { selectDistrict } from '../../platform/district/queries.ts';
import { AppError } from '../../platform/http/problem.ts';
import type { Services } from '../../platform/services.ts';
import { presentPerson, selectPeopleNamed } from '../roster/index.ts';
import { keepAdvice } from './advice.ts';
import { frameworkTitle, presentSteps } from './present.ts';
import type { FrameworkRow } from './queries/trail.ts';
import { frameworkOf, type Learner, loadLearner, walk } from './walk.ts';

export type NextStepsQuestion = {
  readonly services: Services;
  readonly districtSlug: string;
  /** Id, source id or user name. */
  readonly person: string;
  /** Id, code or title; the learner's own framework when left out. */
  readonly framework?: string;
  /** At most so many steps, from 1. */
  readonly limit: number;
  readonly locale: Locale;
};

export type NextStepsAnswer = {
  readonly person: PersonCard;
  readonly framework: { readonly id: string; readonly title: string } | null;
  readonly advice: Trail['advice'];
  readonly results: Trail['nextSteps'];
};

/**
 * The next steps of a person with their reasons, for an operator: the same advice, kept in the same way, as
 * the trail shows. Opens its own transaction.
 * @throws AppError `unknown_reference`, saying whether the district, the person or the framework was not found,
 *   or that several people are meant
 */
export async function nextSteps(question: NextStepsQuestion): Promise<NextStepsAnswer> {
  const { services, districtSlug, locale, limit } = question;
  const district = await inTransaction(services.database, null, () => selectDistrict(districtSlug));
  if (district === null) throw new AppError('unknown_reference', `There is no district "${districtSlug}".`);
  const now = services.clock.now();
  return inTransaction(services.database, district.id, async () => {
    const learner = await learnerNamed(question.person, now);
    const framework = frameworkNamed(learner, question.framework);
    const person = presentPerson(learner.person);
    if (framework === null) return { person, framework: null, advice: null, results: [] };
    const walked = await walk(learner, framework, now, limit);
    return {
      person,
      framework: { id: framework.id, title: frameworkTitle(framework, locale) },
      advice: await keepAdvice(walked, now),
      results: presentSteps(walked, locale),
    };
  });
}

async function learnerNamed(name: string, now: Date): Promise<Learner> {
  const [found, another] = await selectPeopleNamed(name);
  if (another !== undefined)
    throw new AppError('unknown_reference', `Several people are called "${name}"; give the id.`);
  const learner = found === undefined ? null : await loadLearner(found, now);
  if (learner === null) throw new AppError('unknown_reference', `There is no person "${name}".`);
  return learner;
}

function frameworkNamed(learner: Learner, name: string | undefined): FrameworkRow | null {
  if (name === undefined) return frameworkOf(learner, undefined);
  const wanted = name.toLowerCase();
  const found = learner.frameworks.find(
    ({ id, code, title }) =>
      id === wanted || code?.toLowerCase() === wanted || title.toLowerCase() === wanted,
  );
  if (found === undefined) throw new AppError('unknown_reference', `There is no framework "${name}".`);
  return found;
}
