import { gradeRank } from '@cairn/domain/frameworks';
import type { PathItem } from '@cairn/domain/paths';
import type { FrameworkGraph } from '../frameworks/index.ts';

/** Graphs are shared between requests and never change, so what is made of one is kept as long as it is. */
const known = new WeakMap<FrameworkGraph, readonly PathItem[]>();

/** The competencies of a graph as the ranking takes them, in framework order. */
export function pathItems(graph: FrameworkGraph): readonly PathItem[] {
  const before = known.get(graph);
  if (before !== undefined) return before;
  const items = graph.items.map(({ id, parentId, bandRank, bandLabel }) => ({
    id,
    parentId,
    band: bandOfLabel(bandRank, bandLabel),
  }));
  known.set(graph, items);
  return items;
}

/** A band of '09-12' reaches up to 12; one whose label names no grade reaches no further than its rank. */
export function bandOfLabel(rank: number | null, label: string | null): PathItem['band'] {
  if (rank === null) return null;
  const top = gradeRank(label?.split('-').at(-1) ?? '');
  return { rank, top: Math.max(rank, top ?? rank) };
}
