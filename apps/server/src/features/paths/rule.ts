import type { MasteryRule } from '@cairn/domain/proficiency';
import { z } from 'zod';

const ruleShape = z.object({
  id: z.string(),
  version: z.number().int(),
  method: z.literal('mean_of_recent'),
  last: z.number().int(),
  round: z.literal('half'),
  mastery: z.object({ level: z.number(), count: z.number().int(), contexts: z.number().int() }),
  purpose: z.enum(['any', 'summative']),
});

/** The mastery rule as the database keeps it. @throws when the stored definition is of no known method. */
export function parseRule(definition: unknown): MasteryRule {
  return ruleShape.parse(definition);
}
