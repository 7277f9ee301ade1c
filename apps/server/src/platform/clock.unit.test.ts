import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';

describe('createClock', () => {
  it('starts where it is told and runs on from there', async () => {
    const clock = createClock('2021-10-15T15:00:00.000Z');
    const start = clock.now().getTime() - Date.parse('2021-10-15T15:00:00.000Z');
    expect(start).toBeGreaterThanOrEqual(0);
    expect(start).toBeLessThan(1_000);
    await sleep(30);
    const passed = clock.now().getTime() - Date.parse('2021-10-15T15:00:00.000Z') - start;
    expect(passed).toBeGreaterThanOrEqual(25);
    expect(passed).toBeLessThan(5_000);
  });

  it('is the machine’s clock otherwise', () => {
    const clock = createClock(null);
    expect(clock.shiftMs).toBe(0);
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });
});
