import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Permission } from './permissions.ts';

type Shape = z.ZodType;

/** One operation of the API as data: the server registers it, the client and the reference are generated from it. */
export type Endpoint<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Response extends Shape = Shape,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly permission: Permission;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  /** Codes that this operation answers with, beside those that every operation may. */
  readonly errors?: readonly ErrorCode[];
};

/** Keep the exact types of an endpoint while checking its shape. */
export function endpoint<P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  value: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return value;
}
