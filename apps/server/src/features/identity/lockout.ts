import { createHash } from 'node:crypto';

/** Wrong passwords in a row before a login is locked. */
const TRIES = 5;
const MOST_MINUTES = 15;

/**
 * How long a login stays locked after so many wrong passwords in a row: 1 minute after five, then twice as long
 * each time, at most 15. Zero while there are tries left.
 * @returns minutes
 */
export function lockMinutes(failures: number): number {
  return failures < TRIES ? 0 : Math.min(MOST_MINUTES, 2 ** Math.min(10, failures - TRIES));
}

/** The key under which failures of a login are counted; a digest, so that the table lists no names. */
export function failureKey(login: string): string {
  return createHash('sha256').update(`sign-in\n${login}`).digest('base64url');
}
