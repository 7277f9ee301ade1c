import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@cairn/domain/time';

/** A new time-ordered id (UUIDv7, RFC 9562) for rows that the server makes itself. */
export function newId(now: Date): string {
  return uuidv7(now.getTime(), randomBytes(10));
}
