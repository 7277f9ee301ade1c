// Without a zone, `Date.parse` would read a date-time in the zone of the machine it happens to run on.
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * The instant that an ISO 8601 text names, in milliseconds since 1970-01-01T00:00Z. A date alone is its
 * first instant in UTC; a date-time must name its zone. Digits beyond milliseconds are dropped.
 *
 * @throws RangeError for anything else.
 */
export function instantMs(iso: string): number {
  const ms = INSTANT.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new RangeError(`"${iso}" is not an instant; write it like 2026-03-01T09:30:00Z.`);
  }
  return ms;
}

/**
 * What Cairn's clock shows: it began at `startIso` when the real clock showed `startedAtRealMs`, and has
 * run at real speed from there. Without a start (null) it is the real clock.
 *
 * @param realNowMs the real time now, milliseconds since 1970-01-01T00:00Z.
 * @param startIso where the clock was set, as `instantMs` reads it.
 * @param startedAtRealMs the real time at which it was set.
 * @returns milliseconds since 1970-01-01T00:00Z.
 * @throws RangeError when `startIso` names no instant.
 */
export function shiftedClock(realNowMs: number, startIso: string | null, startedAtRealMs: number): number {
  if (startIso === null) return realNowMs;
  return instantMs(startIso) + (realNowMs - startedAtRealMs);
}
