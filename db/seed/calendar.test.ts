import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCalendar, schoolYear } from './calendar.ts';

const moments = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2034-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('the calendar of the demo district', () => {
  it('begins school years on a Monday in late August and ends them on a Friday in June', () => {
    expect(schoolYear(2026)).toEqual({
      label: '2026-27',
      endYear: 2027,
      startsOn: '2026-08-24',
      middle: '2027-01-15',
      endsOn: '2027-06-11',
      closesOn: '2027-08-14',
    });
    for (let year = 2020; year < 2040; year += 1) {
      const { startsOn, endsOn } = schoolYear(year);
      expect(new Date(startsOn).getUTCDay()).toBe(1);
      expect(new Date(endsOn).getUTCDay()).toBe(5);
    }
  });

  it('takes the year that contains the moment, and in summer the one that ended', () => {
    expect(demoCalendar(new Date('2026-11-22T19:00:00Z')).current.label).toBe('2026-27');
    expect(demoCalendar(new Date('2027-03-01T19:00:00Z')).current.label).toBe('2026-27');
    expect(demoCalendar(new Date('2027-07-20T19:00:00Z')).current.label).toBe('2026-27');
    expect(demoCalendar(new Date('2026-08-24T08:00:00Z')).current.label).toBe('2026-27');
  });

  it('holds about one year of school weeks up to the moment, whatever the moment', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const { weeks } = demoCalendar(now);
        expect(weeks.length).toBeGreaterThanOrEqual(37);
        expect(weeks.length).toBeLessThanOrEqual(42);
        const days = weeks.flatMap((week) => week.days);
        for (const day of days) {
          expect([0, 6]).not.toContain(day.getUTCDay());
          expect(day.getTime()).toBeLessThanOrEqual(now.getTime());
          expect(now.getTime() - day.getTime()).toBeLessThanOrEqual(365 * 86_400_000);
        }
        expect(days).toEqual([...new Set(days)].sort((a, b) => a.getTime() - b.getTime()));
      }),
    );
  });

  it('knows the free days', () => {
    const days = new Set(
      demoCalendar(new Date('2027-04-30T19:00:00Z')).weeks.flatMap((week) =>
        week.days.map((day) => day.toISOString().slice(0, 10)),
      ),
    );
    for (const free of ['2026-11-26', '2026-11-27', '2026-12-25', '2027-01-01', '2027-03-24']) {
      expect(days).not.toContain(free);
    }
    for (const taught of ['2026-11-25', '2026-12-18', '2027-01-04', '2027-03-19']) {
      expect(days).toContain(taught);
    }
  });
});
