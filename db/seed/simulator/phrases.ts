import type { SeededRandom } from '@cairn/domain/random';
import type { Subject } from './model.ts';

type Stage = 'starting' | 'nearly' | 'there' | 'beyond';

const SEEN: Readonly<Record<Stage, Readonly<Record<Subject, readonly string[]>>>> = {
  starting: {
    mathematics: [
      'You got started and drew the first part.',
      'You found what the question asks.',
      'With a hint you set up the first step.',
      'Your sketch shows you are thinking about size.',
    ],
    english: [
      'You told me what you think.',
      'You found one line that fits.',
      'You read the text twice, and it shows.',
      'Your first sentence says what this is about.',
    ],
    advisory: [
      'You said honestly what got in the way.',
      'You came back to it after a break.',
      'You tried one new thing this week.',
      'You noticed when you lost the thread.',
    ],
  },
  nearly: {
    mathematics: [
      'Your steps are right for the friendly numbers.',
      'Your table is clear and nearly complete.',
      'You chose a good way and carried most of it through.',
      'Your drawing and your numbers agree.',
    ],
    english: [
      'Your reason fits your claim.',
      'You used a detail from the text.',
      'Your order makes sense to a reader.',
      'You answered what your partner really said.',
    ],
    advisory: [
      'Your plan had steps and days.',
      'You asked before you were stuck for long.',
      'Most of what you promised was there.',
      'You gave your group room to talk.',
    ],
  },
  there: {
    mathematics: [
      'You chose the way yourself and said why it works.',
      'You checked your answer against an estimate.',
      'Every step follows from the one before.',
      'You caught your own slip and mended it.',
    ],
    english: [
      'Your evidence does the work; nothing is left over.',
      'A reader who disagrees would still follow you.',
      'You gave credit to each source.',
      'You changed a line because of what you heard.',
    ],
    advisory: [
      'You changed your plan when the week changed.',
      'You finished, and you said what you would do again.',
      'Your group worked better because you asked.',
      'You used the feedback, and I can point to where.',
    ],
  },
  beyond: {
    mathematics: [
      'You used it in a place where nobody had set it up.',
      'You showed where your own rule stops being true.',
      'You compared two ways and picked with a reason.',
    ],
    english: [
      'You took the other side seriously and came out stronger.',
      'You wove two sources into one thought.',
      'You wrote for this reader and nobody else.',
    ],
    advisory: [
      'You helped someone else make a plan of their own.',
      'You looked back on a month and found the pattern.',
      'You kept going when the easy way was open.',
    ],
  },
};

const NEXT: Readonly<Record<Stage, readonly string[]>> = {
  starting: [
    'Next, try the first step with a drawing.',
    'Next time, let us do one together first.',
    'Pick one small part and make that part sure.',
    'Start from the example you liked and change one thing.',
  ],
  nearly: [
    'Now say in a sentence why it works.',
    'Next, try one that looks different.',
    'Check the last part once more before you hand it in.',
    'Ask a partner which part is hard to follow.',
  ],
  there: [
    'Try it next in a new kind of work.',
    'You could teach this to somebody now.',
    'Show it once more somewhere else and it is settled.',
    'Find a case where it does not work.',
  ],
  beyond: [
    'Put this one in your portfolio.',
    'Would you show it at the exhibition?',
    'Choose your next question yourself.',
    'Keep the draft: the way there is worth seeing.',
  ],
};

const NOTES = [
  'Worked with a partner.',
  'Worked alone.',
  'Used a number line.',
  'Second try, asked for by the learner.',
  'With sentence starters.',
  'Read aloud first.',
  'Photo in the class folder.',
] as const;

const MISSED = ['We will find a new date.', 'Let us plan when you show this.'] as const;
const CORRECTED = [
  'I looked again with the rubric beside it.',
  'Typed into the wrong line; this is the right one.',
] as const;

function stageOf(level: number): Stage {
  if (level < 2) return 'starting';
  if (level < 3) return 'nearly';
  return level < 4 ? 'there' : 'beyond';
}

/** What a facilitator wrote to a level (0 to 4): what was seen, then what to do next. */
export function commentFor(random: SeededRandom, subject: Subject, level: number): string {
  const stage = stageOf(level);
  return `${random.pick(SEEN[stage][subject])} ${random.pick(NEXT[stage])}`;
}

/** What was written to evidence that carries no score. */
export const missedComment = (random: SeededRandom): string => random.pick(MISSED);
/** Why a rating was corrected. */
export const correctionComment = (random: SeededRandom): string => random.pick(CORRECTED);
/** How a piece of work came about. */
export const evidenceNote = (random: SeededRandom): string => random.pick(NOTES);
