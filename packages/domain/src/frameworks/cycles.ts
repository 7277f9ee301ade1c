import type { Edge } from './graph.ts';
import { buildPrerequisiteIndex, type PrerequisiteIndex } from './prerequisites.ts';

/**
 * The ids of one cycle, each once, in the direction of the edges: `['a', 'b', 'c']` says that a precedes b,
 * b precedes c and c precedes a. Null when there is none. An edge from an id to itself is a cycle of one.
 *
 * Depth-first search with a stack of its own, so that a chain of any length is safe. O(V + E).
 */
export function findCycle(edges: readonly Edge[]): string[] | null {
  const index = buildPrerequisiteIndex(edges);
  const finished = new Set<string>();
  for (const start of index.after.keys()) {
    if (finished.has(start)) continue;
    const cycle = cycleReachedFrom(start, index, finished);
    if (cycle) return cycle;
  }
  return null;
}

function cycleReachedFrom(start: string, index: PrerequisiteIndex, finished: Set<string>): string[] | null {
  const followersOf = (id: string) => (index.after.get(id) ?? []).values();
  // The path in hand: a map keeps the order in which ids were entered, and each id's followers yet to visit.
  const path = new Map([[start, followersOf(start)]]);
  const stack = [start];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = path.get(top)?.next();
    if (!next || next.done) {
      finished.add(top);
      path.delete(top);
      stack.pop();
    } else if (path.has(next.value)) {
      return stack.slice(stack.indexOf(next.value));
    } else if (!finished.has(next.value)) {
      path.set(next.value, followersOf(next.value));
      stack.push(next.value);
    }
  }
  return null;
}

/**
 * The ids in an order in which every prerequisite comes before what it precedes (Kahn, Communications of
 * the ACM 5, 1962, p. 558). Ids that nothing holds back stand in the order given, so that the same input
 * gives the same order. Edges to or from ids that are not listed are left out. O(V + E).
 *
 * @throws RangeError naming a cycle, when there is one.
 */
export function topologicalOrder(ids: readonly string[], edges: readonly Edge[]): string[] {
  const listed = new Set(ids);
  const inside = edges.filter(({ from, to }) => listed.has(from) && listed.has(to));
  const index = buildPrerequisiteIndex(inside);
  const waitingFor = new Map([...listed].map((id) => [id, index.before.get(id)?.length ?? 0]));
  const ordered = new Set([...listed].filter((id) => waitingFor.get(id) === 0));
  for (const id of ordered) {
    for (const follower of index.after.get(id) ?? []) {
      const left = (waitingFor.get(follower) ?? 0) - 1;
      waitingFor.set(follower, left);
      if (left === 0) ordered.add(follower);
    }
  }
  if (ordered.size < listed.size) {
    const cycle = findCycle(inside) ?? [];
    throw new RangeError(`These items precede each other in a circle: ${cycle.join(' -> ')}.`);
  }
  return [...ordered];
}
