import { findCycle } from '@cairn/domain/frameworks';

type Edge = { readonly from: string; readonly to: string };

/**
 * All cycles of a graph in which no two share an edge, each as its ids in order without repeating the first.
 * Found one after the other, the edges of each being taken away before the next is looked for.
 *
 * @param most stop after this many
 */
export const findCycles = (edges: readonly Edge[], most = 20): string[][] => {
  const cycles: string[][] = [];
  let left = edges;
  while (cycles.length < most) {
    const found = findCycle(left);
    if (found === null) break;
    const cycle = found.length > 1 && found[0] === found.at(-1) ? found.slice(0, -1) : found;
    cycles.push(cycle);
    const next = new Map(cycle.map((id, index) => [id, cycle[(index + 1) % cycle.length]]));
    const remaining = left.filter(({ from, to }) => next.get(from) !== to);
    if (remaining.length === left.length) break;
    left = remaining;
  }
  return cycles;
};
