import { ERRORS, type ErrorCode, type Problem } from '@cairn/contract';

export type InvalidField = { readonly name: string; readonly reason: string; readonly code: string };

/** An answer from the closed list of codes, thrown anywhere below a route. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly invalid: readonly InvalidField[] | undefined;

  constructor(code: ErrorCode, detail?: string, invalid?: readonly InvalidField[]) {
    super(detail ?? ERRORS[code].title);
    this.code = code;
    this.invalid = invalid;
  }
}

/** The problem+json body for a code (RFC 9457). */
export function toProblem(
  code: ErrorCode,
  requestId: string,
  detail?: string,
  invalid?: readonly InvalidField[],
): Problem {
  const { status, title } = ERRORS[code];
  return {
    type: `urn:cairn:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined || detail === title ? {} : { detail }),
    ...(invalid === undefined ? {} : { invalid: [...invalid] }),
    requestId,
  };
}
