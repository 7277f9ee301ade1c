import { createHash, randomUUID } from 'node:crypto';
import { TEST_NOW } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementCount } from '../../platform/db/transaction.ts';
import {
  actorOf,
  type Classroom,
  command,
  nth,
  openClassroom,
  piece,
  rate,
  rowCounts,
  within,
} from './classroom.fixture.ts';
import { writeRatings } from './write-ratings.ts';

let room: Classroom;
let [ada, bo, a, b] = ['', '', '', ''];
beforeAll(async () => {
  room = await openClassroom(31);
  ada = nth(room.learners, 0).id;
  bo = nth(room.learners, 1).id;
  a = nth(room.competencies, 0);
  b = nth(room.competencies, 1);
});
afterAll(() => room.test.close());

describe('rating.write', () => {
  it('keeps evidence and ratings of several people, and answers where each stands', async () => {
    const first = piece(ada, a, {
      level: 3.5,
      context: 'Quiz',
      title: 'Fractions',
      note: 'By hand',
      comment: 'Clear',
    });
    const saved = await rate(room, first, piece(bo, a, { state: 'missed' }));
    expect(saved.map(({ personId }) => personId)).toEqual([ada, bo]);
    expect(saved[0]).toMatchObject({ ratingId: first.ratings[0]?.id, evidenceId: first.id, competencyId: a });
    expect(saved[0]?.standing).toMatchObject({
      level: 3.5,
      scoredCount: 1,
      mastered: false,
      lastState: 'scored',
    });
    expect(saved[1]?.standing).toMatchObject({ level: null, scoredCount: 0, lastState: 'missed' });
    const [evidence] = await room.test.database.asOwner<{
      class_id: null;
      entered_by: string;
      happened_at: Date;
    }>('select * from cairn.evidence where id = $1', [first.id]);
    expect(evidence).toMatchObject({ class_id: null, entered_by: room.teacher.id, kind: 'observation' });
    expect(evidence?.happened_at.toISOString().slice(0, 10)).toBe(TEST_NOW.slice(0, 10));
  });

  it('keeps texts in payload rows, which the digest of the kept row verifies', async () => {
    const [row] = await room.test.database.asOwner<{
      payload_digest: Buffer;
      salt: Buffer;
      title: string;
      note: string;
    }>(
      `select e.payload_digest, p.* from cairn.evidence e join cairn.evidence_payload p on p.evidence_id = e.id
       where p.title = 'Fractions'`,
    );
    const text = JSON.stringify([
      ['note', row?.note],
      ['title', row?.title],
    ]);
    const digest = createHash('sha256')
      .update(row?.salt ?? '')
      .update(text)
      .digest();
    expect(row?.payload_digest.equals(digest)).toBe(true);
  });

  it('takes two contexts for one whatever their capitals and the space around them', async () => {
    await rate(room, piece(ada, b, { context: ' project ' }), piece(bo, b, { context: 'Project' }));
    const saved = await rate(room, piece(ada, b, { context: 'PROJECT' }));
    expect(saved[0]?.standing).toMatchObject({ level: 3, scoredCount: 2, mastered: false });
    const other = await rate(room, piece(ada, b, { context: 'Talk' }));
    expect(other[0]?.standing.mastered).toBe(true);
    const rows = await room.test.database.asOwner(
      `select from cairn.work_context where lower(label) = 'project'`,
    );
    expect(rows).toHaveLength(1);
  });

  it('leaves one audit line with counts', async () => {
    const sent = command(piece(ada, a), piece(bo, b));
    await room.test.call('rating.write', room.cookie, { body: { ...sent, classId: room.classId } });
    const lines = await room.test.database.asOwner(
      `select action, actor_id, detail from cairn.audit where resource_id = $1`,
      [sent.commandId],
    );
    expect(lines).toEqual([
      {
        action: 'rating.written',
        actor_id: room.teacher.id,
        detail: { evidence: 2, ratings: 2, people: 2, competencies: 2, classId: room.classId },
      },
    ]);
  });

  it('tells open pages after the commit, each person once', async () => {
    const heard: string[] = [];
    const stop = room.test.services.live.listen({
      districtId: room.district.id,
      hear: ({ personId }) => heard.push(personId),
    });
    await rate(room, piece(ada, a), piece(ada, b), piece(bo, a));
    await expect.poll(() => heard.toSorted()).toEqual([ada, bo].toSorted());
    stop();
  });

  it('moves the time by a device clock that is off, and keeps both', async () => {
    const hour = 3_600_000;
    const clock = room.test.services.clock.now().getTime();
    const sent = piece(ada, a, {
      deviceTime: new Date(clock - hour).toISOString(),
      happenedAt: new Date(clock - 2 * hour).toISOString(),
    });
    await rate(room, sent);
    const [row] = await room.test.database.asOwner<{
      happened_at: Date;
      clock_offset_ms: string;
      device_time: Date;
    }>('select happened_at, clock_offset_ms, device_time from cairn.evidence where id = $1', [sent.id]);
    const offset = Number(row?.clock_offset_ms);
    expect(offset).toBeGreaterThanOrEqual(hour);
    expect(row?.happened_at.getTime()).toBe(clock - 2 * hour + offset);
    expect(row?.device_time.getTime()).toBe(clock - hour);
  });

  it('takes a device whose clock stands at 1970', async () => {
    await rate(room, piece(ada, a, { deviceTime: '1970-01-01T00:00:00Z' }));
  });

  it('stores text with a broken emoji and ids in capitals', async () => {
    const sent = piece(ada, a, { note: 'half \ud83d' });
    sent.id = sent.id.toUpperCase();
    const saved = await rate(room, { ...sent, personId: ada.toUpperCase() });
    expect(saved[0]).toMatchObject({ evidenceId: sent.id.toLowerCase(), personId: ada });
  });

  it('runs as many statements for 30 learners as for one', async () => {
    const ids = room.learners.slice(0, 30).map(({ id }) => id);
    const counts = [];
    for (const people of [ids.slice(0, 1), ids]) {
      counts.push(
        await within(room, async () => {
          const body = {
            commandId: randomUUID(),
            classId: room.classId,
            evidence: people.map((id) => ({
              ...piece(id, a, { context: `Context of ${people.length}` }),
              kind: 'work' as const,
              purpose: 'formative' as const,
              place: 'in_school' as const,
            })),
          };
          const now = room.test.services.clock.now();
          const { saved } = await writeRatings(
            { actor: actorOf(room), services: room.test.services, now },
            body,
          );
          expect(saved).toHaveLength(people.length);
          return statementCount();
        }),
      );
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeLessThanOrEqual(14);
  });
});

describe('a repeat', () => {
  it('gets the first answer and writes nothing, also when the device tells its clock afresh', async () => {
    const deviceTime = room.test.services.clock.now().toISOString();
    const sent = command(piece(ada, a, { level: 1.5, deviceTime }));
    const first = await room.test.call('rating.write', room.cookie, { body: sent });
    const before = await rowCounts(room);
    const later = new Date(Date.parse(deviceTime) + 9_000).toISOString();
    const evidence = sent.evidence.map((one) => ({ ...one, deviceTime: later }));
    const second = await room.test.call('rating.write', room.cookie, { body: { ...sent, evidence } });
    expect(second.data).toEqual(first.data);
    expect(await rowCounts(room)).toEqual(before);
  });

  it('of a different request under the same command id is refused', async () => {
    const sent = command(piece(ada, a));
    await room.test.call('rating.write', room.cookie, { body: sent });
    const before = await rowCounts(room);
    const body = { ...command(piece(ada, a, { level: 1 })), commandId: sent.commandId };
    const answer = await room.test.call('rating.write', room.cookie, { body });
    expect([answer.status, answer.problem.code]).toEqual([409, 'command_reused']);
    expect(await rowCounts(room)).toEqual(before);
  });

  it.each(['evidence', 'rating'])('of the %s ids under another command is refused whole', async (which) => {
    const old = piece(ada, a);
    await rate(room, old);
    const before = await rowCounts(room);
    const fresh = piece(bo, a);
    const again = piece(ada, a, which === 'evidence' ? { id: old.id } : {});
    if (which === 'rating') again.ratings = old.ratings;
    const answer = await room.test.call('rating.write', room.cookie, { body: command(fresh, again) });
    expect([answer.status, answer.problem.code]).toEqual([409, 'command_reused']);
    expect(await rowCounts(room)).toEqual(before);
  });
});
