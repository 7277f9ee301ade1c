let shiftMs = 0;

/** Takes over how far the server's clock stands from this device's, in milliseconds (`session.read`). */
export function setClockShift(ms: number): void {
  shiftMs = ms;
}

/** What time it is in Cairn: the device's clock, moved as the server's is. Cookies and new ids keep real time. */
export function nowOnPage(): Date {
  return new Date(Date.now() + shiftMs);
}
