import { Role } from '@cairn/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { db, districtId } from '../../../platform/db/transaction.ts';
import { DAYS_AFTER_CLASS } from '../access.ts';
import type { Reach } from '../reach.ts';

const personHit = z.object({
  id: z.string(),
  given_name: z.string(),
  family_name: z.string(),
  preferred_given_name: z.string().nullable(),
  preferred_family_name: z.string().nullable(),
  grade: z.string().nullable(),
  role: Role.nullable(),
  org_name: z.string().nullable(),
});
export type PersonHitRow = z.infer<typeof personHit>;

/**
 * People whom the viewer may find, by the beginnings of their names. Runs as the owner of the tables, since row-level
 * security would switch the trigram index off; the function itself stays in the open transaction's district.
 */
export async function selectPeopleFound(
  term: string,
  viewer: { readonly personId: string; readonly reach: Reach },
  limit: number,
  now: Date,
): Promise<PersonHitRow[]> {
  const { wholeDistrict, orgIds, staffOrgIds } = viewer.reach;
  const { rows } = await sql`
    select found.* from platform.district d
    cross join lateral search_people(d.id, ${term}, ${viewer.personId},
      (${now}::timestamptz at time zone d.time_zone)::date, ${DAYS_AFTER_CLASS}, ${wholeDistrict},
      ${[...orgIds]}::uuid[], ${[...staffOrgIds]}::uuid[], ${limit}) as found
    where d.id = ${districtId()}`.execute(db());
  return z.array(personHit).parse(rows);
}

export type CompetencyHitRow = {
  readonly id: string;
  readonly framework_id: string;
  readonly code: string | null;
  readonly title: string;
  readonly band_label: string | null;
  readonly framework_title: string;
};

/** Competencies of the open district whose code or words match. */
export async function selectCompetenciesFound(term: string, limit: number): Promise<CompetencyHitRow[]> {
  const { rows } = await sql<CompetencyHitRow>`
    select * from search_competencies(${districtId()}, ${term}, ${limit})`.execute(db());
  return rows;
}
