import { buildPrerequisiteIndex, type Edge, type PrerequisiteIndex } from '@cairn/domain/frameworks';
import { afterCommit, districtId } from '../../platform/db/transaction.ts';
import { selectGraphHead, selectPrecedes, selectRateable } from './queries/graph.ts';
import { createRecentValues } from './recent-values.ts';

/** A competency that can be rated, as the graph knows it. Texts are the framework's own; see `localized`. */
export type GraphCompetency = {
  readonly id: string;
  readonly frameworkId: string;
  readonly parentId: string | null;
  readonly code: string | null;
  readonly title: string;
  readonly statement: string;
  readonly translations: unknown;
  readonly grades: readonly string[];
  /** Rank of the lowest education level (`gradeRank`); null when neither the item nor one above names any. */
  readonly bandRank: number | null;
  readonly bandLabel: string | null;
  /** Place in the tree, depth first. */
  readonly position: number;
};

/** The part of a framework that paths are found in. Shared between requests: never change it. */
export type FrameworkGraph = {
  readonly frameworkId: string;
  readonly version: number;
  readonly title: string;
  readonly translations: unknown;
  readonly subjects: readonly string[];
  readonly scaleId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  /** What can be rated, in tree order. */
  readonly items: readonly GraphCompetency[];
  readonly byId: ReadonlyMap<string, GraphCompetency>;
  /** `precedes` between two items that can be rated. */
  readonly edges: readonly Edge[];
  readonly prerequisites: PrerequisiteIndex;
};

/** A graph of some 500 competencies takes about half a megabyte. */
const GRAPHS_KEPT = 48;
const graphs = createRecentValues<FrameworkGraph>(GRAPHS_KEPT);

/**
 * The graph of a framework in the open transaction's district; null when it is not here. One statement when this
 * process has loaded this version before, else three, whatever the size.
 */
export async function loadGraph(frameworkId: string): Promise<FrameworkGraph | null> {
  const head = await selectGraphHead(frameworkId);
  if (head === undefined) return null;
  const key = `${districtId()} ${frameworkId} ${head.version}`;
  const known = graphs.get(key);
  if (known !== undefined) return known;
  const items = (await selectRateable(frameworkId)).map((row) => toCompetency(row, frameworkId));
  const byId = new Map(items.map((item) => [item.id, item]));
  const edges = (await selectPrecedes(frameworkId))
    .filter(({ from_id, to_id }) => byId.has(from_id) && byId.has(to_id))
    .map(({ from_id, to_id }): Edge => ({ from: from_id, to: to_id }));
  const graph: FrameworkGraph = {
    frameworkId,
    version: head.version,
    title: head.title,
    translations: head.translations,
    subjects: head.subjects,
    scaleId: head.scale_id,
    ruleId: head.rule_id,
    ruleVersion: head.rule_version,
    items,
    byId,
    edges,
    prerequisites: buildPrerequisiteIndex(edges),
  };
  // A version that was counted up and rolled back must not be remembered.
  afterCommit(() => graphs.set(key, graph));
  return graph;
}

type RateableRow = Awaited<ReturnType<typeof selectRateable>>[number];

function toCompetency(row: RateableRow, frameworkId: string): GraphCompetency {
  return {
    id: row.id,
    frameworkId,
    parentId: row.parent_id,
    code: row.code,
    title: row.title,
    statement: row.statement,
    translations: row.translations,
    grades: row.grades,
    bandRank: row.band_rank,
    bandLabel: row.band_label,
    position: row.position,
  };
}
