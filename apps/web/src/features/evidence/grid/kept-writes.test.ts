import { expect, it } from 'vitest';
import { mergeKept, parseKept } from './kept-writes.ts';
import type { RatingWrite } from './rating-write.ts';

const write: RatingWrite = {
  kind: 'correction',
  id: 'r',
  corrects: 'q',
  personId: 'p',
  competencyId: 'k',
  value: { state: 'missed', level: null },
  comment: null,
};

it('reads back what was kept', () => {
  const kept = { batches: [{ commandId: 'c', writes: [write] }], waiting: [write] };
  expect(parseKept(JSON.stringify(kept))).toEqual(kept);
});

it.each([
  null,
  '',
  '{',
  '7',
  '[]',
  'null',
  '{"batches":7}',
  '{"waiting":[{"kind":"new"}],"batches":[{"writes":[]}]}',
])('takes %s for nothing', (text) => {
  expect(parseKept(text)).toEqual({ batches: [], waiting: [] });
});

it('leaves alone what another tab keeps, and lets go of its own', () => {
  const one = (id: string): RatingWrite => ({ ...write, id });
  const stored = {
    batches: [{ commandId: 'c', writes: [one('theirs')] }],
    waiting: [one('mine'), one('later')],
  };
  const kept = { batches: [], waiting: [one('now')] };
  expect(mergeKept(stored, kept, new Set(['mine', 'now']))).toEqual({
    batches: stored.batches,
    waiting: [one('later'), one('now')],
  });
});
