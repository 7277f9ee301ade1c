import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CompetencyCard, Moment, PersonCard, StandingValue, Uuid } from './primitives.ts';
import { ClassCard, SchoolCard } from './roster.ts';

const Line = z.object({
  person: PersonCard,
  classId: Uuid,
  competency: CompetencyCard.nullable(),
  days: z.number().int(),
  standing: StandingValue.nullable(),
});

/** The facilitator's day. The lists are suggestions; each line names the sign it rests on. */
export const Today = z
  .object({
    day: z.string(),
    classes: z.array(ClassCard),
    learnerCount: z.number().int(),
    /** One more score at mastery in another kind of work would settle it. */
    ready: z.array(Line),
    /** In progress for long without a new rating. */
    quiet: z.array(Line),
    /** No evidence at all yet in the facilitator's subject this session. */
    unseen: z.array(Line),
    recent: z.array(
      z.object({
        person: PersonCard,
        competency: CompetencyCard,
        state: z.string(),
        level: z.number().nullable(),
        at: Moment,
      }),
    ),
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof Today>;

/** A number that may be hidden to protect people: `null` with the reason. */
export const ProtectedCount = z.object({
  shown: z.number().int().nullable(),
  hidden: z.enum(['small', 'protects_another']).nullable(),
});
export const ProtectedShare = z.object({
  /** Percent, or null when hidden. */
  percent: z.number().nullable(),
  bound: z.enum(['exact', 'at_most', 'at_least']),
  hidden: z.enum(['small', 'protects_another']).nullable(),
});

export const SchoolLine = z.object({
  school: SchoolCard,
  learners: ProtectedCount,
  withRecentEvidence: ProtectedShare,
  mastering: ProtectedShare,
  mayOpen: z.boolean(),
});

export const ChildCard = PersonCard.extend({ school: z.string().nullable(), grade: z.string().nullable() });

/** What a family reads: plain words first. Codes and values; the screen writes the sentences. */
export const FamilyChild = z
  .object({
    child: ChildCard,
    masteredThisYear: z.number().int(),
    latest: z.array(
      z.object({
        competency: CompetencyCard,
        standing: StandingValue,
        comment: z.string().nullable(),
        rater: PersonCard,
        at: Moment,
      }),
    ),
    nextSteps: z.array(CompetencyCard.extend({ statement: z.string(), home: z.string().nullable() })),
    facilitators: z.array(PersonCard),
  })
  .meta({ id: 'FamilyChild' });

export const insightEndpoints = {
  'today.read': endpoint({
    method: 'GET',
    path: '/api/today',
    permission: 'today.read',
    summary: 'Who needs what now, for a facilitator',
    response: Today,
  }),
  'school.overview': endpoint({
    method: 'GET',
    path: '/api/schools/overview',
    permission: 'school.overview',
    summary: 'Schools with protected figures, for a leader',
    response: z.object({ items: z.array(SchoolLine), learners: ProtectedCount, since: Moment }),
  }),
  'family.children': endpoint({
    method: 'GET',
    path: '/api/family/children',
    permission: 'family.children',
    summary: 'The children of a guardian',
    response: z.object({ items: z.array(ChildCard) }),
  }),
  'family.read': endpoint({
    method: 'GET',
    path: '/api/learners/:personId/family',
    permission: 'family.read',
    summary: 'Where a child stands and what comes next, for the family',
    params: z.object({ personId: Uuid }),
    response: FamilyChild,
  }),
};
