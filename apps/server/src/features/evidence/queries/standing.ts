import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import type { CompetencyRow } from './competency.ts';

export type StandingPage = {
  readonly personId: string;
  readonly frameworkId: string | null;
  readonly after: {
    readonly frameworkId: string;
    readonly position: number;
    readonly competencyId: string;
  } | null;
  readonly limit: number;
};
export type StandingPageRow = CompetencyRow & {
  position: number;
  level: number | null;
  mastered: boolean;
  achieved_at: Date | null;
  scored_count: number;
  sufficient: boolean;
  last_state: string;
  last_happened_at: Date;
};

/** Where a person stands, framework by framework in the order of each tree. */
export async function selectStandingPage(page: StandingPage): Promise<StandingPageRow[]> {
  const { personId, frameworkId, after, limit } = page;
  const { rows } = await sql<StandingPageRow>`
    select c.id, c.framework_id, c.code, c.title, c.statement, c.band_label, c.translations, c.position,
      p.level, p.mastered, p.achieved_at, p.scored_count, p.sufficient, p.last_state, p.last_happened_at
    from proficiency p
    join competency c on c.district_id = ${districtId()} and c.id = p.competency_id
    where p.district_id = ${districtId()} and p.person_id = ${personId}
      and (${frameworkId}::uuid is null or c.framework_id = ${frameworkId}::uuid)
      and (${after === null} or (c.framework_id, c.position, c.id) > (${after?.frameworkId ?? null}::uuid,
        ${after?.position ?? null}::int, ${after?.competencyId ?? null}::uuid))
    order by c.framework_id, c.position, c.id limit ${limit}::int`.execute(db());
  return rows;
}
