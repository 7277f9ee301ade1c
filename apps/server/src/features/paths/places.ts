import type { Frontier, PathStatus } from '@cairn/domain/paths';

/** At most so many places of each kind are listed; the counts are of all. */
export const MOST_PLACES = { mastered: 12, open: 20, ahead: 12, assumed: 6 } as const;

export type PlaceKind = PathStatus['status'];
export type ChosenPlace = { readonly id: string; readonly status: PlaceKind };
export type PlacesInput = {
  readonly frontier: Frontier;
  /** When each mastered competency was achieved, milliseconds since 1970. */
  readonly achievedAt: ReadonlyMap<string, number>;
  readonly begun: ReadonlySet<string>;
  /** The next steps that are suggested: always among the open places. */
  readonly steps: readonly string[];
};

/** How many competencies of each kind there are. */
export function countPlaces(frontier: Frontier): Record<PlaceKind, number> {
  const counts = { mastered: 0, assumed: 0, open: 0, ahead: 0 };
  for (const { status } of frontier.values()) counts[status] += 1;
  return counts;
}

/**
 * What lies around the learner, in framework order: what was mastered last, what is open (the suggested steps
 * first, then what is begun), what is just ahead (first what waits only for open places), and the assumed
 * places nearest to the open ones. Bounded by {@link MOST_PLACES}, whatever the size of the framework.
 */
export function choosePlaces(input: PlacesInput): ChosenPlace[] {
  const { frontier, achievedAt, begun, steps } = input;
  const order = new Map([...frontier.keys()].map((id, at) => [id, at]));
  const at = (id: string): number => order.get(id) ?? 0;
  const idsOf = (kind: PlaceKind): string[] =>
    [...frontier].flatMap(([id, { status }]) => (status === kind ? [id] : []));
  const suggested = new Set(steps);

  const openIds = idsOf('open');
  const openRank = (id: string): number => (suggested.has(id) ? 0 : begun.has(id) ? 1 : 2);
  const open = first(openIds, MOST_PLACES.open, openRank);
  const away = distanceFrom(open.map(at));
  // A whole framework's length more, so that all that wait only for open places come before the others.
  const aheadRank = (id: string): number => away(at(id)) + (waitsForOpenOnly(frontier, id) ? 0 : order.size);
  const chosen = [
    ...first(idsOf('mastered'), MOST_PLACES.mastered, (id) => -(achievedAt.get(id) ?? 0)),
    ...open,
    ...first(idsOf('ahead'), MOST_PLACES.ahead, aheadRank),
    ...first(idsOf('assumed'), MOST_PLACES.assumed, (id) => away(at(id))),
  ];
  return chosen
    .toSorted((a, b) => at(a) - at(b))
    .flatMap((id) => {
      const status = frontier.get(id)?.status;
      return status === undefined ? [] : [{ id, status }];
    });
}

/** The `most` with the smallest rank; of equals, the earlier in framework order. */
function first(ids: readonly string[], most: number, rank: (id: string) => number): string[] {
  return ids
    .map((id) => ({ id, rank: rank(id) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ id }) => id);
}

function waitsForOpenOnly(frontier: Frontier, id: string): boolean {
  const status = frontier.get(id);
  if (status?.status !== 'ahead' || status.missing.length === 0) return false;
  return status.missing.every((missing) => frontier.get(missing)?.status === 'open');
}

/** How many places lie between a position and the nearest of `anchors`; the position itself when there is none. */
function distanceFrom(anchors: readonly number[]): (position: number) => number {
  if (anchors.length === 0) return (position) => position;
  return (position) => Math.min(...anchors.map((anchor) => Math.abs(anchor - position)));
}
