import type { MasteryRule } from '@cairn/domain/proficiency';
import { z } from 'zod';

const Definition = z.object({
  method: z.literal('mean_of_recent'),
  last: z.number().int().min(1),
  round: z.literal('half'),
  mastery: z.object({
    level: z.number().min(0).max(4),
    count: z.number().int().min(1),
    contexts: z.number().int().min(1),
  }),
  purpose: z.enum(['any', 'summative']),
});

/**
 * A stored mastery rule as the domain takes it. The row's id and version win over what the definition says
 * of itself: they are what results name.
 * @throws ZodError when the definition is of a method that this version of Cairn does not know.
 */
export function readRule(id: string, version: number, definition: unknown): MasteryRule {
  return { id, version, ...Definition.parse(definition) };
}
