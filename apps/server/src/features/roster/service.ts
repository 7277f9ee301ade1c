import type { ClassCard, SearchHit } from '@cairn/contract';
import type { Actor } from '../../platform/policy/policy.ts';
import { fromCursor, toCursor } from './cursor.ts';
import { presentClass, presentCompetencyHit, presentPersonHit, presentRoom } from './present.ts';
import { selectClass, selectClasses, selectClassMembers } from './queries/classes.ts';
import { type SchoolRow, selectSchools } from './queries/schools.ts';
import { selectCompetenciesFound, selectPeopleFound } from './queries/search.ts';
import { ledOrgs, reachOf } from './reach.ts';

/** Schools at which the actor holds a role; all of them for whoever reaches the whole district. */
export function listSchools(actor: Actor): Promise<SchoolRow[]> {
  return selectSchools(reachOf(actor).wholeDistrict ? null : actor.roles.map(({ orgId }) => orgId));
}

type ClassQuery = {
  readonly schoolId?: string | undefined;
  readonly all: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** One page of the classes that the actor teaches or leads. */
export async function listClasses(
  actor: Actor,
  query: ClassQuery,
  now: Date,
): Promise<{ items: ClassCard[]; next: string | null }> {
  const rows = await selectClasses({
    personId: actor.personId,
    ledOrgIds: ledOrgs(actor),
    schoolId: query.schoolId ?? null,
    all: query.all,
    after: fromCursor(query.cursor),
    limit: query.limit + 1,
    now,
  });
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return { items: items.map(presentClass), next: more ? toCursor(last) : null };
}

/** A class with its people; two statements for any size. */
export async function readClass(classId: string, now: Date): Promise<ReturnType<typeof presentRoom>> {
  return presentRoom(await selectClass(classId, now), await selectClassMembers(classId, now));
}

/** People whom the actor may find, and competencies; each kind gets at least half of the places it can fill. */
export async function searchAll(actor: Actor, term: string, limit: number, now: Date): Promise<SearchHit[]> {
  const viewer = { personId: actor.personId, reach: reachOf(actor) };
  // PostgreSQL takes no U+0000, and no name holds a control character.
  const words = term.replaceAll(/\p{Cc}/gu, ' ');
  const people = await selectPeopleFound(words, viewer, limit, now);
  const competencies = await selectCompetenciesFound(words, limit);
  const half = Math.ceil(limit / 2);
  const forPeople = Math.min(people.length, Math.max(half, limit - competencies.length));
  return [
    ...people.slice(0, forPeople).map(presentPersonHit),
    ...competencies.slice(0, limit - forPeople).map(presentCompetencyHit),
  ];
}
