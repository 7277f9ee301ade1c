/**
 * Waiting time before the next try, in milliseconds: 1 s, doubled with each failure, at most 30 s,
 * then spread over the upper half so that a whole school does not come back in the same instant.
 * @param failures how many tries have failed in a row, from 0
 * @param random a number from 0 up to 1
 */
export function backoffDelay(failures: number, random: number): number {
  const full = Math.min(30_000, 1000 * 2 ** Math.min(failures, 10));
  return Math.round(full * (0.5 + random / 2));
}
