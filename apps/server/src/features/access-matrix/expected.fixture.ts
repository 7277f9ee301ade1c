import type { EndpointId, ErrorCode } from '@cairn/contract';
import { ACTORS, type ActorName, NEAR, SIGNED_IN, type Target } from './actors.fixture.ts';
import type { Mark } from './marks.fixture.ts';

/**
 * One row of the access matrix: whoever is in `ok` gets 200 and an answer of the endpoint's schema. Everybody else
 * who is signed in gets `others`, whoever is not gets 401.
 */
export type Row = {
  /** Whom or whose the request asks about; nothing for what is the district's. */
  readonly about?: Target;
  readonly ok: readonly ActorName[];
  /** For those who are signed in and not in `ok`; `not_found` unless said. */
  readonly others?: ErrorCode;
  /** For those who are not; `not_signed_in`, and `session_expired` with an old cookie, unless said. */
  readonly nobody?: ErrorCode;
  /** Marks in an answer, beside the asker's own name: all of them, and no other. */
  readonly shows?: readonly Mark[] | ((actor: ActorName) => readonly Mark[]);
  /** Marks that may or may not be in an answer, since it depends on what was done before. */
  readonly may?: readonly Mark[];
  /** Only these ask, where asking is costly and the answer does not depend on who asks. */
  readonly asked?: readonly ActorName[];
};

const FACILITATORS = [
  'facilitator',
  'substitute',
  'pastSubstitute',
  'aideSubstitute',
  'schoolFacilitator',
  'otherFacilitator',
  'pastFacilitator',
  'advisor',
  'supervisor',
  'farFacilitator',
] as const;
const DISTRICT_LEADERS = ['districtLeader', 'farLeader', 'farLeaderAskingHere'] as const;
const LEADERS = ['leader', 'otherLeader', ...DISTRICT_LEADERS] as const;
const IT = ['it', 'farIt'] as const;
const FAR_ACTORS: readonly ActorName[] = ACTORS.filter((actor) => /^far|^twoHats/.test(actor));

/** Who teaches the learner today. Standing in for a facilitator counts, standing in for an aide does not. */
const TEACHES = ['facilitator', 'aide', 'substitute'] as const;
const RATES = [...TEACHES, 'advisor'] as const;
const WORKS_WITH = [...RATES, 'counselor', 'leader', 'districtLeader'] as const;
const READS = ['learner', 'guardian', ...WORKS_WITH] as const;
/** Who reads the facilitator's own pages. */
const READS_COLLEAGUE = ['facilitator', 'counselor', 'leader', 'districtLeader'] as const;
const READS_CLASS = [...TEACHES, 'leader', 'districtLeader'] as const;
const FINDS_LEARNER = [...READS, 'it'] as const;
const FEW = ['anonymous', 'expired', 'learner', 'farLeader'] as const;

const when =
  (who: readonly ActorName[], marks: readonly Mark[]) =>
  (actor: ActorName): readonly Mark[] =>
    who.includes(actor) ? marks : [];
/** Things of the own district: marks of one district are never in an answer to the other. */
const things = (actor: ActorName): readonly Mark[] =>
  FAR_ACTORS.includes(actor) ? ['farThing'] : ['nearThing'];

/** Who works or learns at a school, and so reads its name beside their own role. */
const HAS_SCHOOL: readonly ActorName[] = [...NEAR, 'farFacilitator' as const].filter(
  (actor) => !['pastLeader', 'districtLeader', 'it', 'researcher'].includes(actor),
);
const ownSchool = (actor: ActorName): readonly Mark[] => (HAS_SCHOOL.includes(actor) ? things(actor) : []);

/** They are facilitators, and teach nobody today. */
const HAS_NO_CLASS: readonly ActorName[] = [
  'pastSubstitute',
  'aideSubstitute',
  'pastFacilitator',
  'advisor',
  'supervisor',
];

/** Whom the lists of a day name. */
const DAY: Partial<Record<ActorName, readonly Mark[]>> = {
  facilitator: ['nearThing', 'learner', 'classmate'],
  aide: ['nearThing', 'learner'],
  substitute: ['nearThing', 'learner'],
  schoolFacilitator: ['nearThing'],
  otherFacilitator: ['nearThing', 'otherLearner'],
  farFacilitator: ['farThing', 'farLearner'],
};

/** The matrix: every endpoint, who asks about whom, and who is answered. */
export const EXPECTED: Readonly<Record<EndpointId, readonly Row[]>> = {
  'session.read': [{ ok: ACTORS, shows: ownSchool }],
  'session.sign_in': [{ ok: [], others: 'wrong_credentials', nobody: 'wrong_credentials', asked: FEW }],
  'session.sign_out': [{ ok: ACTORS }],
  'session.choose_district': [{ ok: [...NEAR, 'twoHats'], shows: ownSchool }],
  'demo.people': [{ ok: ACTORS, shows: ['demoLearner'] }],
  'demo.sign_in': [
    { ok: ACTORS, shows: ['demoLearner', 'nearThing'], asked: FEW },
    { about: 'learner', ok: [], nobody: 'not_found' },
  ],
  'link.read': [{ ok: ACTORS, shows: ['invited'] }],
  'link.use': [{ ok: [], others: 'link_not_valid', nobody: 'link_not_valid' }],
  'person.sign_in_link': [
    { about: 'learner', ok: ['leader', 'districtLeader', 'it'] },
    { about: 'colleague', ok: ['leader', 'districtLeader', 'it'] },
    { about: 'administrator', ok: ['districtLeader', 'it'] },
  ],

  'school.list': [
    {
      ok: [...FACILITATORS, 'aide', 'counselor', 'otherCounselor', 'coach', ...LEADERS, ...IT],
      shows: things,
    },
  ],
  'class.list': [
    {
      ok: [...FACILITATORS, 'aide', ...LEADERS],
      shows: (actor) => (HAS_NO_CLASS.includes(actor) ? [] : things(actor)),
    },
  ],
  'class.read': [
    { about: 'learner', ok: READS_CLASS, shows: ['nearThing', 'learner', 'classmate', 'facilitator'] },
  ],
  'person.read': [
    {
      about: 'learner',
      ok: [...WORKS_WITH, 'it'],
      shows: ['nearThing', 'learner', 'guardian', 'emailOfLearner'],
    },
    {
      about: 'colleague',
      ok: ['counselor', 'leader', 'districtLeader', 'it'],
      shows: ['nearThing', 'facilitator', 'emailOfFacilitator'],
    },
  ],
  search: [{ ok: SIGNED_IN, shows: when(FINDS_LEARNER, ['learner', 'nearThing']) }],

  'framework.list': [{ ok: SIGNED_IN, shows: things }],
  'framework.read': [{ ok: NEAR, shows: things }],
  'framework.items': [{ ok: NEAR, shows: things }],
  'competency.read': [{ ok: NEAR, shows: things }],
  'framework.mark_types': [{ ok: ['districtLeader', 'it'], shows: things }],

  'grid.read': [
    {
      about: 'learner',
      ok: READS_CLASS,
      shows: ['nearThing', 'learner', 'classmate', 'wordsOfLearner', 'wordsOfClassmate'],
    },
  ],
  'grid.competencies': [{ about: 'learner', ok: READS_CLASS, shows: things }],
  'evidence.list': [
    {
      about: 'learner',
      ok: READS,
      shows: ['nearThing', 'facilitator', 'wordsOfLearner', 'noteOfLearner'],
    },
    { about: 'colleague', ok: READS_COLLEAGUE, shows: ['nearThing', 'leader', 'wordsOfFacilitator'] },
  ],
  'standing.read': [
    { about: 'learner', ok: READS, shows: things },
    { about: 'colleague', ok: READS_COLLEAGUE, shows: things },
  ],
  'explanation.read': [
    {
      about: 'learner',
      ok: READS,
      shows: ['nearThing', 'learner', 'facilitator', 'wordsOfLearner', 'noteOfLearner'],
    },
    {
      about: 'colleague',
      ok: READS_COLLEAGUE,
      shows: ['nearThing', 'facilitator', 'leader', 'wordsOfFacilitator'],
    },
  ],
  'rating.write': [
    { about: 'learner', ok: RATES },
    { about: 'colleague', ok: [] },
  ],
  'rating.correct': [
    { about: 'learner', ok: RATES },
    { about: 'colleague', ok: [] },
  ],

  'trail.read': [
    { about: 'learner', ok: READS, shows: ['nearThing', 'learner'] },
    { about: 'colleague', ok: READS_COLLEAGUE, shows: ['nearThing', 'facilitator'] },
  ],
  'trail.choose': [
    { about: 'learner', ok: ['learner', ...RATES] },
    { about: 'colleague', ok: ['facilitator'] },
  ],
  'assumption.decide': [
    { about: 'learner', ok: RATES },
    { about: 'colleague', ok: [] },
  ],

  'today.read': [{ ok: [...FACILITATORS, 'aide'], shows: (actor) => DAY[actor] ?? [] }],
  'school.overview': [{ ok: LEADERS, shows: things }],
  'family.children': [
    {
      ok: ['guardian', 'otherGuardian', 'pastGuardian'],
      shows: (actor) =>
        actor === 'guardian'
          ? ['nearThing', 'learner']
          : actor === 'otherGuardian'
            ? ['nearThing', 'classmate']
            : [],
    },
  ],
  'family.read': [
    {
      about: 'learner',
      ok: ['guardian'],
      shows: ['nearThing', 'learner', 'facilitator', 'wordsOfLearner'],
    },
    { about: 'colleague', ok: [] },
  ],

  'import.list': [{ ok: [...DISTRICT_LEADERS, ...IT] }],
  'job.list': [{ ok: IT }],
  'doctor.read': [{ ok: IT }],
  'audit.list': [{ ok: [...DISTRICT_LEADERS, ...IT], may: ['it'] }],
};
