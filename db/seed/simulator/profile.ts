import type { SeededRandom } from '@cairn/domain/random';
import type { LearnerSpec, Profile, Track } from './model.ts';

/** Learners who begin this many bands behind their roster's grade count as behind. */
export const BEHIND = -0.7;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function offsetOf(random: SeededRandom, spec: LearnerSpec): number {
  const drawn = clamp(random.normal() * 0.8, -2, 1.6);
  if (spec.plants.includes('fast')) return 1.6;
  if (spec.plants.includes('behind')) return -1.2;
  if (spec.plants.includes('steady')) return 0.3;
  return drawn;
}

/** Draw how a learner learns. Growth is ordinary at 1 band in a school year, with a spread of a quarter. */
export function drawProfile(random: SeededRandom, spec: LearnerSpec, tracks: readonly Track[]): Profile {
  const steady = spec.plants.includes('steady');
  const growth = tracks.map(({ code }): [string, number] => [
    code,
    steady ? 1.1 : clamp(1 + random.fork(`growth/${code}`).normal() * 0.25, 0.3, 1.7),
  ]);
  return {
    offset: offsetOf(random.fork('offset'), spec),
    growth: new Map(growth),
    pace: steady ? 1.25 : clamp(1 + random.fork('pace').normal() * 0.18, 0.55, 1.5),
    attendance: steady ? 1 : clamp(0.99 - Math.abs(random.fork('attendance').normal()) * 0.05, 0.7, 1),
  };
}

/**
 * The band a learner really works in, given the roster's grade: one lower when behind, two when far behind.
 * Bands are 1 to 12.
 */
export function placement(grade: number, { offset }: Profile): number {
  const lower = offset <= BEHIND - 0.6 ? 2 : offset <= BEHIND ? 1 : 0;
  return Math.max(1, grade - lower);
}
