import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';
import type { CompetencyInput, EdgeInput, FrameworkInput } from '../case/rows.ts';
import type { Defaults } from './defaults.ts';

/** How many rows one statement writes; bounds the size of its parameter. */
const ROWS_AT_ONCE = 2000;

export type Written = { readonly created: number; readonly updated: number };
type Mark = { created: boolean };

const tally = (marks: readonly Mark[]): Written => {
  const created = marks.filter((mark) => mark.created).length;
  return { created, updated: marks.length - created };
};

/** What is already here under the ids of an import, locked until the end of the transaction. */
export function lockFramework(
  frameworkId: string,
): Promise<{ rateable_types: string[]; rateable_basis: string; has_source: boolean } | undefined> {
  return db()
    .selectFrom('framework')
    .where('district_id', '=', districtId())
    .where('id', '=', frameworkId)
    .select(['rateable_types', 'rateable_basis'])
    .select(({ eb }) => eb('source_document', 'is not', null).as('has_source'))
    .$narrowType<{ has_source: boolean }>()
    .forUpdate()
    .executeTakeFirst();
}

/** Which of these ids belong to another framework of the district, with its title. */
export async function selectForeign(
  table: 'competency' | 'competency_edge',
  frameworkId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select t.id, f.title from ${sql.table(table)} t
    join framework f on f.district_id = t.district_id and f.id = t.framework_id
    where t.district_id = ${districtId()} and t.framework_id <> ${frameworkId} and t.id = any(${[...ids]}::uuid[])`.execute(
    db(),
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/**
 * Insert or update the framework's own row. A framework seen before keeps its scale, rule, code and translations;
 * one that never came from a file keeps having no source when none is given.
 */
export async function upsertFramework(row: FrameworkInput, defaults: Defaults, now: Date): Promise<Written> {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  const { rows } = await sql<Mark>`
    insert into framework as f (district_id, id, code, title, translations, subjects, rateable_types, rateable_basis,
      scale_id, rule_id, rule_version, source_document, source_definitions, source_rest, active, created_at, updated_at)
    values (${districtId()}, ${row.id}, ${row.code}, ${row.title}, ${json(row.translations)}::jsonb,
      ${[...row.subjects]}::text[], ${[...row.rateable_types]}::text[], ${row.rateable_basis},
      ${defaults.scaleId}, ${defaults.ruleId}, ${defaults.ruleVersion},
      ${json(row.source_document)}::jsonb, ${json(row.source_definitions)}::jsonb, ${json(row.source_rest)}::jsonb,
      true, ${now}, ${now})
    on conflict (district_id, id) do update set
      code = coalesce(excluded.code, f.code), title = excluded.title, subjects = excluded.subjects,
      translations = case when excluded.translations = '{}' then f.translations else excluded.translations end,
      rateable_types = excluded.rateable_types, rateable_basis = excluded.rateable_basis,
      source_document = coalesce(excluded.source_document, f.source_document),
      source_definitions = case when excluded.source_document is null then f.source_definitions else excluded.source_definitions end,
      source_rest = case when excluded.source_document is null then f.source_rest else excluded.source_rest end,
      active = true, updated_at = excluded.updated_at
    where not f.active
      or (f.code, f.title, f.subjects, f.rateable_types, f.rateable_basis) is distinct from
        (coalesce(excluded.code, f.code), excluded.title, excluded.subjects, excluded.rateable_types, excluded.rateable_basis)
      or (excluded.translations <> '{}' and f.translations <> excluded.translations)
      or (excluded.source_document is not null and
        (f.source_document, f.source_definitions, f.source_rest) is distinct from
        (excluded.source_document, excluded.source_definitions, excluded.source_rest))
    returning (xmax = 0) as created`.execute(db());
  return tally(rows);
}

/** Insert or update the items; unchanged rows are left alone. Marks of what can be rated are part of the row. */
export async function upsertCompetencies(
  frameworkId: string,
  rows: readonly CompetencyInput[],
  now: Date,
): Promise<Written> {
  const write = (part: readonly CompetencyInput[]) => sql<Mark>`
    insert into competency as c (district_id, id, framework_id, parent_id, code, item_type, title, statement, translations,
      grades, band_rank, band_label, position, rateable, active, source, updated_at)
    select ${districtId()}, x.id, ${frameworkId}, x.parent_id, x.code, x.item_type, x.title, x.statement, x.translations,
      x.grades, x.band_rank, x.band_label, x.position, x.rateable, true, x.source, ${now}
    from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x(id uuid, parent_id uuid, code text, item_type text,
      title text, statement text, translations jsonb, grades text[], band_rank smallint, band_label text,
      position integer, rateable boolean, source jsonb)
    on conflict (district_id, id) do update set
      parent_id = excluded.parent_id, code = excluded.code, item_type = excluded.item_type, title = excluded.title,
      statement = excluded.statement, grades = excluded.grades, band_rank = excluded.band_rank,
      band_label = excluded.band_label, position = excluded.position, rateable = excluded.rateable, active = true,
      translations = case when excluded.translations = '{}' then c.translations else excluded.translations end,
      source = coalesce(excluded.source, c.source), updated_at = excluded.updated_at
    where not c.active
      or (c.parent_id, c.code, c.item_type, c.title, c.statement, c.grades, c.band_rank, c.band_label, c.position, c.rateable)
        is distinct from (excluded.parent_id, excluded.code, excluded.item_type, excluded.title, excluded.statement,
          excluded.grades, excluded.band_rank, excluded.band_label, excluded.position, excluded.rateable)
      or (excluded.translations <> '{}' and c.translations <> excluded.translations)
      or c.source is distinct from coalesce(excluded.source, c.source)
    returning (xmax = 0) as created`;
  return writeInParts(rows, write);
}

/** Insert or update the associations; unchanged rows are left alone. */
export function upsertEdges(frameworkId: string, rows: readonly EdgeInput[]): Promise<Written> {
  const write = (part: readonly EdgeInput[]) => sql<Mark>`
    insert into competency_edge as e (district_id, id, framework_id, kind, from_id, to_id, position, source)
    select ${districtId()}, x.id, ${frameworkId}, x.kind, x.from_id, x.to_id, x.position, x.source
    from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
      as x(id uuid, kind text, from_id uuid, to_id uuid, position integer, source jsonb)
    on conflict (district_id, id) do update set kind = excluded.kind, from_id = excluded.from_id, to_id = excluded.to_id,
      position = excluded.position, source = coalesce(excluded.source, e.source)
    where (e.kind, e.from_id, e.to_id, e.position, e.source) is distinct from
      (excluded.kind, excluded.from_id, excluded.to_id, excluded.position, coalesce(excluded.source, e.source))
    returning (xmax = 0) as created`;
  return writeInParts(rows, write);
}

async function writeInParts<Row>(
  rows: readonly Row[],
  write: (part: readonly Row[]) => ReturnType<typeof sql<Mark>>,
): Promise<Written> {
  const marks: Mark[] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const done = await write(rows.slice(start, start + ROWS_AT_ONCE)).execute(db());
    marks.push(...done.rows);
  }
  return tally(marks);
}

/** Items that the source no longer has: kept for the evidence on them, offered to nobody. */
export async function deactivateOthers(
  frameworkId: string,
  ids: readonly string[],
  now: Date,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update competency set active = false, updated_at = ${now}
    where district_id = ${districtId()} and framework_id = ${frameworkId} and active
      and not (id = any(${[...ids]}::uuid[]))`.execute(db());
  return Number(numAffectedRows);
}

/** Associations that the source no longer has. Nothing refers to them, so they go. */
export async function deleteOtherEdges(frameworkId: string, ids: readonly string[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from competency_edge
    where district_id = ${districtId()} and framework_id = ${frameworkId} and not (id = any(${[...ids]}::uuid[]))`.execute(
    db(),
  );
  return Number(numAffectedRows);
}

/** Count the framework's version up: readers that keep its graph load it again. */
export async function bumpVersion(frameworkId: string, now: Date): Promise<void> {
  await sql`update framework set version = version + 1, updated_at = ${now}
    where district_id = ${districtId()} and id = ${frameworkId}`.execute(db());
}

export type DescriptorInput = {
  readonly competency_id: string;
  readonly level: number;
  readonly statement: string;
  readonly translations: unknown;
};

/** Insert or update the words for levels. */
export async function upsertDescriptors(rows: readonly DescriptorInput[]): Promise<Written> {
  const { rows: marks } = await sql<Mark>`
    insert into level_descriptor as l (district_id, competency_id, level, statement, translations)
    select ${districtId()}, x.competency_id, x.level, x.statement, x.translations
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(competency_id uuid, level numeric, statement text, translations jsonb)
    on conflict (district_id, competency_id, level) do update
      set statement = excluded.statement, translations = excluded.translations
    where (l.statement, l.translations) is distinct from (excluded.statement, excluded.translations)
    returning (xmax = 0) as created`.execute(db());
  return tally(marks);
}
