import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

/** What a competency's card is made of, as every query here selects it. */
export type CompetencyRow = {
  id: string;
  framework_id: string;
  code: string | null;
  title: string;
  statement: string;
  band_label: string | null;
  translations: unknown;
};

export type DescriptorRow = { level: number; statement: string; translations: unknown };

/** Competencies with their level descriptors, lowest level first. In no order; absent where there is none. */
export async function selectDescribed(
  ids: readonly string[],
): Promise<(CompetencyRow & { descriptors: DescriptorRow[] })[]> {
  const { rows } = await sql<CompetencyRow & { descriptors: DescriptorRow[] }>`
    select c.id, c.framework_id, c.code, c.title, c.statement, c.band_label, c.translations, coalesce((
      select jsonb_agg(jsonb_build_object('level', d.level, 'statement', d.statement, 'translations', d.translations)
        order by d.level)
      from level_descriptor d where d.district_id = c.district_id and d.competency_id = c.id), '[]') as descriptors
    from competency c
    where c.district_id = ${districtId()} and c.id = any(${[...ids]}::uuid[])`.execute(db());
  return rows;
}
