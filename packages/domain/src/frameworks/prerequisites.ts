import type { Edge } from './graph.ts';

/** Direct prerequisites (`before`) and direct followers (`after`) by id; ids without any are absent. */
export interface PrerequisiteIndex {
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly after: ReadonlyMap<string, readonly string[]>;
}

/** Indexes the edges both ways. Neighbours stand in the order of the edges, each once. O(E). */
export function buildPrerequisiteIndex(edges: readonly Edge[]): PrerequisiteIndex {
  const before = new Map<string, Set<string>>();
  const after = new Map<string, Set<string>>();
  const add = (index: Map<string, Set<string>>, key: string, value: string) => {
    const known = index.get(key);
    if (known) known.add(value);
    else index.set(key, new Set([value]));
  };
  for (const { from, to } of edges) {
    add(before, to, from);
    add(after, from, to);
  }
  const asLists = (index: Map<string, Set<string>>) =>
    new Map([...index].map(([id, neighbours]): [string, string[]] => [id, [...neighbours]]));
  return { before: asLists(before), after: asLists(after) };
}

/** What directly precedes `id`; empty when nothing does. */
export function prerequisitesOf(index: PrerequisiteIndex, id: string): readonly string[] {
  return index.before.get(id) ?? [];
}

/** Everything that precedes `id`, directly or through others, nearest first; `id` is not among it. */
export function allPrerequisitesOf(index: PrerequisiteIndex, id: string): string[] {
  const seen = new Set([id]);
  // A set visits what is added while it is walked, so this is a breadth-first search.
  for (const reached of seen) {
    for (const earlier of prerequisitesOf(index, reached)) seen.add(earlier);
  }
  seen.delete(id);
  return [...seen];
}
