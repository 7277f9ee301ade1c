import type { SeededRandom } from '@cairn/domain/random';
import { uuidv7 } from '@cairn/domain/time';

/** Bytes from a seeded stream: the demo district must come out the same twice. Never for secrets. */
export function seededBytes(random: SeededRandom, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.int(0, 255));
}

/** A UUID of version 7 whose random part comes from a seeded stream. `at` must not lie before 1970. */
export function seededId(random: SeededRandom, at: Date): string {
  return uuidv7(at.getTime(), seededBytes(random, 10));
}

/** All ids that stand for something without a moment of its own begin at this instant. */
const TIMELESS = new Date(Date.UTC(2020, 0, 1));

/** A maker of ids by label: the same seed and label give the same id, whatever else was made before. */
export function labelledIds(random: SeededRandom): (label: string) => string {
  return (label) => seededId(random.fork(label), TIMELESS);
}
