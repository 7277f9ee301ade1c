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

/** The machine's own time: sessions, cookies and lockouts keep it, whatever `CAIRN_NOW` says (law 8). */
export function realNow(clock: Clock): Date {
  return new Date(clock.now().getTime() - clock.shiftMs);
}
