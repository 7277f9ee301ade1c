import type { FrameworkRows } from './case/rows.ts';
import { ensureDefaults } from './queries/defaults.ts';
import {
  bumpVersion,
  deactivateOthers,
  deleteOtherEdges,
  upsertCompetencies,
  upsertEdges,
  upsertFramework,
} from './queries/write.ts';

/** Counts by the names of the records in a CASE package. */
export type CaseCounts = {
  readonly CFDocuments: number;
  readonly CFItems: number;
  readonly CFAssociations: number;
};
export type WriteCounts = {
  readonly created: CaseCounts;
  readonly updated: CaseCounts;
  readonly unchanged: CaseCounts;
  readonly deactivated: CaseCounts;
};

export const NOTHING: CaseCounts = { CFDocuments: 0, CFItems: 0, CFAssociations: 0 };

/** Add two counts. */
export function addCounts(left: CaseCounts, right: CaseCounts): CaseCounts {
  return {
    CFDocuments: left.CFDocuments + right.CFDocuments,
    CFItems: left.CFItems + right.CFItems,
    CFAssociations: left.CFAssociations + right.CFAssociations,
  };
}

/**
 * Bring a framework's tables to the given rows, in the open transaction: what is new is inserted, what differs is
 * updated, items that are gone are deactivated and associations that are gone are deleted. The version counts up when
 * anything changed. A constant number of statements per 2,000 rows.
 */
export async function writeFramework(
  { framework, competencies, edges }: FrameworkRows,
  now: Date,
): Promise<WriteCounts> {
  const defaults = await ensureDefaults(now);
  const document = await upsertFramework(framework, defaults, now);
  const items = await upsertCompetencies(framework.id, competencies, now);
  const links = await upsertEdges(framework.id, edges);
  const gone = {
    CFDocuments: 0,
    CFItems: await deactivateOthers(
      framework.id,
      competencies.map(({ id }) => id),
      now,
    ),
    CFAssociations: await deleteOtherEdges(
      framework.id,
      edges.map(({ id }) => id),
    ),
  };
  const pick = (key: 'created' | 'updated'): CaseCounts => ({
    CFDocuments: document[key],
    CFItems: items[key],
    CFAssociations: links[key],
  });
  const [created, updated] = [pick('created'), pick('updated')];
  const changes = addCounts(addCounts(created, updated), gone);
  const changed = changes.CFDocuments + changes.CFItems + changes.CFAssociations > 0;
  if (document.created === 0 && changed) await bumpVersion(framework.id, now);
  const unchanged = {
    CFDocuments: 1 - created.CFDocuments - updated.CFDocuments,
    CFItems: competencies.length - created.CFItems - updated.CFItems,
    CFAssociations: edges.length - created.CFAssociations - updated.CFAssociations,
  };
  return { created, updated, unchanged, deactivated: gone };
}
