import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classroom, command, nth, openClassroom, piece, rate, within } from './classroom.fixture.ts';
import { verifyReplay } from './verify-replay.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom(6);
});
afterAll(() => room.test.close());

const learner = (i: number) => nth(room.learners, i).id;
const competency = (i: number) => nth(room.competencies, i);

describe('at the same moment', () => {
  it('two raters of one learner on one competency are both seen', async () => {
    const other = await room.test.build.person(room.district, { role: 'facilitator', orgId: room.school });
    await room.test.build.enroll(room.district, room.classId, other.id, 'facilitator');
    const cookies = [room.cookie, await room.test.cookieFor(other.accountId)];
    for (let round = 0; round < 10; round++) {
      const person = learner(round % 2);
      await Promise.all(
        cookies.map((cookie) =>
          room.test.call('rating.write', cookie, { body: command(piece(person, competency(0))) }),
        ),
      );
    }
    const rows = await room.test.database.asOwner('select scored_count from cairn.proficiency');
    expect(rows).toEqual([{ scored_count: 10 }, { scored_count: 10 }]);
  });

  it('one command sent twice is written once, and both get the same answer', async () => {
    const body = command(piece(learner(2), competency(1), { context: 'Quiz' }));
    const send = () => room.test.call('rating.write', room.cookie, { body });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[1]?.data).toEqual(answers[0]?.data);
    expect(answers[2]?.data).toEqual(answers[0]?.data);
    const rows = await room.test.database.asOwner('select id from cairn.rating where person_id = $1', [
      learner(2),
    ]);
    expect(rows).toHaveLength(1);
  });

  it('two corrections of one rating: one wins, the other is told', async () => {
    const [saved] = await rate(room, piece(learner(3), competency(1)));
    const undo = () =>
      room.test.call('rating.correct', room.cookie, {
        params: { ratingId: saved?.ratingId ?? '' },
        body: { commandId: randomUUID(), id: randomUUID(), state: 'withdrawn', level: null },
      });
    const answers = await Promise.all([undo(), undo()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.flatMap(({ problem }) => problem.code ?? [])).toEqual(['already_corrected']);
  });

  it('the same ids in two commands, in opposite order: one wins, nothing locks up', async () => {
    const [one, two] = [piece(learner(4), competency(2)), piece(learner(5), competency(2))];
    const answers = await Promise.all(
      [command(one, two), command(two, one)].map((body) =>
        room.test.call('rating.write', room.cookie, { body }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.flatMap(({ problem }) => problem.code ?? [])).toEqual(['command_reused']);
  });

  it('whole classes rated crosswise stand as a replay gives them', async () => {
    const people = room.learners.map(({ id }) => id);
    const answers = await Promise.all(
      [people, people.toReversed(), people].map((ids, i) =>
        room.test.call('rating.write', room.cookie, {
          body: command(...ids.map((id) => piece(id, competency(3), { level: i, context: `New ${i % 2}` }))),
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await within(room, () => verifyReplay(100))).toMatchObject({ mismatches: [] });
  });
});
