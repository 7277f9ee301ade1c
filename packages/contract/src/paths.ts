import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CompetencyCard, freeText, Moment, PersonCard, StandingValue, Uuid } from './primitives.ts';

/**
 * Why a step is offered, as facts that screens put into a child's words: the codes of the ranking in
 * `@cairn/domain/paths`, with a title where the domain knows an id only.
 */
export const StepReason = z.discriminatedUnion('code', [
  /** `needs` more scores at mastery bring it. */
  z.object({ code: z.literal('close_to_mastery'), level: z.number(), needs: z.number().int() }),
  /** Shown well in the contexts `seen`, in the district's words; now it takes another one. */
  z.object({ code: z.literal('needs_other_context'), seen: z.array(z.string()) }),
  /** Begun; null without a score so far. */
  z.object({ code: z.literal('started'), level: z.number().nullable() }),
  /** Begun, and not touched for so many whole days. */
  z.object({ code: z.literal('returned_to'), days: z.number().int() }),
  /** Mastering it opens so many others. */
  z.object({ code: z.literal('opens'), count: z.number().int() }),
  z.object({ code: z.literal('your_band') }),
  /** It follows from this one, which the learner has mastered. */
  z.object({ code: z.literal('builds_on'), competencyId: Uuid, title: z.string() }),
  /** Nothing stands in the way: the reason of last resort. */
  z.object({ code: z.literal('ready') }),
]);
export type StepReason = z.infer<typeof StepReason>;

export const PlaceStatus = z.enum(['mastered', 'assumed', 'open', 'ahead']);

export const Place = CompetencyCard.extend({ status: PlaceStatus, standing: StandingValue.nullable() }).meta({
  id: 'Place',
});

export const NextStep = CompetencyCard.extend({
  statement: z.string(),
  standing: StandingValue.nullable(),
  reasons: z.array(StepReason),
  /** The learner's own choice of this step, when they made one. */
  chosen: z.object({ at: Moment, reason: z.string().nullable() }).nullable(),
}).meta({ id: 'NextStep' });

export const Trail = z
  .object({
    person: PersonCard,
    framework: z.object({ id: Uuid, title: z.string() }).nullable(),
    frameworks: z.array(z.object({ id: Uuid, title: z.string(), evidenceCount: z.number().int() })),
    advice: z.object({ id: Uuid, version: z.string(), madeAt: Moment }).nullable(),
    nextSteps: z.array(NextStep).max(3),
    counts: z.object({
      mastered: z.number().int(),
      assumed: z.number().int(),
      open: z.number().int(),
      ahead: z.number().int(),
    }),
    /** The trail around the learner: what is behind, open and just ahead, in framework order. */
    places: z.array(Place),
    band: z.string().nullable(),
  })
  .meta({ id: 'Trail' });
export type Trail = z.infer<typeof Trail>;

const learner = z.object({ personId: Uuid });

export const pathEndpoints = {
  'trail.read': endpoint({
    method: 'GET',
    path: '/api/learners/:personId/trail',
    permission: 'trail.read',
    summary: 'The open frontier of a learner and at most three next steps with their reasons',
    params: learner,
    query: z.object({ frameworkId: Uuid.optional() }),
    response: Trail,
  }),
  'trail.choose': endpoint({
    method: 'POST',
    path: '/api/learners/:personId/choices',
    permission: 'trail.choose',
    summary: 'Choose a next step and say why',
    params: learner,
    body: z.object({
      commandId: Uuid,
      id: Uuid,
      competencyId: Uuid,
      adviceId: Uuid.nullable(),
      reason: freeText(500),
    }),
    response: z.object({ id: Uuid, competencyId: Uuid }),
    errors: ['command_reused', 'unknown_reference', 'rule_broken'],
  }),
  'assumption.decide': endpoint({
    method: 'POST',
    path: '/api/learners/:personId/assumptions',
    permission: 'assumption.decide',
    summary: 'Say that a competency is, or is not, to be taken as known without evidence',
    params: learner,
    body: z.object({
      commandId: Uuid,
      id: Uuid,
      competencyId: Uuid,
      assumed: z.boolean(),
      reason: freeText(500),
    }),
    response: z.object({ id: Uuid, competencyId: Uuid }),
    errors: ['command_reused', 'unknown_reference'],
  }),
};
