import type { ChildCard, Endpoints, Locale } from '@cairn/contract';
import type { z } from 'zod';
import { AppError } from '../../platform/http/problem.ts';
import type { Actor } from '../../platform/policy/policy.ts';
import { familySteps } from '../paths/index.ts';
import { presentPerson } from '../roster/index.ts';
import { presentCompetency, presentStanding } from './present.ts';
import { selectCalendar } from './queries/calendar.ts';
import { type ChildRow, selectChild, selectChildren, selectFacilitators } from './queries/family.ts';
import { type LatestRow, selectLatestScores } from './queries/ratings.ts';

/** A phone shows at most so much at once. */
const MOST_LATEST = 3;
const MOST_STEPS = 2;

type FamilyAnswer<Id extends 'family.children' | 'family.read'> = z.input<Endpoints[Id]['response']>;

/** The children whom this person guards today. Two statements. */
export async function readChildren(actor: Actor, now: Date): Promise<FamilyAnswer<'family.children'>> {
  const { day } = await selectCalendar(now);
  return { items: (await selectChildren(actor.personId, day)).map(presentChild) };
}

/**
 * Where a child stands and what comes next, for the family: what was mastered this school year, the latest
 * scores with what the rater wrote, the first next steps with what to try at home, and who teaches.
 * A constant number of statements.
 * @throws AppError `not_found` when there is no such person here
 */
export async function readFamilyChild(
  personId: string,
  now: Date,
  locale: Locale,
): Promise<FamilyAnswer<'family.read'>> {
  const { day, yearStart } = await selectCalendar(now);
  const child = await selectChild(personId, day, yearStart);
  if (child === null) throw new AppError('not_found');
  const latest = await selectLatestScores(personId, MOST_LATEST);
  const facilitators = await selectFacilitators(personId, day);
  return {
    child: presentChild(child),
    masteredThisYear: child.mastered,
    latest: latest.map((row) => presentLatest(row, locale)),
    nextSteps: await familySteps({ personId, now, locale }, MOST_STEPS),
    facilitators: facilitators.map(presentPerson),
  };
}

function presentChild(row: ChildRow): z.input<typeof ChildCard> {
  return { ...presentPerson(row), school: row.school, grade: row.grade };
}

function presentLatest(row: LatestRow, locale: Locale): FamilyAnswer<'family.read'>['latest'][number] {
  return {
    competency: presentCompetency(row, locale),
    standing: presentStanding(row),
    comment: row.comment,
    rater: presentPerson({
      id: row.rater_id,
      given_name: row.rater_given_name,
      family_name: row.rater_family_name,
      preferred_given_name: row.rater_preferred_given_name,
      preferred_family_name: row.rater_preferred_family_name,
    }),
    at: row.happened_at.toISOString(),
  };
}
