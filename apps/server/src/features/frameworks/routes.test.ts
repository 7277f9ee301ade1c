import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterFrameworks } from '../../../../../content/index.ts';
import { openTestApp, type TestApp } from '../../../../../packages/testkit/src/index.ts';
import { installStarterFrameworks } from './index.ts';

let test: TestApp;
let leader: string;
let learner: string;
let stranger: string;
let districtId: string;
const math = starterFrameworks.find(({ code }) => code === 'CAIRN-MATH');
const mathId = math?.id ?? '';
const child = math?.items.find(
  ({ type, id }) => type === 'competency' && math.precedes.some(([, to]) => to === id),
);

beforeAll(async () => {
  test = await openTestApp();
  const district = await test.build.district();
  districtId = district.id;
  const school = await test.build.org(district);
  const lead = await test.build.person(district, { role: 'district_leader', orgId: district.orgId });
  const learns = await test.build.person(district, { role: 'learner', orgId: school, grade: '04' });
  leader = await test.cookieFor(lead.accountId);
  learner = await test.cookieFor(learns.accountId);
  const other = await test.build.district();
  const away = await test.build.person(other, { role: 'district_leader', orgId: other.orgId });
  stranger = await test.cookieFor(away.accountId);
  await installStarterFrameworks({ services: test.services, districtId, now: test.services.clock.now() });
});
afterAll(() => test.close());

const inSpanish = (path: string) =>
  test.app.inject({ method: 'GET', url: path, headers: { cookie: learner, 'accept-language': 'es-MX,en' } });

describe('framework routes', () => {
  it('list and read with counts and types', async () => {
    const list = await test.call('framework.list', learner);
    expect(list.data.items.map(({ code }) => code)).toHaveLength(starterFrameworks.length);
    const { data } = await test.call('framework.read', learner, { params: { frameworkId: mathId } });
    const of = (kind: string) => math?.items.filter(({ type }) => type === kind).length;
    expect(data).toMatchObject({
      competencyCount: math?.items.length,
      rateableCount: of('competency'),
      prerequisiteCount: math?.precedes.length,
      rateableTypes: ['competency'],
      rateableBasis: 'precedes_types',
      version: 1,
    });
    expect(data.types).toEqual([
      { type: 'strand', count: of('strand'), rateable: false },
      { type: 'cluster', count: of('cluster'), rateable: false },
      { type: 'competency', count: of('competency'), rateable: true },
    ]);
  });

  it('pages the items in tree order, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: Record<string, string> = { limit: '10', ...(cursor === '' ? {} : { cursor }) };
      const { data } = await test.call('framework.items', learner, {
        params: { frameworkId: mathId },
        query,
      });
      for (const { id, parentId } of data.items) {
        expect(parentId === null || seen.includes(parentId)).toBe(true);
        seen.push(id);
      }
      cursor = data.next;
    }
    expect(new Set(seen).size).toBe(math?.items.length);
    expect(seen).toHaveLength(math?.items.length ?? 0);
    const bad = await test.call('framework.items', learner, {
      params: { frameworkId: mathId },
      query: { cursor: "1'--" },
    });
    expect([bad.status, bad.problem.code, bad.problem.invalid?.[0]?.name]).toEqual([
      400,
      'invalid_request',
      'cursor',
    ]);
  });

  it('reads a competency with descriptors, neighbours, path and home', async () => {
    const { data } = await test.call('competency.read', learner, {
      params: { competencyId: child?.id ?? '' },
    });
    expect(data.title).toBe(child?.title.en);
    expect(data.descriptors).toEqual(
      Object.entries(child?.levels ?? {}).map(([level, text]) => ({
        level: Number(level),
        statement: text.en,
      })),
    );
    expect(data.home).toBe(child?.home?.en ?? null);
    const before = math?.precedes.filter(([, to]) => to === child?.id).map(([from]) => from);
    const after = math?.precedes.filter(([from]) => from === child?.id).map(([, to]) => to);
    expect(data.before.map(({ id }) => id).sort()).toEqual(before?.toSorted());
    expect(data.after.map(({ id }) => id).sort()).toEqual(after?.toSorted());
    expect(data.path.at(-1)?.id).toBe(child?.parent);
    expect(data.path).toHaveLength(2);
    expect(data.framework).toEqual({ id: mathId, title: math?.title.en });
  });

  it('answers in Spanish where the request asks for it', async () => {
    const answer = await inSpanish(`/api/competencies/${child?.id}`);
    expect(answer.json()).toMatchObject({
      title: child?.title.es,
      statement: child?.statement.es,
      home: child?.home?.es,
      framework: { title: math?.title.es },
    });
    const list = await inSpanish('/api/frameworks');
    const { items } = list.json<{ items: { title: string }[] }>();
    expect(items.map(({ title }) => title)).toContain(math?.title.es);
  });

  it('hides what is missing or of another district behind one answer', async () => {
    const params = { frameworkId: mathId, competencyId: child?.id ?? '' };
    const missing = '00000000-0000-4000-8000-00000000dead';
    for (const id of ['framework.read', 'framework.items', 'competency.read'] as const) {
      const theirs = await test.call(id, stranger, { params });
      const none = await test.call(id, learner, { params: { frameworkId: missing, competencyId: missing } });
      expect([theirs.status, none.status]).toEqual([404, 404]);
      expect({ ...theirs.problem, requestId: '' }).toEqual({ ...none.problem, requestId: '' });
      const wrong = await test.call(id, learner, { params: { frameworkId: 'x', competencyId: 'x' } });
      expect(wrong.status).toBe(400);
    }
    expect((await test.call('framework.list', null)).status).toBe(401);
    expect((await test.call('framework.list', stranger)).data.items).toEqual([]);
  });

  it('marks types: by version, by people who may, only types that exist', async () => {
    const mark = (cookie: string, types: string[], version: number) =>
      test.call('framework.mark_types', cookie, {
        params: { frameworkId: mathId },
        body: { types, version },
      });
    expect((await mark(learner, ['cluster'], 1)).status).toBe(404);
    expect((await mark(stranger, ['cluster'], 1)).status).toBe(404);
    const unknown = await mark(leader, ['cluster', 'Alchemy'], 1);
    expect([unknown.status, unknown.problem.code]).toEqual([422, 'rule_broken']);
    expect(unknown.problem.invalid).toEqual([
      { name: 'types', code: 'unknown_type', reason: expect.stringContaining('Alchemy') as unknown },
    ]);
    const done = await mark(leader, ['cluster', 'cluster'], 1);
    expect(done.data).toMatchObject({ rateableTypes: ['cluster'], rateableBasis: 'person', version: 2 });
    expect(done.data.rateableCount).toBe(math?.items.filter(({ type }) => type === 'cluster').length);
    const late = await mark(leader, ['competency'], 1);
    expect([late.status, late.problem.code]).toEqual([409, 'conflict']);
    const lines = await test.database.asOwner<{ detail: unknown }>(
      `select detail from cairn.audit where district_id = $1 and action = 'framework.types_marked'`,
      [districtId],
    );
    expect(lines).toEqual([{ detail: { types: 1, version: 2 } }]);
    // A new version of the starter content must not undo what a person decided.
    const { updated } = await installStarterFrameworks({
      services: test.services,
      districtId,
      now: test.services.clock.now(),
    });
    expect(updated.CFItems).toBe(0);
    const { data } = await test.call('framework.read', leader, { params: { frameworkId: mathId } });
    expect(data.rateableTypes).toEqual(['cluster']);
  });
});
