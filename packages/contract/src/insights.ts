import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CompetencyCard, Moment, PersonCard, StandingValue, Uuid } from './primitives.ts';
import { ClassCard, SchoolCard } from './roster.ts';

/** What a line of the day rests on, as facts that screens put into words. */
export const LineSign = z.discriminatedUnion('code', [
  /** Enough good scores, in too few kinds of work; `seen` are those so far. */
  z.object({ code: z.literal('needs_other_context'), seen: z.array(z.string()) }),
  /** One more score at mastery settles it; with `otherContext`, outside the kinds of work `seen`. */
  z.object({ code: z.literal('one_more_score'), otherContext: z.boolean(), seen: z.array(z.string()) }),
  /** The level stands at or above mastery, and the rule still asks for `needed` more scores. */
  z.object({ code: z.literal('at_mastery_level'), level: z.number(), needed: z.number().int() }),
  /** Begun, and without a new rating for so many whole days. */
  z.object({ code: z.literal('quiet'), days: z.number().int() }),
  /** Nothing in a framework of the class's subject for so many days; null when there never was anything. */
  z.object({ code: z.literal('no_evidence'), days: z.number().int().nullable() }),
]);
export type LineSign = z.infer<typeof LineSign>;

const Line = z.object({
  person: PersonCard,
  classId: Uuid,
  competency: CompetencyCard.nullable(),
  /** Whole days since the last evidence; for a learner without any, since they joined the class. */
  days: z.number().int(),
  standing: StandingValue.nullable(),
  sign: LineSign,
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
    /** No evidence in a framework of the class's subject for 30 days. */
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
    response: z.object({
      items: z.array(SchoolLine),
      /** The sum of the lines; a learner of two schools counts in both. */
      learners: ProtectedCount,
      /** First moment of the school year that "mastering" counts from. */
      since: Moment,
    }),
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
