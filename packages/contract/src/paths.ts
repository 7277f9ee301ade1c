import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CompetencyCard, freeText, Moment, PersonCard, StandingValue, Uuid } from './primitives.ts';

/** Why a step is offered, as facts that screens put into a child's words. */
export const StepReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('close_to_mastery'), level: z.number(), needs: z.number().int() }),
  z.object({ code: z.literal('needs_other_context') }),
  z.object({ code: z.literal('started'), level: z.number() }),
  z.object({ code: z.literal('builds_on'), title: z.string() }),
  z.object({ code: z.literal('opens'), count: z.number().int() }),
  z.object({ code: z.literal('your_band'), band: z.string() }),
  z.object({ code: z.literal('first_step') }),
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
