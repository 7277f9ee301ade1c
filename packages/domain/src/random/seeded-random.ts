/** A stream of pseudo-random numbers that its seed determines wholly. Not for secrets. */
export interface SeededRandom {
  /** A number from 0 (included) to 1 (excluded), in steps of 2^-32. */
  next(): number;
  /** A whole number from `low` to `high`, both included, each equally likely. @throws RangeError when the range is empty, not whole or wider than 2^32. */
  int(low: number, high: number): number;
  /** One of the list (of defined items), each equally likely. @throws RangeError when the list is empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** A draw from the standard normal distribution: mean 0, variance 1. */
  normal(): number;
  /**
   * A stream of its own, named within this seed. It depends on the seed and the label alone, not on how
   * much has been drawn: adding one learner does not change the next.
   */
  fork(label: string): SeededRandom;
}

const TWO_32 = 2 ** 32;

/**
 * FNV-1a over UTF-16 code units (Fowler, Noll, Vo: offset basis 2166136261, prime 16777619), started from
 * `salt` as well, then the 32-bit finaliser of MurmurHash3 (Appleby, public domain).
 */
function hash(text: string, salt: number): number {
  let h = (2_166_136_261 ^ salt) >>> 0;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * sfc32, the "small fast counting" generator of Chris Doty-Humphrey (PractRand, public domain): 96 bits of
 * chaotic state and a 32-bit counter, so that no seed has a period below 2^32.
 */
function sfc32(seed: string): () => number {
  let a = hash(seed, 1);
  let b = hash(seed, 2);
  let c = hash(seed, 3);
  let counter = 1;
  const draw = () => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  // PractRand's own seeding draws until the state is well mixed; 15 rounds is its figure for sfc.
  for (let round = 0; round < 15; round += 1) draw();
  return draw;
}

/** Numbers beyond the last whole multiple of `span` are drawn again; else low values would come up more often. */
function below(span: number, draw: () => number): number {
  const limit = TWO_32 - (TWO_32 % span);
  let value = draw();
  while (value >= limit) value = draw();
  return value % span;
}

/**
 * A stream of pseudo-random numbers from a seed: the same seed gives the same numbers on every machine.
 * A number is the same seed as its decimal text. `normal` uses Box and Muller's transform (Annals of
 * Mathematical Statistics 29, 1958, p. 610), its cosine branch alone: two draws each.
 */
export function seededRandom(seed: string | number): SeededRandom {
  const name = String(seed);
  const draw = sfc32(name);
  const next = () => draw() / TWO_32;
  const int = (low: number, high: number) => {
    const span = high - low + 1;
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || span < 1 || span > TWO_32) {
      throw new RangeError(`No whole number can be drawn from ${String(low)} to ${String(high)}.`);
    }
    return low + below(span, draw);
  };
  return {
    next,
    int,
    pick: (list) => {
      const item = list.length > 0 ? list[int(0, list.length - 1)] : undefined;
      if (item === undefined) throw new RangeError('Nothing can be picked from an empty list.');
      return item;
    },
    // 1 - next() lies in (0, 1], where the logarithm is finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (label) => seededRandom(`${name.length}:${name}/${label}`),
  };
}
