import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** Competencies that a text names by id, code or the identifier they came with; those in use first, at most ten. */
export async function selectCompetenciesNamed(
  text: string,
): Promise<{ id: string; code: string | null; framework: string; active: boolean }[]> {
  const { rows } = await sql<{ id: string; code: string | null; framework: string; active: boolean }>`
    select c.id, c.code, f.title as framework, c.active and f.active as active
    from competency c join framework f on f.district_id = c.district_id and f.id = c.framework_id
    where c.district_id = ${districtId()}
      and (c.id::text = lower(${text}) or c.code = ${text} or lower(c.source ->> 'identifier') = lower(${text}))
    order by active desc, c.framework_id, c.id limit 10`.execute(db());
  return rows;
}
