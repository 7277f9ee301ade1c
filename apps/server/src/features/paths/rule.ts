import type { MasteryRule } from '@cairn/domain/proficiency';
import { z } from 'zod';

const definitionShape = z.object({
  method: z.literal('mean_of_recent'),
  last: z.number().int(),
  round: z.literal('half'),
  mastery: z.object({ level: z.number(), count: z.number().int(), contexts: z.number().int() }),
  purpose: z.enum(['any', 'summative']),
});

/**
 * The mastery rule as the database keeps it; the row's id and version are what results name.
 * @throws ZodError when the stored definition is of no known method.
 */
export function readRule(id: string, version: number, definition: unknown): MasteryRule {
  return { id, version, ...definitionShape.parse(definition) };
}
