import type { RatingCommand } from '@cairn/contract';
import type { z } from 'zod';
import type { InvalidField } from '../../platform/http/problem.ts';
import { refuseFields } from './refusals.ts';

/** A parsed command: defaults filled in. */
export type Command = z.output<typeof RatingCommand>;

/** No id twice in one command, and one rating of a competency per piece of evidence: more would count twice. */
export function refuseRepeats({ evidence }: Command): void {
  const seen = new Set<string>();
  const fields: InvalidField[] = [];
  const look = (name: string, value: string): void => {
    if (seen.has(value)) fields.push({ name, reason: 'is there twice', code: 'repeated' });
    seen.add(value);
  };
  evidence.forEach(({ id, ratings }, i) => {
    look(`body.evidence.${i}.id`, `evidence ${id}`);
    ratings.forEach((rating, j) => {
      look(`body.evidence.${i}.ratings.${j}.id`, `rating ${rating.id}`);
      look(`body.evidence.${i}.ratings.${j}.competencyId`, `${i} ${rating.competencyId}`);
    });
  });
  refuseFields('rule_broken', fields);
}

/** A device tells its clock afresh with every attempt; that does not make a repeat a different request. */
export function withoutClock(command: Command): unknown {
  return {
    ...command,
    evidence: command.evidence.map(({ deviceTime: _, ...piece }) => piece),
  };
}
