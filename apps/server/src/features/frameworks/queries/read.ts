import { sql } from 'kysely';
import { db, districtId } from '../../../platform/db/transaction.ts';

export type FrameworkCardRow = {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly translations: unknown;
  readonly subjects: string[];
  readonly rateable_types: string[];
  readonly rateable_basis: 'precedes_types' | 'leaves' | 'person';
  readonly version: number;
  readonly competency_count: number;
  readonly rateable_count: number;
  readonly prerequisite_count: number;
};

/** Frameworks with their counts: all of the district, or one. One statement. */
export async function selectFrameworkCards(frameworkId: string | null): Promise<FrameworkCardRow[]> {
  const { rows } = await sql<FrameworkCardRow>`
    select f.id, f.code, f.title, f.translations, f.subjects, f.rateable_types, f.rateable_basis, f.version,
      coalesce(c.items, 0)::int as competency_count, coalesce(c.rateable, 0)::int as rateable_count,
      coalesce(e.edges, 0)::int as prerequisite_count
    from framework f
    left join (
      select framework_id, count(*) as items, count(*) filter (where rateable) as rateable
      from competency where district_id = ${districtId()} and active group by framework_id
    ) c on c.framework_id = f.id
    left join (
      select framework_id, count(*) as edges
      from competency_edge where district_id = ${districtId()} and kind = 'precedes' group by framework_id
    ) e on e.framework_id = f.id
    where f.district_id = ${districtId()} and f.active
      and (${frameworkId}::uuid is null or f.id = ${frameworkId}::uuid)
    order by f.title, f.id`.execute(db());
  return rows;
}

export type TypeRow = { readonly type: string | null; readonly count: number; readonly rateable: boolean };

/** The types of a framework's active items, in the order of the tree; `rateable` when any item of the type is. */
export async function selectTypes(frameworkId: string): Promise<TypeRow[]> {
  const { rows } = await sql<TypeRow>`
    select item_type as type, count(*)::int as count, bool_or(rateable) as rateable
    from competency
    where district_id = ${districtId()} and framework_id = ${frameworkId} and active
    group by item_type order by min(position), item_type`.execute(db());
  return rows;
}

const CARD_COLUMNS = [
  'id',
  'framework_id',
  'code',
  'title',
  'statement',
  'translations',
  'band_label',
] as const;
const ROW_COLUMNS = [...CARD_COLUMNS, 'parent_id', 'item_type', 'grades', 'rateable', 'position'] as const;

export type CardRow = {
  readonly id: string;
  readonly framework_id: string;
  readonly code: string | null;
  readonly title: string;
  readonly statement: string;
  readonly translations: unknown;
  readonly band_label: string | null;
};
export type ItemRow = CardRow & {
  readonly parent_id: string | null;
  readonly item_type: string | null;
  readonly grades: string[];
  readonly rateable: boolean;
  readonly position: number;
};

/** Active items after a place in tree order. */
export function selectItems(
  frameworkId: string,
  after: { readonly position: number; readonly id: string } | null,
  limit: number,
): Promise<ItemRow[]> {
  const page = db()
    .selectFrom('competency')
    .where('district_id', '=', districtId())
    .where('framework_id', '=', frameworkId)
    .where('active', '=', true)
    .select(ROW_COLUMNS)
    .orderBy('position')
    .orderBy('id')
    .limit(limit);
  if (after === null) return page.execute();
  return page
    .where(({ eb, refTuple, tuple }) => eb(refTuple('position', 'id'), '>', tuple(after.position, after.id)))
    .execute();
}

/** One competency with its framework's title. Inactive ones too: evidence may point to them. */
export function selectCompetency(competencyId: string) {
  return db()
    .selectFrom('competency as c')
    .innerJoin('framework as f', (join) =>
      join.onRef('f.district_id', '=', 'c.district_id').onRef('f.id', '=', 'c.framework_id'),
    )
    .where('c.district_id', '=', districtId())
    .where('c.id', '=', competencyId)
    .select(ROW_COLUMNS.map((column) => `c.${column}` as const))
    .select(['f.title as framework_title', 'f.translations as framework_translations'])
    .executeTakeFirst();
}

/** The words for the levels of a competency, lowest level first. */
export function selectDescriptors(competencyId: string) {
  return db()
    .selectFrom('level_descriptor')
    .where('district_id', '=', districtId())
    .where('competency_id', '=', competencyId)
    .select(['level', 'statement', 'translations'])
    .orderBy('level')
    .execute();
}

export type NeighbourRow = CardRow & { readonly side: 'before' | 'after' };

/** What directly precedes a competency and what it precedes, in tree order. One statement. */
export async function selectNeighbours(competencyId: string): Promise<NeighbourRow[]> {
  const { rows } = await sql<NeighbourRow>`
    select distinct on (c.position, c.id, side) c.id, c.framework_id, c.code, c.title, c.statement, c.translations,
      c.band_label, case when e.to_id = ${competencyId} then 'before' else 'after' end as side
    from competency_edge e
    join competency c on c.district_id = e.district_id
      and c.id = case when e.to_id = ${competencyId} then e.from_id else e.to_id end
    where e.district_id = ${districtId()} and e.kind = 'precedes' and c.active
      and e.framework_id = (select framework_id from competency where district_id = ${districtId()} and id = ${competencyId})
      and (e.from_id = ${competencyId} or e.to_id = ${competencyId})
    order by c.position, c.id, side`.execute(db());
  return rows;
}

export type AncestorRow = Pick<CardRow, 'id' | 'title' | 'statement' | 'translations'>;

/** The items above a competency, from the top down. One statement; a circle, were there one, ends it. */
export async function selectAncestors(competencyId: string): Promise<AncestorRow[]> {
  const { rows } = await sql<AncestorRow>`
    with recursive above as (
      select id, parent_id, 0 as height from competency where district_id = ${districtId()} and id = ${competencyId}
      union all
      select c.id, c.parent_id, above.height + 1
      from above join competency c on c.district_id = ${districtId()} and c.id = above.parent_id
      where above.height < 64
    )
    select c.id, c.title, c.statement, c.translations
    from above join competency c on c.district_id = ${districtId()} and c.id = above.id
    where above.height > 0 order by above.height desc`.execute(db());
  return rows;
}

/** The version of a framework, locked against a change until the end of the transaction. */
export async function lockVersion(frameworkId: string): Promise<number | null> {
  const row = await db()
    .selectFrom('framework')
    .where('district_id', '=', districtId())
    .where('id', '=', frameworkId)
    .select('version')
    .forUpdate()
    .executeTakeFirst();
  return row?.version ?? null;
}

/** Mark the types that can be rated, as a person decided, and the items accordingly. */
export async function markRateable(frameworkId: string, types: readonly string[], now: Date): Promise<void> {
  await sql`update framework set rateable_types = ${[...types]}::text[], rateable_basis = 'person'
    where district_id = ${districtId()} and id = ${frameworkId}`.execute(db());
  await sql`update competency set rateable = coalesce(item_type = any(${[...types]}::text[]), false), updated_at = ${now}
    where district_id = ${districtId()} and framework_id = ${frameworkId}
      and rateable is distinct from coalesce(item_type = any(${[...types]}::text[]), false)`.execute(db());
}
