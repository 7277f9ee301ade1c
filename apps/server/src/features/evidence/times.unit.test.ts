import { describe, expect, it } from 'vitest';
import { refusedTime, timesOf } from './times.ts';

const now = new Date('2026-10-16T15:00:00.000Z');
const at = (text: string) => new Date(`2026-10-16T${text}.000Z`).toISOString();

describe('timesOf', () => {
  it('without anything stated is now', () => {
    expect(timesOf({}, now)).toEqual({ happenedAt: now, deviceTime: null, clockOffsetMs: null });
  });

  it.each([
    ['a right clock', '15:00:00', '14:00:00', 0],
    ['a clock two minutes slow is taken at its word', '14:58:00', '14:00:00', 120_000],
    ['a clock two minutes fast is taken at its word', '15:02:00', '14:00:00', -120_000],
    ['a slower clock moves the time ahead', '14:00:00', '15:00:00', 3_600_000],
    ['a faster clock moves the time back', '15:30:00', '13:30:00', -1_800_000],
  ])('%s', (_, device, happenedAt, offset) => {
    const moved = Math.abs(offset) > 120_000;
    const stated = moved ? new Date(Date.parse(at('14:00:00')) - offset).toISOString() : at(happenedAt);
    expect(timesOf({ deviceTime: at(device), happenedAt: stated }, now)).toEqual({
      happenedAt: new Date(at('14:00:00')),
      deviceTime: new Date(at(device)),
      clockOffsetMs: offset,
    });
  });

  it('keeps the offset and moves nothing where no time was stated', () => {
    const times = timesOf({ deviceTime: '1970-01-01T00:00:00Z' }, now);
    expect(times.happenedAt).toEqual(now);
    expect(times.clockOffsetMs).toBe(now.getTime());
  });

  it('takes what no clock shows for no reading', () => {
    expect(timesOf({ deviceTime: '0000-01-01T00:00:00Z' }, now).deviceTime).toBeNull();
  });

  it('reads other zones as the instants they are', () => {
    expect(timesOf({ happenedAt: '2026-10-16T09:00:00-05:00' }, now).happenedAt.toISOString()).toBe(
      at('14:00:00'),
    );
  });
});

describe('refusedTime', () => {
  it.each([
    ['2026-10-16T15:05:00.000Z', null],
    ['2026-10-16T15:05:00.001Z', 'in_the_future'],
    ['1990-01-01T00:00:00.000Z', null],
    ['1989-12-31T23:59:59.999Z', 'before_1990'],
  ])('%s: %s', (moment, code) => {
    expect(refusedTime(new Date(moment), now)).toBe(code);
  });
});
