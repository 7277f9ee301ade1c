import { db, districtId } from '../../../platform/db/transaction.ts';

/** A framework with everything its export is made of. */
export type StoredFramework = {
  readonly framework: {
    readonly id: string;
    readonly title: string;
    readonly subjects: readonly string[];
    readonly source_document: unknown;
    readonly source_definitions: unknown;
    readonly source_rest: unknown;
    readonly updated_at: Date;
  };
  readonly competencies: readonly StoredCompetency[];
  readonly edges: readonly StoredEdge[];
};
export type StoredCompetency = {
  readonly id: string;
  readonly parent_id: string | null;
  readonly code: string | null;
  readonly item_type: string | null;
  readonly title: string;
  readonly statement: string;
  readonly grades: readonly string[];
  readonly source: unknown;
  readonly updated_at: Date;
};
export type StoredEdge = {
  readonly id: string;
  readonly kind: string;
  readonly from_id: string | null;
  readonly to_id: string | null;
  readonly position: number;
  readonly source: unknown;
};

/** The active items of a framework and all its associations. Three statements; null when it is not here. */
export async function selectStored(frameworkId: string): Promise<StoredFramework | null> {
  const framework = await db()
    .selectFrom('framework')
    .where('district_id', '=', districtId())
    .where('id', '=', frameworkId)
    .select(['id', 'title', 'subjects', 'source_document', 'source_definitions', 'source_rest', 'updated_at'])
    .executeTakeFirst();
  if (framework === undefined) return null;
  const competencies = await db()
    .selectFrom('competency')
    .where('district_id', '=', districtId())
    .where('framework_id', '=', frameworkId)
    .where('active', '=', true)
    .select(['id', 'parent_id', 'code', 'item_type', 'title', 'statement', 'grades', 'source', 'updated_at'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  const edges = await db()
    .selectFrom('competency_edge')
    .where('district_id', '=', districtId())
    .where('framework_id', '=', frameworkId)
    .select(['id', 'kind', 'from_id', 'to_id', 'position', 'source'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return { framework, competencies, edges };
}

export type FrameworkName = { readonly id: string; readonly code: string | null; readonly title: string };

/** Names of the district's frameworks, in order of title. */
export function selectFrameworkNames(): Promise<FrameworkName[]> {
  return db()
    .selectFrom('framework')
    .where('district_id', '=', districtId())
    .where('active', '=', true)
    .select(['id', 'code', 'title'])
    .orderBy('title')
    .orderBy('id')
    .execute();
}
