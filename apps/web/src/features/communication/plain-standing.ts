import type { StandingValue } from '@cairn/contract';

/** How a level reads to a family, before any number. */
export type PlainStanding = 'mastered' | 'can' | 'nearly' | 'begun' | 'not_yet' | 'no_score';

/**
 * A standing as one of six plain meanings. Three is the goal of the scale: from there on the child can do it;
 * mastery says that it was shown more than once.
 */
export function plainStanding({ level, mastered }: Pick<StandingValue, 'level' | 'mastered'>): PlainStanding {
  if (level === null) return 'no_score';
  if (mastered) return 'mastered';
  if (level >= 3) return 'can';
  if (level >= 2) return 'nearly';
  return level >= 0.5 ? 'begun' : 'not_yet';
}
