import { expect, it } from 'vitest';
import { parseKept } from './kept-writes.ts';

const write = {
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
