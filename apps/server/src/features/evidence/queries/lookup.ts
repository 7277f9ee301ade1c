import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** People whom a text names by id, source id or user name (capitals aside); at most ten. */
export async function selectPeopleNamed(text: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where district_id = ${districtId()}
      and (id::text = lower(${text}) or source_id = ${text} or lower(username) = lower(${text}))
    order by id limit 10`.execute(db());
  return rows.map(({ id }) => id);
}

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

/** The district of a slug; read in a transaction without a district. */
export async function selectDistrictId(slug: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from platform.district where slug = ${slug}`.execute(
    db(),
  );
  return rows[0]?.id;
}
