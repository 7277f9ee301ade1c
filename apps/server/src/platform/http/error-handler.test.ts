import { ERRORS, type ErrorCode, Problem } from '@cairn/contract';
import { openTestApp, type TestApp } from '@cairn/testkit';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installFeatures } from '../../features/index.ts';
import { installErrorHandler } from './error-handler.ts';
import { AppError } from './problem.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

type Request = {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  payload?: string;
  headers?: Record<string, string>;
};

const JSON_POST = { 'content-type': 'application/json', 'x-cairn-csrf': '1' };

/** The answer must be a whole problem from the closed list, with nothing of our insides in it. */
async function expectProblem(app: FastifyInstance, request: Request, code: ErrorCode): Promise<Problem> {
  const answer = await app.inject({ headers: JSON_POST, ...request });
  const problem = Problem.parse(answer.json());
  expect(problem).toMatchObject({ code, status: ERRORS[code].status, title: ERRORS[code].title });
  expect(problem.type).toBe(`urn:cairn:problem:${code}`);
  expect(problem.requestId).toBeTruthy();
  expect(answer.statusCode).toBe(ERRORS[code].status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).not.toMatch(/node_modules|\.ts:|\bat \w+ \(|password=|planted secret/);
  return problem;
}

describe('bad input to the real server', () => {
  const url = '/api/session';

  it.each<[string, Request, ErrorCode]>([
    ['malformed JSON', { method: 'POST', url, payload: '{"name": ' }, 'malformed_json'],
    ['an empty body', { method: 'POST', url, payload: '' }, 'malformed_json'],
    [
      'JSON that pollutes prototypes',
      { method: 'POST', url, payload: '{"__proto__": {"a": 1}}' },
      'malformed_json',
    ],
    [
      'an oversized body',
      { method: 'POST', url, payload: `{"name": "${'x'.repeat(1_000_001)}"}` },
      'too_large',
    ],
    [
      'an unknown content type',
      {
        method: 'POST',
        url,
        payload: '<name/>',
        headers: { ...JSON_POST, 'content-type': 'application/xml' },
      },
      'unsupported_media_type',
    ],
    ['a field that is missing', { method: 'POST', url, payload: '{}' }, 'invalid_request'],
    [
      'a request from another site',
      { method: 'POST', url, payload: '{}', headers: { 'content-type': 'application/json' } },
      'cross_site',
    ],
    ['an unknown route', { method: 'GET', url: '/api/nothing-here' }, 'not_found'],
    ['an unknown method', { method: 'PUT', url, payload: '{}' }, 'not_found'],
    ['nobody signed in', { method: 'GET', url: '/api/schools' }, 'not_signed_in'],
    [
      'a forged session',
      { method: 'GET', url: '/api/schools', headers: { cookie: 'cairn.session_token=forged.signature' } },
      'session_expired',
    ],
    ['a path that cannot be decoded', { method: 'GET', url: '/api/people/%E0%A4%A' }, 'invalid_request'],
  ])('%s', async (_what, request, code) => {
    await expectProblem(test.app, request, code);
  });

  it('names the field that was refused', async () => {
    const problem = await expectProblem(test.app, { method: 'POST', url, payload: '{}' }, 'invalid_request');
    expect(problem.invalid?.length).toBeGreaterThan(0);
    for (const { name, reason, code } of problem.invalid ?? []) {
      expect(name).toMatch(/^body/);
      expect(reason && code).toBeTruthy();
    }
  });
});

describe('what goes wrong inside', () => {
  const broken = (error: unknown): FastifyInstance => {
    const app = Fastify();
    installErrorHandler(app);
    app.get('/broken', () => Promise.reject(error));
    return app;
  };
  const failure = (code: string, message = 'planted secret'): Error =>
    Object.assign(new Error(message), { code });

  it.each<[string, unknown, ErrorCode]>([
    ['a fault of ours', new TypeError('planted secret'), 'internal'],
    ['something thrown that is no error', 'planted secret', 'internal'],
    ['an unknown error of the database', failure('42P01'), 'internal'],
    ['a database that is not there', failure('ECONNREFUSED'), 'unavailable'],
    ['a database that shuts down', failure('57P01'), 'unavailable'],
    ['a database that has no connection left', failure('53300'), 'unavailable'],
    ['a refusal with its code', new AppError('conflict'), 'conflict'],
  ])('%s', async (_what, error, code) => {
    await expectProblem(broken(error), { method: 'GET', url: '/broken' }, code);
  });
});

describe('a route without a permission (law 4)', () => {
  it('does not register', async () => {
    const app = Fastify();
    await installFeatures(app, test.services);
    expect(() => app.get('/api/open-door', async () => 'come in')).toThrow(
      '/api/open-door names no permission; no route registers without one (law 4).',
    );
    expect(() =>
      app.get('/api/named', { config: { permission: 'health.read' } }, async () => 'ok'),
    ).not.toThrow();
  });
});
