import { describe, expect, it } from 'vitest';
import { isDistrictSlug, isTimeZone, newDistrict } from './new-district.ts';

const now = new Date('2026-10-16T15:00:00Z');
const made = (slug: string, name: string | null = null, timeZone: string | null = null) =>
  newDistrict({ slug, name, timeZone }, now);

describe('a new district', () => {
  it('is named after its slug where nobody named it', () => {
    expect(made('grand--bend-')).toMatchObject({ name: 'Grand Bend', time_zone: 'America/New_York' });
    expect(made('x', '  ').name).toBe('X');
    expect(made('x', ' Kestrel ', 'America/Denver')).toMatchObject({
      name: 'Kestrel',
      time_zone: 'America/Denver',
    });
    expect(made('x', '𝒩'.repeat(300)).name).toBe('𝒩'.repeat(200));
  });

  it.each([
    ['grand-bend', true],
    ['7', true],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['-a', false],
    ['Grand', false],
    ['a\n', false],
    ['', false],
  ])('slug %j: %s', (slug, is) => {
    expect(isDistrictSlug(slug)).toBe(is);
  });

  it.each([
    ['America/Chicago', true],
    ['UTC', true],
    ['Mars/Olympus', false],
    ['', false],
  ])('time zone %j: %s', (zone, is) => {
    expect(isTimeZone(zone)).toBe(is);
  });
});
