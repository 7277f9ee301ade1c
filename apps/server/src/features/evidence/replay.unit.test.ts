import { DEFAULT_MASTERY_RULE } from '@cairn/domain/proficiency';
import { describe, expect, it } from 'vitest';
import { readRule } from './mastery-rule.ts';
import type { FactRow } from './queries/proficiency.ts';
import { differences, replay, toFact } from './replay.ts';

const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const row = (id: string, change: Partial<FactRow> = {}): FactRow => ({
  id,
  evidence_id: `e-${id}`,
  person_id: 'p',
  competency_id: 'c',
  state: 'scored',
  level: 3,
  rater_id: 't',
  happened_at: at(1),
  entered_at: at(2),
  corrects: null,
  kind: 'work',
  purpose: 'formative',
  context_id: 'quiz',
  ...change,
});

describe('replay', () => {
  it('is the row that is stored', () => {
    const facts = [
      row('a'),
      row('b', { level: 4, happened_at: at(3), entered_at: at(1), context_id: 'talk' }),
    ];
    expect(replay(DEFAULT_MASTERY_RULE, facts.map(toFact)).values).toEqual({
      level: 3.5,
      exact: 3.5,
      mastered: true,
      achieved_at: at(3).toISOString(),
      scored_count: 2,
      context_count: 2,
      sufficient: true,
      last_state: 'scored',
      last_happened_at: at(3).toISOString(),
      last_entered_at: at(2).toISOString(),
      used_rating_ids: ['a', 'b'],
    });
  });

  it('of what was all withdrawn is no row', () => {
    const facts = [row('a'), row('b', { state: 'withdrawn', level: null, corrects: 'a', entered_at: at(3) })];
    expect(replay(DEFAULT_MASTERY_RULE, facts.map(toFact)).values).toBeNull();
  });

  it('refuses a state that is not of the closed list', () => {
    expect(() => toFact(row('a', { state: 'lost', level: null }))).toThrow('lost');
  });
});

describe('differences', () => {
  const { values } = replay(DEFAULT_MASTERY_RULE, [toFact(row('a'))]);

  it('names what differs', () => {
    if (values === null) throw new Error('One score gives a row.');
    expect(differences(values, { ...values })).toEqual([]);
    expect(differences(values, { ...values, exact: 2.9, used_rating_ids: [] })).toEqual([
      'exact',
      'used_rating_ids',
    ]);
    expect(differences(null, null)).toEqual([]);
    expect(differences(values, null)).toEqual(['row']);
  });
});

describe('readRule', () => {
  it('takes id and version from the row', () => {
    expect(readRule('ours', 7, DEFAULT_MASTERY_RULE)).toMatchObject({ id: 'ours', version: 7, last: 3 });
  });

  it('refuses a method that this version does not know', () => {
    expect(() => readRule('x', 1, { ...DEFAULT_MASTERY_RULE, method: 'median' })).toThrow();
  });
});
