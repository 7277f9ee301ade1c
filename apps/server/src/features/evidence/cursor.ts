import { z } from 'zod';
import { AppError } from '../../platform/http/problem.ts';

/** Cursors are opaque to clients: a position as base64url of JSON. */
export function toCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws AppError `invalid_request` naming the field when the text is no cursor of this list. */
function fromCursor<T>(shape: z.ZodType<T>, cursor: string | undefined): T | null {
  if (cursor === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new AppError('invalid_request', undefined, [
      { name: 'querystring.cursor', reason: 'is no cursor of this list', code: 'invalid_cursor' },
    ]);
  }
}

const Offset = z.number().int().min(0).max(1_000_000);
const EvidencePosition = z.object({
  happenedAt: z.iso.datetime().refine((text) => Date.parse(text) >= 0),
  ratingId: z.uuid(),
});
const StandingPosition = z.object({
  frameworkId: z.uuid(),
  position: z
    .number()
    .int()
    .min(-(2 ** 31))
    .max(2 ** 31 - 1),
  competencyId: z.uuid(),
});

export const offsetOf = (cursor: string | undefined) => fromCursor(Offset, cursor) ?? 0;
export const evidencePositionOf = (cursor: string | undefined) => fromCursor(EvidencePosition, cursor);
export const standingPositionOf = (cursor: string | undefined) => fromCursor(StandingPosition, cursor);

/** The first `limit` of one more than asked for, and the cursor that goes on where there is more. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  position: (last: T) => unknown,
): { items: readonly T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? toCursor(position(last)) : null };
}
