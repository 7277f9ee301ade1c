import { ApiError, parseProblem } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** Only our own server, by path: the content security policy allows no other origin. */
export type ApiPath = `/api/${string}`;

/** Anything that can check an answer, such as a Zod schema. None is loaded with the first page. */
export interface AnswerSchema<T> {
  parse(value: unknown): T;
}

export interface RequestOptions<T> {
  readonly schema?: AnswerSchema<T>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** For tests; the browser's own fetch otherwise. */
  readonly fetcher?: typeof fetch;
}

/**
 * Sends one request and gives back its JSON, or `undefined` for an empty answer (204).
 *
 * Without a schema the answer is taken to have the type that the contract declares for the route;
 * the server checks its answers against the same contract before it sends them.
 * @throws ApiError for every refusal; code `unreachable` and status 0 when no answer came.
 * An aborted request rejects with the browser's own AbortError.
 */
export async function request<T>(method: Method, path: ApiPath, options: RequestOptions<T> = {}): Promise<T> {
  const answer = await send(method, path, options);
  const body = await readJson(answer);
  if (!answer.ok) throw new ApiError(parseProblem(body, answer.status));
  return options.schema ? options.schema.parse(body) : asDeclared<T>(body);
}

async function send<T>(method: Method, path: ApiPath, options: RequestOptions<T>): Promise<Response> {
  const { body, signal, headers, fetcher = fetch } = options;
  try {
    return await fetcher(path, {
      method,
      credentials: 'same-origin',
      redirect: 'error',
      signal: signal ?? null,
      body: body === undefined ? null : JSON.stringify(body),
      headers: {
        accept: 'application/json, application/problem+json',
        // A form on another site cannot send this header, so it proves that the request is ours.
        'x-cairn-csrf': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({ code: 'unreachable', status: 0, title: 'No answer', detail: '' });
  }
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    // An error page of a proxy is not JSON; the status then speaks for itself.
    if (!answer.ok) return undefined;
    throw new ApiError({ code: 'unreadable_answer', status: answer.status, title: 'Not JSON', detail: '' });
  }
}

/** The one place where an unchecked answer gets its declared type; see `request`. */
function asDeclared<T>(body: unknown): T {
  return body as T;
}
