import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Classroom, nth, openClassroom, piece, rate, rowCounts } from './classroom.fixture.ts';

let room: Classroom;
let [ada, a] = ['', ''];
beforeAll(async () => {
  room = await openClassroom(2);
  ada = nth(room.learners, 0).id;
});
beforeEach(async () => {
  a = await room.test.build.competency(room.district, room.frameworkId);
});
afterAll(() => room.test.close());

type Change = { state?: 'scored' | 'withdrawn' | 'excused'; level?: number | null; id?: string };
function correct(ratingId: string, change: Change = {}, cookie: string = room.cookie) {
  const { state = 'withdrawn', level = null, id = randomUUID() } = change;
  const body = { commandId: randomUUID(), id, state, level, comment: 'A slip' };
  return room.test.call('rating.correct', cookie, { params: { ratingId }, body });
}

async function oneRating(level = 1): Promise<string> {
  const [saved] = await rate(room, piece(ada, a, { level }));
  return saved?.ratingId ?? '';
}

describe('rating.correct', () => {
  it('puts a new row in the place of the former, which stays as it was', async () => {
    const former = await oneRating(1);
    const [before] = await room.test.database.asOwner('select * from cairn.rating where id = $1', [former]);
    const answer = await correct(former, { state: 'scored', level: 4 });
    expect(answer.data.saved[0]?.standing).toMatchObject({ level: 4, scoredCount: 1 });
    const rows = await room.test.database.asOwner<{ id: string }>(
      'select * from cairn.rating where competency_id = $1 order by corrects nulls first',
      [a],
    );
    expect(rows[0]).toEqual(before);
    expect(rows[1]).toMatchObject({
      id: answer.data.saved[0]?.ratingId,
      corrects: former,
      level: 4,
      rater_id: room.teacher.id,
    });
    const [audit] = await room.test.database.asOwner(
      `select actor_id, detail from cairn.audit where action = 'rating.corrected' and resource_id = $1`,
      [former],
    );
    expect(audit).toMatchObject({ actor_id: room.teacher.id, detail: { state: 'scored', personId: ada } });
  });

  it('withdrawing the last rating leaves no row: no evidence is never a zero', async () => {
    const answer = await correct(await oneRating());
    expect(answer.data.saved[0]?.standing).toMatchObject({ level: null, scoredCount: 0, lastState: null });
    expect(
      await room.test.database.asOwner('select from cairn.proficiency where competency_id = $1', [a]),
    ).toEqual([]);
    const standing = await room.test.call('standing.read', room.cookie, { params: { personId: ada } });
    expect(standing.data.items.map(({ competency }) => competency.id)).not.toContain(a);
  });

  it('withdrawing one of two gives what the other alone gives', async () => {
    const [low, high] = [await oneRating(1), await oneRating(4)];
    expect((await correct(low)).data.saved[0]?.standing).toMatchObject({ level: 4, scoredCount: 1 });
    expect((await correct(high)).data.saved[0]?.standing.lastState).toBeNull();
  });

  it('a withdrawal may be corrected in its turn, and so brought back', async () => {
    const undone = (await correct(await oneRating(2))).data.saved[0]?.ratingId ?? '';
    const back = await correct(undone, { state: 'scored', level: 2 });
    expect(back.data.saved[0]?.standing).toMatchObject({ level: 2, lastState: 'scored' });
  });

  it('of what was corrected already is refused, and writes nothing', async () => {
    const former = await oneRating();
    await correct(former);
    const before = await rowCounts(room);
    const again = await correct(former, { state: 'scored', level: 3 });
    expect([again.status, again.problem.code]).toEqual([409, 'already_corrected']);
    expect(await rowCounts(room)).toEqual(before);
  });

  it('under an id that is taken is refused', async () => {
    const [one, two] = [await oneRating(), await oneRating()];
    const answer = await correct(one, { id: two });
    expect([answer.status, answer.problem.code]).toEqual([409, 'command_reused']);
  });

  it('a repeat gets the first answer', async () => {
    const former = await oneRating();
    const input = {
      params: { ratingId: former },
      body: { commandId: randomUUID(), id: randomUUID(), state: 'excused' as const, level: null },
    };
    const first = await room.test.call('rating.correct', room.cookie, input);
    const second = await room.test.call('rating.correct', room.cookie, input);
    expect(second.data).toEqual(first.data);
    expect(first.data.saved[0]?.standing).toMatchObject({ level: null, lastState: 'excused' });
  });

  it('looks the same for what is missing and what is forbidden', async () => {
    const former = await oneRating();
    const { test, district, school } = room;
    const guardian = await test.build.person(district, { role: 'guardian', orgId: school });
    await test.build.relate(district, 'guards', guardian.id, ada);
    const stranger = await test.build.person(district, { role: 'facilitator', orgId: school });
    const other = await test.build.district();
    const elsewhere = await test.build.person(other, { role: 'facilitator', orgId: other.orgId });
    const before = await rowCounts(room);
    for (const { accountId } of [nth(room.learners, 0), guardian, stranger, elsewhere]) {
      const answer = await correct(former, {}, await test.cookieFor(accountId));
      expect([answer.status, answer.problem.code]).toEqual([404, 'not_found']);
    }
    expect((await correct(randomUUID())).status).toBe(404);
    expect(await rowCounts(room)).toEqual(before);
  });

  it('the serving login can neither change nor delete what was entered', async () => {
    const { pool } = room.test.services.database;
    for (const table of ['evidence', 'rating'])
      for (const text of [`update cairn.${table} set entered_at = entered_at`, `delete from cairn.${table}`])
        await expect(pool.query(text)).rejects.toMatchObject({ code: '42501' });
  });
});
