import type { Edge, GraphItem } from './graph.ts';

/** Which items of a framework can be rated, as proposed until a person marks the types. */
export interface RateableProposal {
  /** The types to mark, sorted by name. */
  readonly types: string[];
  readonly rateable: Set<string>;
  readonly basis: 'precedes_types' | 'leaves';
}

/**
 * Proposes what can be rated: all items of the types that carry a `precedes` edge, those items without an
 * edge included; in a framework without such edges, the leaves of its tree.
 *
 * By leaves only the leaves themselves are proposed, not all items of their types: a domain that happens to
 * be empty must not make every domain rateable. An item without a type counts for itself alone.
 * Edges to or from ids that are not among the items are left out.
 */
export function proposeRateableTypes(items: readonly GraphItem[], edges: readonly Edge[]): RateableProposal {
  const ids = new Set(items.map((item) => item.id));
  const inside = edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  if (inside.length > 0) {
    const ends = new Set(inside.flatMap(({ from, to }) => [from, to]));
    const types = typesOf(items.filter((item) => ends.has(item.id)));
    const rateable = items.filter((item) =>
      item.type === null ? ends.has(item.id) : types.includes(item.type),
    );
    return { types, rateable: idsOf(rateable), basis: 'precedes_types' };
  }
  const parents = new Set(items.map((item) => item.parentId));
  const leaves = items.filter((item) => !parents.has(item.id));
  return { types: typesOf(leaves), rateable: idsOf(leaves), basis: 'leaves' };
}

function typesOf(items: readonly GraphItem[]): string[] {
  return [...new Set(items.flatMap((item) => (item.type === null ? [] : [item.type])))].sort();
}

function idsOf(items: readonly GraphItem[]): Set<string> {
  return new Set(items.map((item) => item.id));
}
