import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classroom, command, nth, openClassroom, piece, rowCounts } from './classroom.fixture.ts';

let room: Classroom;
let [ada, a] = ['', ''];
beforeAll(async () => {
  room = await openClassroom(2);
  ada = nth(room.learners, 0).id;
  a = nth(room.competencies, 0);
});
afterAll(() => room.test.close());

/** Send it and see that it is refused with this status, code and field, and that the database is as it was. */
async function refused(
  body: unknown,
  expected: { status: number; code: string; field?: string },
  cookie: string | null = room.cookie,
): Promise<void> {
  const before = await rowCounts(room);
  const answer = await room.test.app.inject({
    method: 'POST',
    url: '/api/ratings',
    headers: { 'x-cairn-csrf': '1', ...(cookie === null ? {} : { cookie }) },
    payload: body as object,
  });
  const problem: { code: string; invalid?: { name: string }[] } = answer.json();
  expect([answer.statusCode, problem.code]).toEqual([expected.status, expected.code]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).not.toMatch(/ at .*\.ts|stack|select |insert /i);
  if (expected.field !== undefined)
    expect(problem.invalid?.map(({ name }) => name)).toContain(expected.field);
  expect(await rowCounts(room)).toEqual(before);
}

const notFound = { status: 404, code: 'not_found' };

describe('rating.write refuses who may not', () => {
  it('nobody signed in', () => refused(command(piece(ada, a)), { status: 401, code: 'not_signed_in' }, null));

  it('the learner, the guardian, an unrelated teacher and the school leader', async () => {
    const { test, district, school } = room;
    const guardian = await test.build.person(district, { role: 'guardian', orgId: school });
    await test.build.relate(district, 'guards', guardian.id, ada);
    const stranger = await test.build.person(district, { role: 'facilitator', orgId: school });
    const leader = await test.build.person(district, { role: 'school_leader', orgId: school });
    for (const { accountId } of [nth(room.learners, 0), guardian, stranger, leader])
      await refused(command(piece(ada, a)), notFound, await test.cookieFor(accountId));
  });

  it('the facilitator of another district', async () => {
    const other = await openOther();
    await refused(command(piece(ada, a)), notFound, other);
  });

  it('a command that rates one person too many, whether missing or forbidden', async () => {
    const forbidden = await room.test.build.person(room.district, { role: 'learner', orgId: room.school });
    for (const id of [randomUUID(), forbidden.id])
      await refused(command(piece(ada, a), piece(id, a)), notFound);
  });

  it('but lets an adviser rate together with their class', async () => {
    const advisee = await room.test.build.person(room.district, { role: 'learner', orgId: room.school });
    await room.test.build.relate(room.district, 'advises', room.teacher.id, advisee.id);
    const body = command(piece(ada, a), piece(advisee.id, a));
    expect((await room.test.call('rating.write', room.cookie, { body })).status).toBe(200);
  });

  async function openOther(): Promise<string> {
    const district = await room.test.build.district();
    const school = await room.test.build.org(district);
    const person = await room.test.build.person(district, { role: 'facilitator', orgId: school });
    return room.test.cookieFor(person.accountId);
  }
});

describe('rating.write refuses what cannot be meant', () => {
  const unknown = { status: 422, code: 'unknown_reference' };
  const broken = { status: 422, code: 'rule_broken' };
  const invalid = { status: 400, code: 'invalid_request' };

  it('a competency that does not exist, is of another district, or is no longer in use', async () => {
    const district = await room.test.build.district();
    const elsewhere = await room.test.build.competency(district, await room.test.build.framework(district));
    const retired = nth(room.competencies, 3);
    await room.test.database.asOwner('update cairn.competency set active = false where id = $1', [retired]);
    for (const id of [randomUUID(), elsewhere, retired])
      await refused(command(piece(ada, a), piece(ada, id)), {
        ...unknown,
        field: 'body.evidence.1.ratings.0.competencyId',
      });
  });

  it('a device clock that no calendar shows', () =>
    refused(command(piece(ada, a, { deviceTime: '9999-12-31T23:59:59-23:59' })), {
      ...invalid,
      field: 'body.evidence.0.deviceTime',
    }));

  it('an item that is not rated', async () => {
    const heading = nth(room.competencies, 2);
    await room.test.database.asOwner('update cairn.competency set rateable = false where id = $1', [heading]);
    await refused(command(piece(ada, heading)), {
      ...broken,
      field: 'body.evidence.0.ratings.0.competencyId',
    });
  });

  it('a class that the rater does not teach', async () => {
    const other = await room.test.build.class(room.district, { orgId: room.school });
    for (const classId of [other, randomUUID()])
      await refused({ ...command(piece(ada, a)), classId }, { ...unknown, field: 'body.classId' });
  });

  it.each([
    ['tomorrow', () => new Date(room.test.services.clock.now().getTime() + 86_400_000).toISOString()],
    ['in 1989', () => '1989-12-31T23:59:59Z'],
  ])('a time %s', (_, happenedAt) =>
    refused(command(piece(ada, a, { happenedAt: happenedAt() })), {
      ...broken,
      field: 'body.evidence.0.happenedAt',
    }),
  );

  it('the same id or competency twice', async () => {
    const one = piece(ada, a);
    await refused(command(one, { ...piece(ada, a), id: one.id }), { ...broken, field: 'body.evidence.1.id' });
    await refused(command(one, { ...piece(ada, a), ratings: one.ratings }), {
      ...broken,
      field: 'body.evidence.1.ratings.0.id',
    });
    const twice = { ...one, ratings: [...one.ratings, ...piece(ada, a).ratings] };
    await refused(command(twice), { ...broken, field: 'body.evidence.0.ratings.1.competencyId' });
  });

  it.each([
    ['a wrong UUID', { personId: '12' }, 'body.evidence.0.personId'],
    ['an unknown kind', { kind: 'rumour' }, 'body.evidence.0.kind'],
    ['no ratings', { ratings: [] }, 'body.evidence.0.ratings'],
    ['a moment that is none', { happenedAt: 'yesterday' }, 'body.evidence.0.happenedAt'],
    ['a note beyond bounds', { note: 'x'.repeat(4001) }, 'body.evidence.0.note'],
    ['a control character', { title: 'a\u0000b' }, 'body.evidence.0.title'],
  ])('%s', (_, change, field) =>
    refused({ ...command(), evidence: [{ ...piece(ada, a), ...change }] }, { ...invalid, field }),
  );

  it.each([
    ['a level between the halves', { level: 2.25 }],
    ['a level above 4', { level: 4.5 }],
    ['a level without a score', { state: 'missed', level: 2 }],
    ['a score without a level', { level: null }],
  ])('%s', (_, change) => {
    const one = piece(ada, a);
    const ratings = [{ ...nth(one.ratings, 0), ...change }];
    return refused(command({ ...one, ratings } as typeof one), {
      ...invalid,
      field: 'body.evidence.0.ratings.0.level',
    });
  });

  it('broken and oversized JSON', async () => {
    const send = (payload: string) =>
      room.test.app.inject({
        method: 'POST',
        url: '/api/ratings',
        headers: { 'x-cairn-csrf': '1', cookie: room.cookie, 'content-type': 'application/json' },
        payload,
      });
    expect((await send('{"commandId":')).json()).toMatchObject({ code: 'malformed_json' });
    expect((await send(JSON.stringify('x'.repeat(3_000_000)))).json()).toMatchObject({ code: 'too_large' });
  });

  it('markup is text like any other', async () => {
    const note = '<script>alert(1)</script> **bold**';
    const body = command(piece(ada, a, { note }));
    expect((await room.test.call('rating.write', room.cookie, { body })).status).toBe(200);
    const list = await room.test.call('evidence.list', room.cookie, { params: { personId: ada } });
    expect(list.data.items.some((item) => item.note === note)).toBe(true);
  });
});
