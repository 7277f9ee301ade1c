/** Where the server gets the time. The one place outside tests that reads the machine's clock (law 8). */
export type Clock = { readonly now: () => Date; readonly shiftMs: number };

/**
 * A clock that starts at `startIso` when the process starts and runs on from there;
 * without it, the machine's time. Sessions and cookies keep real time.
 */
export function createClock(startIso: string | null): Clock {
  const shiftMs = startIso === null ? 0 : Date.parse(startIso) - Date.now();
  return { shiftMs, now: () => new Date(Date.now() + shiftMs) };
}
