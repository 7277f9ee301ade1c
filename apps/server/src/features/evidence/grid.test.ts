import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementCount } from '../../platform/db/transaction.ts';
import { type Classroom, nth, openClassroom, piece, rate, within } from './classroom.fixture.ts';
import { readGrid } from './grid.ts';

let room: Classroom;
let [ada, bo, a, b] = ['', '', '', ''];
let other: { otherGrade: string; sameSubject: string; otherSubject: string };
beforeAll(async () => {
  room = await openClassroom(30);
  const { test, district, frameworkId } = room;
  ada = nth(room.learners, 0).id;
  bo = nth(room.learners, 1).id;
  a = nth(room.competencies, 0);
  b = nth(room.competencies, 1);
  const writing = await test.build.framework(district, 'A writing course', ['writing']);
  other = {
    otherGrade: await test.build.competency(district, frameworkId, { code: 'Z', grades: ['08'] }),
    sameSubject: frameworkId,
    otherSubject: await test.build.competency(district, writing, { code: 'W', title: '100% sure_' }),
  };
  await test.database.asOwner(`update cairn.competency set translations = $1 where id = $2`, [
    JSON.stringify({ es: { title: 'Competencia A' } }),
    a,
  ]);
});
afterAll(() => room.test.close());

const grid = (competencies?: string[], cookie: string | null = room.cookie, classId = room.classId) =>
  room.test.call('grid.read', cookie, {
    params: { classId },
    query: competencies === undefined ? {} : { competencies: competencies.join(',') },
  });

describe('grid.read', () => {
  it('has a row per learner by name and a column per asked competency in the asked order', async () => {
    await rate(room, piece(bo, a, { level: 2.5, comment: 'Nearly', context: 'Quiz' }));
    const { data } = await grid([b, a]);
    expect(data.columns.map(({ id }) => id)).toEqual([b, a]);
    expect(data.rows.map(({ person }) => person.id)).toEqual(room.learners.map(({ id }) => id));
    expect(data.rows[1]?.cells[1]).toMatchObject({ competencyId: a, level: 2.5, comment: 'Nearly' });
    expect(data.rows[0]?.cells[1]).toMatchObject({
      level: null,
      lastState: null,
      ratingId: null,
      comment: null,
    });
    expect(data).toMatchObject({ title: 'Ratios, room 12', contexts: ['Quiz'] });
  });

  it('names the latest rating that stands, so that an undo takes back the right one', async () => {
    const [first] = await rate(room, piece(ada, b, { level: 1 }));
    const [second] = await rate(room, piece(ada, b, { level: 4 }));
    const cell = async () => (await grid([b])).data.rows[0]?.cells[0];
    expect((await cell())?.ratingId).toBe(second?.ratingId);
    await room.test.call('rating.correct', room.cookie, {
      params: { ratingId: second?.ratingId ?? '' },
      body: { commandId: randomUUID(), id: randomUUID(), state: 'withdrawn', level: null },
    });
    expect(await cell()).toMatchObject({ ratingId: first?.ratingId, level: 1 });
  });

  it('shows nobody outside the class, nor who has left it long ago', async () => {
    const { test, district, school, classId } = room;
    const outside = await test.build.person(district, { role: 'learner', orgId: school });
    const gone = await test.build.person(district, { role: 'learner', orgId: school });
    await test.build.enroll(district, classId, gone.id, 'learner', { endsOn: '2026-09-01' });
    await test.build.relate(district, 'advises', room.teacher.id, outside.id);
    await rate(room, piece(outside.id, a));
    const ids = (await grid([a])).data.rows.map(({ person }) => person.id);
    expect(ids).not.toContain(outside.id);
    expect(ids).not.toContain(gone.id);
    expect(ids).not.toContain(room.teacher.id);
  });

  it('offers the first five that suit where none are asked for', async () => {
    const ids = (await grid()).data.columns.map(({ id }) => id);
    expect(ids).toEqual([...room.competencies, other.otherGrade]);
  });

  it('reads in the language of the reader', async () => {
    const answer = await room.test.app.inject({
      url: `/api/classes/${room.classId}/grid?competencies=${a}`,
      headers: { cookie: room.cookie, 'x-cairn-locale': 'es' },
    });
    expect(answer.json()).toMatchObject({ columns: [{ title: 'Competencia A' }] });
  });

  it('names the column that does not exist here', async () => {
    const answer = await grid([a, randomUUID()]);
    expect([answer.status, answer.problem.code]).toEqual([422, 'unknown_reference']);
    expect(answer.problem.invalid?.[0]?.name).toBe('querystring.competencies.1');
    expect((await grid(['nonsense'])).problem.code).toBe('invalid_request');
  });

  it('opens to its teachers and leaders only', async () => {
    const { test, district, school } = room;
    const stranger = await test.build.person(district, { role: 'facilitator', orgId: school });
    const away = await test.build.district();
    const elsewhere = await test.build.person(away, { role: 'district_leader', orgId: away.orgId });
    for (const { accountId } of [nth(room.learners, 0), stranger, elsewhere])
      expect((await grid([a], await test.cookieFor(accountId))).status).toBe(404);
    expect((await grid([a], room.cookie, randomUUID())).status).toBe(404);
    const leader = await test.build.person(district, { role: 'school_leader', orgId: school });
    expect((await grid([a], await test.cookieFor(leader.accountId))).status).toBe(200);
  });

  it('runs as many statements for 30 learners as for one', async () => {
    const { test, district, school } = room;
    const small = await test.build.class(district, { orgId: school });
    await test.build.enroll(district, small, ada, 'learner');
    const counts: number[] = [];
    for (const classId of [small, room.classId])
      counts.push(
        await within(room, async () => {
          await readGrid(classId, undefined, { now: room.test.services.clock.now(), locale: 'en' });
          return statementCount();
        }),
      );
    expect(counts[0]).toBe(counts[1]);
  });
});

describe('grid.competencies', () => {
  const offered = (query: Record<string, string> = {}) =>
    room.test.call('grid.competencies', room.cookie, { params: { classId: room.classId }, query });

  it('puts those of the subject and grade first, then the subject, then the others', async () => {
    const { data } = await offered();
    expect(data.items.map(({ id, fit }) => [id, fit])).toEqual([
      ...room.competencies.map((id) => [id, 'subject_and_grade']),
      [other.otherGrade, 'subject'],
      [other.otherSubject, 'other'],
    ]);
    expect(data.items[0]).toMatchObject({ code: 'A', framework: 'Number sense' });
  });

  it('gives every one exactly once, page by page', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await offered({ limit: '2', ...(cursor === null ? {} : { cursor }) });
      seen.push(...page.data.items.map(({ id }) => id));
      cursor = page.data.next;
    } while (cursor !== null);
    expect(seen).toEqual([...room.competencies, other.otherGrade, other.otherSubject]);
  });

  it.each([
    ['a code', { q: 'z' }, 1],
    ['part of a title, capitals aside', { q: 'COMPETENCY b' }, 1],
    ['signs that mean something to a search', { q: '0% sure_' }, 1],
    ['what is nowhere', { q: 'nowhere' }, 0],
  ])('finds %s', async (_, query, count) => {
    expect((await offered(query)).data.items).toHaveLength(count);
  });

  it.each(['nonsense', 'LTE', Buffer.from('{"x":1}').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      const answer = await offered({ cursor });
      expect([answer.status, answer.problem.code]).toEqual([400, 'invalid_request']);
      expect(answer.problem.invalid?.[0]?.name).toBe('querystring.cursor');
    },
  );
});
