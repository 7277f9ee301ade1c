export interface InvalidField {
  readonly name: string;
  readonly reason: string;
  readonly code: string;
}

/** A refused or failed request, after RFC 9457 (problem details for HTTP). `status` is 0 when no answer came. */
export interface ApiProblem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly invalid?: readonly InvalidField[];
}

/** The error that `request` throws; what happened is in `problem`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: ApiProblem;
  constructor(problem: ApiProblem) {
    super(`${problem.status} ${problem.code}: ${problem.title}`);
    this.problem = problem;
  }
}

/** The problem inside anything that was thrown, so that every failure can be shown. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiError) return error.problem;
  return { code: 'unexpected', status: 500, title: error instanceof Error ? error.message : '', detail: '' };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textAt = (record: Record<string, unknown>, key: string): string => {
  const value = record[key];
  return typeof value === 'string' ? value : '';
};

function parseInvalid(value: unknown): readonly InvalidField[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((entry) => ({
    name: textAt(entry, 'name'),
    reason: textAt(entry, 'reason'),
    code: textAt(entry, 'code'),
  }));
}

/**
 * Reads a problem+json body. Whatever else comes (a proxy's page, an empty body) becomes a problem
 * with code `http_<status>`, so that callers have one shape to deal with.
 */
export function parseProblem(body: unknown, status: number): ApiProblem {
  const fallback = `http_${status}`;
  if (!isRecord(body)) return { code: fallback, status, title: '', detail: '' };
  const invalid = parseInvalid(body['invalid'] ?? body['invalid_params']);
  return {
    code: textAt(body, 'code') || fallback,
    status,
    title: textAt(body, 'title'),
    detail: textAt(body, 'detail'),
    ...(invalid.length > 0 ? { invalid } : {}),
  };
}
