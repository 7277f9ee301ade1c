import { EVIDENCE_STATES } from '@cairn/domain/scale';
import { z } from 'zod';

/** An id. Taken in either case, and in lower case from there on, as the database gives ids back. */
export const Uuid = z.uuid().toLowerCase().meta({ id: 'Uuid' });
/** A moment, ISO 8601 with its offset. In UTC too it lies in the years 1 to 9999, which every clock and database can say. */
export const Moment = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
}, 'must lie in the years 1 to 9999 in UTC');
export const Day = z.iso.date();
/** A level on the scale: 0 to 4 in halves (R53). */
export const LevelValue = z.number().min(0).max(4).multipleOf(0.5);
export const EvidenceState = z.enum(EVIDENCE_STATES);
export const Locale = z.enum(['en', 'es']);
export type Locale = z.infer<typeof Locale>;
/** Free text of a person: trimmed, bounded, no control characters but line breaks. */
export const freeText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !/\p{Cc}/u.test(text.replaceAll('\n', '')), 'must not contain control characters');

export const ROLES = [
  'learner',
  'facilitator',
  'aide',
  'counselor',
  'coach',
  'school_leader',
  'district_leader',
  'it',
  'guardian',
  'researcher',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Paging by cursor: pass `next` of one page as `cursor` of the following one. */
export const pageQuery = (most: number) => ({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(most).default(Math.min(50, most)),
});
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** A person as anybody who may see them at all sees them. */
export const PersonCard = z
  .object({ id: Uuid, name: z.string(), sortName: z.string(), initials: z.string() })
  .meta({ id: 'PersonCard' });
export type PersonCard = z.infer<typeof PersonCard>;

/** A text with its translations; the first language is the framework's own. */
export const CompetencyCard = z
  .object({
    id: Uuid,
    frameworkId: Uuid,
    code: z.string().nullable(),
    title: z.string(),
    band: z.string().nullable(),
  })
  .meta({ id: 'CompetencyCard' });
export type CompetencyCard = z.infer<typeof CompetencyCard>;

/** Where somebody stands on one competency. `level: null` with a state is not a zero. */
export const StandingValue = z
  .object({
    level: LevelValue.nullable(),
    mastered: z.boolean(),
    achievedAt: Moment.nullable(),
    scoredCount: z.number().int(),
    sufficient: z.boolean(),
    lastState: z.enum([...EVIDENCE_STATES, 'withdrawn']).nullable(),
    lastAt: Moment.nullable(),
  })
  .meta({ id: 'Standing' });
export type StandingValue = z.infer<typeof StandingValue>;
