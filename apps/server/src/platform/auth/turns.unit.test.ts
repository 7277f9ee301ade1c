import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('createTurns', () => {
  it('never runs more at once than it may, and runs all of it in order', async () => {
    const turns = createTurns(2, 10);
    const done: number[] = [];
    let [running, most] = [0, 0];
    const work = (n: number) => async () => {
      running += 1;
      most = Math.max(most, running);
      await pause();
      running -= 1;
      done.push(n);
    };
    await Promise.all([0, 1, 2, 3, 4, 5, 6].map((n) => turns(work(n))));
    expect(most).toBe(2);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('refuses what would wait too long, and recovers', async () => {
    const turns = createTurns(1, 1);
    const results = await Promise.allSettled([turns(pause), turns(pause), turns(pause)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(results[2]).toMatchObject({ reason: { code: 'unavailable' } });
    await expect(turns(async () => 'again')).resolves.toBe('again');
  });

  it('gives its place back after a failure', async () => {
    const turns = createTurns(1, 0);
    await expect(turns(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns(async () => 1)).resolves.toBe(1);
  });
});
