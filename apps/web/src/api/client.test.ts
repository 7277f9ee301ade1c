import { describe, expect, it } from 'vitest';
import { request } from './client.ts';
import { ApiError } from './problem.ts';

const answering =
  (body: string | null, status: number, seen: Request[] = []): typeof fetch =>
  async (input, init) => {
    seen.push(new Request(new URL(String(input), 'http://cairn.test'), init));
    return new Response(body, { status });
  };

async function problemFrom(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error(`expected an ApiError, got ${String(error)}`);
  return error.problem;
}

describe('request', () => {
  it('sends JSON with the header that another site cannot send', async () => {
    const seen: Request[] = [];
    const fetcher = answering('{"ok":true}', 200, seen);
    const answer = await request<{ ok: boolean }>('POST', '/api/ratings', { body: { level: 3 }, fetcher });
    expect(answer).toEqual({ ok: true });
    expect(seen[0]?.headers.get('x-cairn-csrf')).toBe('1');
    expect(seen[0]?.headers.get('content-type')).toBe('application/json');
    expect(await seen[0]?.json()).toEqual({ level: 3 });
  });

  it('gives undefined for an empty answer and sends no content type without a body', async () => {
    const seen: Request[] = [];
    expect(await request('DELETE', '/api/session', { fetcher: answering(null, 204, seen) })).toBeUndefined();
    expect(seen[0]?.headers.has('content-type')).toBe(false);
  });

  it('passes the answer through a schema when there is one', async () => {
    const schema = { parse: (value: unknown) => `checked ${JSON.stringify(value)}` };
    expect(await request('GET', '/api/x', { schema, fetcher: answering('[1]', 200) })).toBe('checked [1]');
  });

  it('turns problem+json into a typed problem with its fields', async () => {
    const body = JSON.stringify({
      code: 'invalid_request',
      status: 422,
      title: 'Does not fit',
      detail: 'level is above 4',
      invalid: [{ name: 'level', reason: 'at most 4', code: 'too_big' }, 'nonsense'],
    });
    expect(await problemFrom(request('POST', '/api/x', { fetcher: answering(body, 422) }))).toEqual({
      code: 'invalid_request',
      status: 422,
      title: 'Does not fit',
      detail: 'level is above 4',
      invalid: [{ name: 'level', reason: 'at most 4', code: 'too_big' }],
    });
  });

  it("makes a problem of a proxy's page too", async () => {
    const problem = await problemFrom(request('GET', '/api/x', { fetcher: answering('<html>', 502) }));
    expect(problem).toEqual({ code: 'http_502', status: 502, title: '', detail: '' });
  });

  it('refuses a success that is not JSON', async () => {
    const problem = await problemFrom(request('GET', '/api/x', { fetcher: answering('<html>', 200) }));
    expect(problem.code).toBe('unreadable_answer');
  });

  it('says unreachable when no answer came, and leaves an abort alone', async () => {
    const fetcher: typeof fetch = async () => {
      throw new TypeError('failed to fetch');
    };
    expect((await problemFrom(request('GET', '/api/x', { fetcher }))).code).toBe('unreachable');
    const signal = AbortSignal.abort();
    await expect(request('GET', '/api/x', { fetcher, signal })).rejects.toBeInstanceOf(TypeError);
  });
});
