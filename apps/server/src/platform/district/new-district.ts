import { newId } from '../ids.ts';
import type { DistrictRow } from './queries.ts';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;
/** What a slug must be, to be read after "A district is named by". */
export const SLUG_RULE =
  '1 to 63 lower-case letters, digits and hyphens, not beginning with a hyphen, for example grand-bend';
const DEFAULT_TIME_ZONE = 'America/New_York';
const NAME_CHARACTERS = 200;

export function isDistrictSlug(text: string): boolean {
  return SLUG.test(text);
}

/** Whether a text is a time zone by its IANA name, for example America/Chicago. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What is known of a district that is about to be made. */
export type NewDistrict = {
  readonly slug: string;
  /** Null names it after its slug until somebody names it. */
  readonly name: string | null;
  /** IANA name; America/New_York when null. */
  readonly timeZone: string | null;
};

/** The row of a new district, with a fresh id. Names are cut at 200 characters. */
export function newDistrict({ slug, name, timeZone }: NewDistrict, now: Date): DistrictRow {
  return {
    id: newId(now),
    slug,
    name: [...(name?.trim() || titled(slug.split('-')))].slice(0, NAME_CHARACTERS).join(''),
    time_zone: timeZone ?? DEFAULT_TIME_ZONE,
  };
}

/** Words with capitals, as a name to begin with. */
export function titled(words: readonly string[]): string {
  return words
    .filter((word) => word !== '')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}
