import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classroom, nth, openClassroom, piece, rate } from './classroom.fixture.ts';

let room: Classroom;
let [ada, a, b] = ['', '', ''];
beforeAll(async () => {
  room = await openClassroom(2);
  ada = nth(room.learners, 0).id;
  a = nth(room.competencies, 0);
  b = nth(room.competencies, 1);
  const day = (days: number) =>
    new Date(room.test.services.clock.now().getTime() - days * 86_400_000).toISOString();
  // Three of one moment, so that a page can end between equals.
  const moments = [9, 9, 9, 5, 7, 3, 1].map(day);
  await rate(
    room,
    ...moments.map((happenedAt, i) => piece(ada, i % 2 === 0 ? a : b, { happenedAt, title: `${i}` })),
  );
});
afterAll(() => room.test.close());

async function pages(list: 'evidence.list' | 'standing.read', query: Record<string, string>) {
  const items: { happenedAt?: string; competency: { id: string } }[] = [];
  let cursor: string | null = null;
  do {
    const params = { personId: ada };
    const asked = { ...query, ...(cursor === null ? {} : { cursor }) };
    const answer: Awaited<ReturnType<typeof room.test.call<typeof list>>> = await room.test.call(
      list,
      room.cookie,
      {
        params,
        query: asked,
      },
    );
    expect(answer.status).toBe(200);
    items.push(...answer.data.items);
    cursor = answer.data.next;
  } while (cursor !== null);
  return items;
}

describe('evidence.list', () => {
  it('gives each piece once, newest first, whatever the size of a page', async () => {
    const whole = await pages('evidence.list', {});
    expect(whole).toHaveLength(7);
    const times = whole.map(({ happenedAt }) => happenedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    for (const limit of ['1', '2', '3', '7']) expect(await pages('evidence.list', { limit })).toEqual(whole);
  });

  it('can be of one competency', async () => {
    const some = await pages('evidence.list', { competencyId: b, limit: '2' });
    expect(some.map(({ competency }) => competency.id)).toEqual([b, b, b]);
  });

  it('shows what stands: the correction, not the corrected; nothing for what was withdrawn', async () => {
    const [kept, undone] = await rate(room, piece(ada, a, { level: 1 }), piece(ada, a, { level: 0 }));
    const correct = (ratingId: string | undefined, state: 'scored' | 'withdrawn', level: number | null) =>
      room.test.call('rating.correct', room.cookie, {
        params: { ratingId: ratingId ?? '' },
        body: { commandId: randomUUID(), id: randomUUID(), state, level },
      });
    await correct(kept?.ratingId, 'scored', 2);
    await correct(undone?.ratingId, 'withdrawn', null);
    const { data } = await room.test.call('evidence.list', room.cookie, { params: { personId: ada } });
    expect(data.items).toHaveLength(8);
    expect(data.items[0]).toMatchObject({ level: 2, corrects: kept?.ratingId });
    expect(data.items.some(({ level }) => level === 0)).toBe(false);
  });

  it('refuses a cursor that is none', async () => {
    const answer = await room.test.call('evidence.list', room.cookie, {
      params: { personId: ada },
      query: { cursor: 'x' },
    });
    expect(answer.problem.code).toBe('invalid_request');
  });
});

describe('standing.read', () => {
  it('gives each competency with evidence once, in the order of the framework', async () => {
    expect((await pages('standing.read', { limit: '1' })).map(({ competency }) => competency.id)).toEqual([
      a,
      b,
    ]);
    expect(await pages('standing.read', { frameworkId: randomUUID() })).toEqual([]);
  });

  it('is the own business of the learner', async () => {
    const [own, other] = await Promise.all(
      room.learners.map(({ accountId }) => room.test.cookieFor(accountId)),
    );
    const read = (cookie: string | undefined) =>
      room.test.call('standing.read', cookie ?? null, { params: { personId: ada } });
    expect((await read(own)).status).toBe(200);
    expect((await read(other)).status).toBe(404);
  });
});
