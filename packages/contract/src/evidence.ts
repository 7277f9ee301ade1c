import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  CompetencyCard,
  EvidenceState,
  freeText,
  LevelValue,
  Moment,
  PersonCard,
  page,
  pageQuery,
  StandingValue,
  Uuid,
} from './primitives.ts';

export const EVIDENCE_KINDS = [
  'observation',
  'work',
  'project',
  'performance',
  'conversation',
  'check',
  'portfolio',
  'external',
] as const;
export const DEMANDS = ['recall', 'apply', 'reason', 'extend'] as const;
const EvidenceKind = z.enum(EVIDENCE_KINDS);
const Purpose = z.enum(['formative', 'summative']);

const RatingInput = z
  .object({
    id: Uuid,
    competencyId: Uuid,
    state: EvidenceState,
    level: LevelValue.nullable(),
    comment: freeText(2000).optional(),
  })
  .refine((rating) => (rating.state === 'scored') === (rating.level !== null), {
    path: ['level'],
    message: 'a level goes with the state "scored", and only with it',
  });

const EvidenceInput = z.object({
  id: Uuid,
  personId: Uuid,
  kind: EvidenceKind.default('observation'),
  purpose: Purpose.default('formative'),
  place: z.enum(['in_school', 'out_of_school']).default('in_school'),
  demand: z.enum(DEMANDS).optional(),
  /** The kind of work in which it was shown, in the district's words; mastery asks for different ones. */
  context: freeText(60).optional(),
  title: freeText(200).optional(),
  note: freeText(4000).optional(),
  happenedAt: Moment.optional(),
  deviceTime: Moment.optional(),
  ratings: z.array(RatingInput).min(1).max(50),
});

/** One command: evidence of one or many people, each rated on one or many competencies. All or nothing. */
export const RatingCommand = z.object({
  commandId: Uuid,
  classId: Uuid.optional(),
  evidence: z.array(EvidenceInput).min(1).max(60),
});
export type RatingCommand = z.input<typeof RatingCommand>;

export const RatingResult = z.object({
  saved: z.array(
    z.object({
      ratingId: Uuid,
      evidenceId: Uuid,
      personId: Uuid,
      competencyId: Uuid,
      standing: StandingValue,
    }),
  ),
});

const GridCell = StandingValue.extend({
  competencyId: Uuid,
  ratingId: Uuid.nullable(),
  comment: z.string().nullable(),
});

export const Grid = z
  .object({
    classId: Uuid,
    title: z.string(),
    columns: z.array(
      CompetencyCard.extend({ descriptors: z.array(z.object({ level: LevelValue, statement: z.string() })) }),
    ),
    rows: z.array(z.object({ person: PersonCard, cells: z.array(GridCell) })),
    contexts: z.array(z.string()),
  })
  .meta({ id: 'Grid' });
export type Grid = z.infer<typeof Grid>;

/** One piece of evidence on one competency, as the person it is about sees it. */
export const EvidencePiece = z
  .object({
    ratingId: Uuid,
    evidenceId: Uuid,
    title: z.string().nullable(),
    note: z.string().nullable(),
    comment: z.string().nullable(),
    kind: EvidenceKind,
    purpose: Purpose,
    context: z.string().nullable(),
    state: z.enum([...EvidenceState.options, 'withdrawn']),
    level: LevelValue.nullable(),
    happenedAt: Moment,
    enteredAt: Moment,
    rater: PersonCard,
    corrects: Uuid.nullable(),
  })
  .meta({ id: 'EvidencePiece' });

const UNUSED = [
  'corrected',
  'not_scored',
  'older_than_window',
  'after_as_of',
  'not_summative',
  'withdrawn',
] as const;

/** How a level came to be; the same facts that `cairn explain` prints. */
export const Explanation = z
  .object({
    person: PersonCard,
    competency: CompetencyCard.extend({
      statement: z.string(),
      descriptors: z.array(z.object({ level: LevelValue, statement: z.string() })),
    }),
    asOf: Moment.nullable(),
    standing: StandingValue,
    exact: z.number().nullable(),
    rule: z.object({
      /** As the rule calls itself, for example `cairn-default`. */
      id: z.string(),
      version: z.number().int(),
      method: z.literal('mean_of_recent'),
      last: z.number().int(),
      masteryLevel: LevelValue,
      masteryCount: z.number().int(),
      masteryContexts: z.number().int(),
    }),
    pieces: z.array(
      EvidencePiece.extend({
        used: z.boolean(),
        weight: z.number().nullable(),
        unusedBecause: z.enum(UNUSED).nullable(),
      }),
    ),
    settle: z.object({
      kind: z.enum(['none_yet', 'more_scores', 'different_context', 'higher_level', 'mastered']),
      needed: z.number().int().nullable(),
    }),
    whatIf: z.array(
      z.object({
        level: LevelValue,
        leadsTo: LevelValue.nullable(),
        exact: z.number().nullable(),
        mastered: z.boolean(),
      }),
    ),
    /** True when the stored result and the replay agree; false is a fault that the doctor reports. */
    replayed: z.boolean(),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;

const learner = z.object({ personId: Uuid });

export const evidenceEndpoints = {
  'grid.read': endpoint({
    method: 'GET',
    path: '/api/classes/:classId/grid',
    permission: 'grid.read',
    summary: 'Where each learner of a class stands on up to eight competencies',
    params: z.object({ classId: Uuid }),
    query: z.object({
      competencies: z
        .string()
        .transform((text) => text.split(','))
        .pipe(z.array(Uuid).max(8))
        .optional(),
    }),
    response: Grid,
  }),
  'grid.competencies': endpoint({
    method: 'GET',
    path: '/api/classes/:classId/competencies',
    permission: 'grid.read',
    summary: 'Competencies to offer a class: those of its subject and grades first',
    params: z.object({ classId: Uuid }),
    query: z.object({ q: z.string().trim().max(80).optional(), ...pageQuery(100) }),
    response: page(
      CompetencyCard.extend({
        framework: z.string(),
        fit: z.enum(['subject_and_grade', 'subject', 'other']),
      }),
    ),
  }),
  'rating.write': endpoint({
    method: 'POST',
    path: '/api/ratings',
    permission: 'rating.write',
    summary: 'Rate evidence of one or many learners; a repeat of the same command gets the first answer',
    body: RatingCommand,
    response: RatingResult,
    errors: ['command_reused', 'unknown_reference', 'rule_broken'],
  }),
  'rating.correct': endpoint({
    method: 'POST',
    path: '/api/ratings/:ratingId/corrections',
    permission: 'rating.correct',
    summary: 'Correct or withdraw a rating; the former row stays and is pointed at',
    params: z.object({ ratingId: Uuid }),
    body: z
      .object({
        commandId: Uuid,
        id: Uuid,
        state: z.enum([...EvidenceState.options, 'withdrawn']),
        level: LevelValue.nullable(),
        comment: freeText(2000).optional(),
      })
      .refine((rating) => (rating.state === 'scored') === (rating.level !== null), {
        path: ['level'],
        message: 'a level goes with the state "scored", and only with it',
      }),
    response: RatingResult,
    errors: ['command_reused', 'already_corrected'],
  }),
  'evidence.list': endpoint({
    method: 'GET',
    path: '/api/learners/:personId/evidence',
    permission: 'evidence.read',
    summary: 'Evidence of a learner, newest first',
    params: learner,
    query: z.object({ competencyId: Uuid.optional(), ...pageQuery(100) }),
    response: page(EvidencePiece.extend({ competency: CompetencyCard })),
  }),
  'standing.read': endpoint({
    method: 'GET',
    path: '/api/learners/:personId/standing',
    permission: 'standing.read',
    summary: 'Where a learner stands on the competencies that have evidence',
    params: learner,
    query: z.object({ frameworkId: Uuid.optional(), ...pageQuery(200) }),
    response: page(StandingValue.extend({ competency: CompetencyCard })),
  }),
  'explanation.read': endpoint({
    method: 'GET',
    path: '/api/learners/:personId/competencies/:competencyId/explanation',
    permission: 'explanation.read',
    summary:
      'Why a level is what it is: every piece of evidence, used or not, the rule, and what would change it',
    params: z.object({ personId: Uuid, competencyId: Uuid }),
    query: z.object({ asOf: Moment.optional() }),
    response: Explanation,
  }),
};
