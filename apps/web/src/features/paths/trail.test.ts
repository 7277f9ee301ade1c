import type { Trail } from '@cairn/contract';
import { describe, expect, it } from 'vitest';
import { levelChanges } from './level-changes.ts';
import { chooseReasons } from './reason-choice.ts';
import { asksAbout } from './use-trail-live.ts';

const standing = (level: number | null, mastered = false) => ({
  level,
  mastered,
  achievedAt: null,
  scoredCount: 1,
  sufficient: true,
  lastState: 'scored' as const,
  lastAt: null,
});
const trail = (level: number | null, mastered = false): Trail => ({
  person: { id: 'person', name: 'Juniper Vale', sortName: 'Vale, Juniper', initials: 'JV' },
  framework: { id: 'framework', title: 'Mathematics' },
  frameworks: [],
  advice: null,
  nextSteps: [],
  counts: { mastered: 0, assumed: 0, open: 1, ahead: 0 },
  places: [
    {
      id: 'rate',
      frameworkId: 'framework',
      code: null,
      title: 'Find a unit rate',
      band: null,
      status: 'open',
      standing: level === null ? null : standing(level, mastered),
    },
  ],
  band: null,
});

describe('chooseReasons', () => {
  it('keeps the two strongest, and drops what says nothing beside them', () => {
    const reasons = [
      { code: 'close_to_mastery', level: 2.5, needs: 1 },
      { code: 'your_band' },
      { code: 'opens', count: 2 },
    ] as const;
    expect(chooseReasons(reasons).map(({ code }) => code)).toEqual(['close_to_mastery', 'opens']);
  });

  it('always gives one: a suggestion without a reason is not shown', () => {
    expect(chooseReasons([{ code: 'ready' }])).toEqual([{ code: 'ready' }]);
    expect(chooseReasons([{ code: 'your_band' }, { code: 'ready' }])).toEqual([{ code: 'your_band' }]);
  });
});

describe('levelChanges', () => {
  it('tells of a level that moved, and of mastery reached', () => {
    expect(levelChanges(trail(2), trail(2.5))).toEqual([
      { id: 'rate', title: 'Find a unit rate', level: 2.5, mastered: false },
    ]);
    expect(levelChanges(trail(3), trail(3, true))).toHaveLength(1);
    expect(levelChanges(trail(null), trail(0))).toHaveLength(1);
  });

  it('is silent when nothing moved, or another trail is shown', () => {
    expect(levelChanges(trail(2), trail(2))).toEqual([]);
    expect(levelChanges(trail(2), { ...trail(3), framework: { id: 'other', title: 'English' } })).toEqual([]);
  });
});

describe('asksAbout', () => {
  it('knows the answers about a person by their keys', () => {
    const key = ['trail.read', { params: { personId: 'one' } }, 'en'];
    expect(asksAbout(key, 'one')).toBe(true);
    expect(asksAbout(key, 'two')).toBe(false);
    expect(asksAbout(['session.read'], 'one')).toBe(false);
  });
});
