import type { Trail } from '@cairn/contract';

export type Place = Trail['places'][number];
export type MapPlace = {
  readonly place: Place;
  readonly kind: 'behind' | 'known' | 'step' | 'open' | 'ahead';
  /** The number of its card, for the suggested steps. */
  readonly number: number | null;
};

/** One way through the land: what is behind, the step that is lit, what is ahead; in framework order. */
export interface Lane {
  readonly behind: readonly MapPlace[];
  readonly step: MapPlace | null;
  readonly ahead: readonly MapPlace[];
}

export interface LaneRoom {
  readonly behind: number;
  readonly ahead: number;
}

/**
 * Shares the places around a learner out to one lane for each suggested step: each place goes with the step that
 * lies nearest in framework order, since neighbours there belong to one strand. Each lane keeps the places nearest
 * to its step, at most `room` of them; lanes stand in framework order. Without a suggestion there is one lane.
 */
export function sharePlaces(
  places: readonly Place[],
  stepIds: readonly string[],
  room: LaneRoom,
): readonly Lane[] {
  const steps = places.flatMap((place, at) => {
    const number = stepIds.indexOf(place.id) + 1;
    return number > 0 ? [{ place, at, number }] : [];
  });
  const anchors = steps.length > 0 ? steps : [{ place: null, at: places.length / 2, number: null }];
  const laneOf = places.map((_, at) =>
    nearest(
      anchors.map((anchor) => anchor.at),
      at,
    ),
  );
  return anchors.map(({ place, number }, lane) => {
    const mine = places.flatMap((entry, at) => (laneOf[at] === lane ? [toMapPlace(entry)] : []));
    const known = mine.filter(({ kind }) => kind === 'known').slice(-1);
    const behind = mine.filter(({ kind }) => kind === 'behind').slice(-room.behind);
    const others = mine.filter((entry) => entry.kind === 'open' && entry.place.id !== place?.id);
    const later = mine.filter(({ kind }) => kind === 'ahead');
    const open = others.slice(0, Math.max(1, room.ahead - later.length));
    return {
      behind: behind.length < room.behind ? [...known, ...behind] : behind,
      step: place === null ? null : { place, kind: 'step', number },
      ahead: [...open, ...later].slice(0, room.ahead),
    };
  });
}

function nearest(anchors: readonly number[], at: number): number {
  const away = anchors.map((anchor) => Math.abs(anchor - at));
  return away.indexOf(Math.min(...away));
}

function toMapPlace(place: Place): MapPlace {
  const kinds = { mastered: 'behind', assumed: 'known', open: 'open', ahead: 'ahead' } as const;
  return { place, kind: kinds[place.status], number: null };
}
