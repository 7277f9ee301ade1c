/** A device whose clock is off by no more than this is taken at its word. */
export const CLOCK_TOLERANCE_MS = 2 * 60_000;
/** How far ahead of now something may have happened: what a tolerated clock and a slow line can explain. */
export const FUTURE_TOLERANCE_MS = 5 * 60_000;
/** Nothing that Cairn keeps happened before this. */
export const EARLIEST = new Date('1990-01-01T00:00:00.000Z');

export type EvidenceTimes = {
  /** When it happened, corrected by the device's clock where that was off. */
  readonly happenedAt: Date;
  /** What the device's clock showed when it sent the command. */
  readonly deviceTime: Date | null;
  /** Milliseconds to add to the device's clock to get the server's; null when the device did not tell. */
  readonly clockOffsetMs: number | null;
};

/**
 * When evidence happened (law 6). The offset is now less the device's clock at sending; where it is over two
 * minutes either way, the stated time is moved by it. Both stay readable: the row keeps the offset, and the
 * time as the device stated it is `happenedAt` less an offset of over two minutes. Without a stated time it
 * happened now, by the server's clock, and nothing is to be moved.
 */
export function timesOf(
  stated: { readonly happenedAt?: string | undefined; readonly deviceTime?: string | undefined },
  now: Date,
): EvidenceTimes {
  const deviceTime = readingOf(stated.deviceTime);
  const clockOffsetMs = deviceTime === null ? null : now.getTime() - deviceTime.getTime();
  if (stated.happenedAt === undefined) return { happenedAt: now, deviceTime, clockOffsetMs };
  const moved = clockOffsetMs !== null && Math.abs(clockOffsetMs) > CLOCK_TOLERANCE_MS ? clockOffsetMs : 0;
  return { happenedAt: new Date(Date.parse(stated.happenedAt) + moved), deviceTime, clockOffsetMs };
}

/** What a device's clock showed. Clocks count from 1970; what lies before is no reading and is taken as none. */
function readingOf(text: string | undefined): Date | null {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return ms >= 0 ? new Date(ms) : null;
}

/** Why a time cannot be kept; null when it can. */
export function refusedTime(happenedAt: Date, now: Date): 'in_the_future' | 'before_1990' | null {
  if (happenedAt.getTime() > now.getTime() + FUTURE_TOLERANCE_MS) return 'in_the_future';
  return happenedAt < EARLIEST ? 'before_1990' : null;
}
