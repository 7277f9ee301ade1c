import type { SeededRandom } from '@cairn/domain/random';
import type { Calendar } from '../calendar.ts';
import type { LearnerSpec, SimulatedEvidence, Track } from './model.ts';
import { disturb, keptMoments, plantedBelow, plantGap, plantOldMastery, stallStart } from './plants.ts';
import { drawProfile } from './profile.ts';
import { walkTrack } from './walk.ts';

export { WORK_CONTEXTS } from './contexts.ts';
export type { LearnerSpec, Plant, SimulatedEvidence, Subject, Track } from './model.ts';
export { simulatedTracks } from './tracks.ts';

/** What all learners of a simulation share. */
export type SimulatedWorld = {
  readonly random: SeededRandom;
  readonly calendar: Calendar;
  readonly tracks: readonly Track[];
  /** True in the grades where learners who are behind are mostly given recall (planted). */
  readonly easyGrades: (grade: number) => boolean;
};

/**
 * A year of evidence of one learner, oldest first. Pure: it depends on the seed, the calendar, the tracks and
 * the learner alone, so another learner more or less changes nothing.
 */
export function simulateLearner(world: SimulatedWorld, spec: LearnerSpec): SimulatedEvidence[] {
  if (spec.plants.includes('none')) return [];
  const { calendar, tracks } = world;
  const random = world.random.fork(`learner/${spec.key}`);
  const profile = drawProfile(random.fork('profile'), spec, tracks);
  const planted = arrange(random.fork('planted'), calendar, spec, tracks);
  const stalls = spec.plants.includes('stall');
  const kept = keptMoments(calendar, spec);
  const walked = tracks.flatMap((track) =>
    walkTrack({
      random: random.fork(`track/${track.code}`),
      calendar,
      track,
      spec,
      profile,
      closed: planted.closed,
      easyGrades: world.easyGrades,
      stallFrom: stalls && track.subject === 'mathematics' ? stallStart(calendar) : null,
    }),
  );
  const records = random.fork('records');
  return [
    ...walked
      .filter(({ happenedAt }) => kept(happenedAt))
      .map((piece) =>
        stalls && piece.subject === 'mathematics' ? piece : disturb(records, calendar, spec, piece),
      ),
    ...planted.pieces,
  ].sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime() || (a.id < b.id ? -1 : 1));
}

type Arranged = { readonly closed: ReadonlySet<string>; readonly pieces: readonly SimulatedEvidence[] };

/** What is planted in mathematics, and the competencies that the ordinary walk leaves alone for it. */
function arrange(
  random: SeededRandom,
  calendar: Calendar,
  spec: LearnerSpec,
  tracks: readonly Track[],
): Arranged {
  const track = tracks.find(({ subject }) => subject === 'mathematics');
  const plant = spec.plants.includes('gap') ? plantGap : spec.plants.includes('old') ? plantOldMastery : null;
  const competencyId = track === undefined || plant === null ? null : plantedBelow(random, spec, track);
  if (track === undefined || plant === null || competencyId === null)
    return { closed: new Set(), pieces: [] };
  return {
    closed: new Set([competencyId]),
    pieces: plant({ random, calendar, spec, track, competencyId }),
  };
}
