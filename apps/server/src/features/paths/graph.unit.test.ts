import { expect, it } from 'vitest';
import { defaultFramework } from './framework-choice.ts';
import { bandOfLabel } from './graph.ts';
import type { FrameworkRow } from './queries/trail.ts';

it.each([
  [0, 'KG', { rank: 0, top: 0 }],
  [9, '09-12', { rank: 9, top: 12 }],
  [6, 'Band C', { rank: 6, top: 6 }],
  [6, null, { rank: 6, top: 6 }],
  [null, '06', null],
])('reads the band of rank %s and label %s', (rank, label, band) => {
  expect(bandOfLabel(rank, label)).toEqual(band);
});

const framework = (id: string, subjects: string[], evidence_count: number): FrameworkRow => ({
  id,
  subjects,
  evidence_count,
  code: null,
  title: id,
  translations: {},
  version: 1,
  rule_id: 'rule',
  rule_version: 1,
  rule: {},
});

it.each([
  ['most evidence', [framework('a', [], 2), framework('b', [], 5)], ['mathematics'], 'b'],
  [
    'the subject of a class',
    [framework('a', ['art'], 0), framework('b', ['Mathematics'], 0)],
    ['mathematics'],
    'b',
  ],
  ['the first', [framework('a', ['art'], 0), framework('b', ['music'], 0)], ['mathematics'], 'a'],
])('opens the framework with %s', (_why, frameworks, subjects, expected) => {
  expect(defaultFramework(frameworks, subjects)?.id).toBe(expected);
});

it('opens none where there is none', () => {
  expect(defaultFramework([], ['mathematics'])).toBeNull();
});
