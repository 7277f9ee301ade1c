import { z } from 'zod';
import { AppError } from '../../platform/http/problem.ts';

/** Where a page of classes ended: classes are listed by title, then id. */
export type ClassCursor = { readonly title: string; readonly id: string };

const shape = z.tuple([z.string().refine((title) => !title.includes('\0')), z.uuid()]);

/** An opaque text for the client to hand back. */
export const toCursor = ({ title, id }: ClassCursor): string =>
  Buffer.from(JSON.stringify([title, id])).toString('base64url');

/** @throws AppError `invalid_request` for anything that {@link toCursor} did not make */
export function fromCursor(text: string | undefined): ClassCursor | null {
  if (text === undefined) return null;
  const parsed = shape.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success)
    throw new AppError('invalid_request', undefined, [
      { name: 'cursor', reason: 'is not the end of a page', code: 'invalid' },
    ]);
  const [title, id] = parsed.data;
  return { title, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
