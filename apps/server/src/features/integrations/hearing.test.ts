import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classroom, nth, openClassroom } from '../evidence/classroom.fixture.ts';
import { type Hearing, openHearing } from './hearing.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom(3);
});
afterAll(() => room.test.close());

type Ears = { hearing: Hearing; heard: string[]; faults: unknown[]; sessionToken: string };

/** The classroom's facilitator with a session of their own, listening. */
async function listen(): Promise<Ears> {
  const { test, district, teacher } = room;
  const cookie = decodeURIComponent(await test.cookieFor(teacher.accountId));
  const sessionToken = cookie.slice(cookie.indexOf('=') + 1).split('.')[0] ?? '';
  const [heard, faults]: [string[], unknown[]] = [[], []];
  const hearing = await openHearing({
    services: test.services,
    identity: { accountId: teacher.accountId, sessionToken, districtId: district.id },
    send: ({ personId }) => heard.push(personId),
    onError: (error) => faults.push(error),
  });
  if (hearing === null) throw new Error('The facilitator may listen.');
  return { hearing, heard, faults, sessionToken };
}

const about = (personId: string) => ({ kind: 'standing', personId }) as const;

describe('a listener', () => {
  it('hears of those whose standing they may read, in order, with one look-up for all', async () => {
    const stranger = await room.test.build.person(room.district, { role: 'learner', orgId: room.school });
    const { hearing, heard, faults } = await listen();
    const mine = room.learners.map(({ id }) => id);
    const connects: unknown[] = [];
    const count = () => connects.push(null);
    room.test.services.database.pool.on('acquire', count);
    for (const id of [...mine, stranger.id]) hearing.hear(about(id));
    await expect.poll(() => heard).toEqual(mine);
    for (const id of [stranger.id, ...mine]) hearing.hear(about(id));
    await expect.poll(() => heard).toEqual([...mine, ...mine]);
    room.test.services.database.pool.off('acquire', count);
    expect([connects.length, faults]).toEqual([1, []]);
  });

  it('hears no more of a learner who left, after the next look', async () => {
    const { hearing, heard } = await listen();
    const gone = nth(room.learners, 2).id;
    await room.test.database.asOwner('update cairn.enrollment set active = false where person_id = $1', [
      gone,
    ]);
    expect(await hearing.lookAgain()).toBe(true);
    hearing.hear(about(gone));
    hearing.hear(about(nth(room.learners, 0).id));
    await expect.poll(() => heard).toEqual([nth(room.learners, 0).id]);
  });

  it('may not go on when the session has ended', async () => {
    const { hearing, sessionToken } = await listen();
    expect(await hearing.lookAgain()).toBe(true);
    await room.test.database.asOwner('delete from platform.session where token = $1', [sessionToken]);
    expect(await hearing.lookAgain()).toBe(false);
  });

  it('may not go on when they are no person of the district any more', async () => {
    const { hearing } = await listen();
    const set = (active: boolean) =>
      room.test.database.asOwner('update cairn.person set active = $2 where id = $1', [
        room.teacher.id,
        active,
      ]);
    await set(false);
    expect(await hearing.lookAgain()).toBe(false);
    await set(true);
  });
});

describe('/api/live', () => {
  it('answers HEAD and ends', async () => {
    const headers = { cookie: room.cookie };
    const answer = await room.test.app.inject({ method: 'HEAD', url: '/api/live', headers });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/event-stream']);
  });
});
