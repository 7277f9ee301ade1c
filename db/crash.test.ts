import { describe, expect, it } from 'vitest';
import { judge } from '../scripts/crash/judge.ts';
import { runCrashes } from '../scripts/crash/rounds.ts';

describe('SIGKILL in the middle of writes', () => {
  it('loses nothing acknowledged and leaves nothing half-written: 10 kills of the writer, 10 of the database', async () => {
    const report = await runCrashes({ points: { writer: 10, database: 10 }, seed: 20_261_122 });
    expect(report.problems).toEqual([]);
    expect(report.acknowledged).toBeGreaterThan(100);
  }, 300_000);

  it('sees a writer that acknowledges before the commit', async () => {
    const report = await runCrashes({ points: { writer: 3, database: 1 }, seed: 7, acknowledgeEarly: true });
    expect(report.problems.join('\n')).toMatch(/acknowledged, and lost/);
  }, 120_000);
});

describe('judge', () => {
  const whole = { id: 'a', finished: true, parts: 3 };

  it('accepts what is whole, acknowledged or not', () => {
    expect(judge(new Set(['a']), [whole, { ...whole, id: 'b' }])).toEqual([]);
  });

  it.each([
    ['lost', []],
    ['half-written', [{ ...whole, parts: 2 }]],
    ['done twice', [{ ...whole, parts: 6 }]],
    ['parts without the command', [{ ...whole, finished: false }]],
  ])('names what is %s', (_what, stored) => {
    expect(judge(new Set(['a']), stored)).toHaveLength(1);
  });
});
