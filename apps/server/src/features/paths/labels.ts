import type { Locale } from '@cairn/contract';
import { z } from 'zod';

const labelsShape = z.record(z.string(), z.object({ label: z.string() }).partial().catch({})).catch({});

/** A kind of work in the reader's language, else in the district's own words. */
export function labelOf(label: string, translations: unknown, locale: Locale): string {
  return labelsShape.parse(translations ?? {})[locale]?.label ?? label;
}
