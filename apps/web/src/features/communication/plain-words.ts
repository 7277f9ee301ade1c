import { useLingui } from '@lingui/react/macro';
import type { PlainStanding } from './plain-standing.ts';

/** The headline about a child: what they can do now. */
export function useHeadline(): (name: string, title: string, standing: PlainStanding) => string {
  const { t } = useLingui();
  return (name, title, standing) => {
    switch (standing) {
      case 'mastered':
        return t`${name} has mastered this: ${title}.`;
      case 'can':
        return t`${name} can do this now: ${title}.`;
      case 'nearly':
        return t`${name} is nearly there: ${title}.`;
      case 'begun':
        return t`${name} has begun this: ${title}.`;
      case 'not_yet':
      case 'no_score':
        return t`${name} is working on this: ${title}.`;
    }
  };
}

/** What a level means, in a sentence that needs no scale. */
export function usePlainSentence(): (standing: PlainStanding) => string {
  const { t } = useLingui();
  return (standing) => {
    switch (standing) {
      case 'mastered':
        return t`Shown well more than once, in different kinds of work.`;
      case 'can':
        return t`Does it well. One more time in another kind of work makes it sure.`;
      case 'nearly':
        return t`Does it when the steps are given. A little is missing.`;
      case 'begun':
        return t`Has begun, and needs help for now.`;
      case 'not_yet':
        return t`It did not show yet in the last try. There will be more.`;
      case 'no_score':
        return t`There is no level yet.`;
    }
  };
}
