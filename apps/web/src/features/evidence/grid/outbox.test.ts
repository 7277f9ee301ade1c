import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../api/problem.ts';
import { type Batch, createOutbox, type KeptWrites, nextBatch, type OutboxEvent } from './outbox.ts';
import type { RatingWrite } from './rating-write.ts';

const rating = (id: string, classId = 'c'): RatingWrite => ({
  kind: 'new',
  id,
  evidenceId: `e-${id}`,
  classId,
  personId: `p-${id}`,
  competencyId: 'k',
  value: { state: 'scored', level: 3 },
  comment: null,
  context: 'Quiz',
  purpose: 'formative',
  happenedAt: '2026-11-18T10:00:00.000Z',
});
const correction = (id: string, corrects: string): RatingWrite => ({
  kind: 'correction',
  id,
  corrects,
  personId: 'p',
  competencyId: 'k',
  value: { state: 'missed', level: null },
  comment: null,
});
const failure = (status: number, code = 'x') => new ApiError({ code, status, title: '', detail: '' });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that answers as told, in order; then always well. */
function setUp(answers: (Error | null)[] = [], kept: KeptWrites = { batches: [], waiting: [] }) {
  const sent: Batch[] = [];
  const stored: KeptWrites[] = [];
  let ids = 0;
  const outbox = createOutbox<string>({
    send: async (batch) => {
      sent.push(batch);
      await new Promise((resolve) => setTimeout(resolve, 10));
      const answer = answers.shift();
      if (answer) throw answer;
      return 'ok';
    },
    newId: () => {
      ids += 1;
      return `command-${ids}`;
    },
    store: { load: () => kept, save: (now) => stored.push(now) },
    random: () => 0,
  });
  const events: OutboxEvent<string>[] = [];
  outbox.listen((event) => events.push(event));
  const ratingsOf = () => sent.map(({ writes }) => writes.map(({ id }) => id));
  return { outbox, sent, stored, events, ratingsOf };
}

describe('sending', () => {
  it('sends the first at once, and what queues up meanwhile together and in order', async () => {
    const { outbox, ratingsOf, stored } = setUp();
    for (const id of ['1', '2', '3']) outbox.add(rating(id));
    expect([ratingsOf(), outbox.state().unsent]).toEqual([[['1']], 3]);
    await vi.advanceTimersByTimeAsync(30);
    expect(ratingsOf()).toEqual([['1'], ['2', '3']]);
    expect(outbox.state()).toMatchObject({ unsent: 0, hold: null });
    expect(stored.at(-1)).toEqual({ batches: [], waiting: [] });
  });

  it('puts at most 30 of one class into a request, and a correction alone', () => {
    const many = Array.from({ length: 40 }, (_, at) => rating(String(at)));
    expect(nextBatch(many)).toHaveLength(30);
    expect(nextBatch([rating('1'), rating('2', 'other')])).toHaveLength(1);
    expect(nextBatch([rating('1'), correction('2', '1'), rating('3')]).map(({ id }) => id)).toEqual(['1']);
    expect(nextBatch([correction('2', '1'), rating('3')]).map(({ id }) => id)).toEqual(['2']);
    expect(nextBatch([])).toEqual([]);
  });
});

describe('after a failure that may pass', () => {
  it.each([
    [0, 'offline'],
    [401, 'signed_out'],
    [503, 'server'],
    [429, 'server'],
  ])('%s keeps everything and sends the same request again', async (status, hold) => {
    const { outbox, sent, ratingsOf, stored } = setUp([failure(status)]);
    outbox.add(rating('1'));
    await vi.advanceTimersByTimeAsync(10);
    outbox.add(rating('2'));
    expect(outbox.state()).toMatchObject({ unsent: 2, hold });
    expect(stored.at(-1)).toMatchObject({ batches: [{ commandId: 'command-1' }], waiting: [{ id: '2' }] });
    await vi.advanceTimersByTimeAsync(2000);
    expect(ratingsOf()).toEqual([['1'], ['1'], ['2']]);
    expect(sent[1]).toEqual(sent[0]);
    expect(outbox.state()).toMatchObject({ unsent: 0, hold: null });
  });

  it('waits longer each time, and no longer than it must when woken', async () => {
    const { outbox, sent } = setUp([failure(0), failure(0), failure(0)]);
    outbox.add(rating('1'));
    await vi.advanceTimersByTimeAsync(10 + 500 + 10 + 999);
    expect(sent).toHaveLength(2);
    outbox.wake();
    expect(sent).toHaveLength(3);
  });
});

describe('a refusal', () => {
  it('of several takes the request apart, so that one bad rating stops no other', async () => {
    const refusal = failure(422, 'unknown_reference');
    const { outbox, events, ratingsOf } = setUp([null, refusal, null, refusal, null]);
    for (const id of ['1', '2', '3', '4']) outbox.add(rating(id));
    await vi.advanceTimersByTimeAsync(100);
    expect(ratingsOf()).toEqual([['1'], ['2', '3', '4'], ['2'], ['3'], ['4']]);
    expect(events.map((event) => event.kind)).toEqual(['saved', 'saved', 'refused', 'saved']);
    expect(events[2]).toMatchObject({ write: { id: '3' }, problem: { code: 'unknown_reference' } });
    expect(outbox.state().unsent).toBe(0);
  });

  it('takes along what builds on it, and nothing else', async () => {
    const { outbox, events, ratingsOf } = setUp([failure(422)]);
    outbox.add(rating('1'));
    outbox.add(correction('2', '1'));
    outbox.add(correction('3', '2'));
    outbox.add(rating('4'));
    await vi.advanceTimersByTimeAsync(100);
    expect(ratingsOf()).toEqual([['1'], ['4']]);
    expect(events[0]).toMatchObject({ kind: 'refused', dropped: [{ id: '2' }, { id: '3' }] });
  });
});

it('goes on with what an earlier page left, under the same ids', async () => {
  const batch = { commandId: 'old', writes: [rating('1')] };
  const { outbox, sent, ratingsOf } = setUp([], { batches: [batch], waiting: [rating('2')] });
  await vi.advanceTimersByTimeAsync(100);
  expect(sent[0]).toEqual(batch);
  expect(ratingsOf()).toEqual([['1'], ['2']]);
  expect(outbox.state().unsent).toBe(0);
});
