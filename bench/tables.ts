import { DEFAULT_MASTERY_RULE } from '@cairn/domain/proficiency';
import { type SeededRandom, seededRandom } from '@cairn/domain/random';
import type { CopyFile } from './copy-file.ts';
import { standingFor } from './standing.ts';
import {
  accountOf,
  BENCH_NOW,
  bandLabel,
  bandOfClass,
  bandOfCompetency,
  COMPETENCIES,
  CONTEXTS,
  classCount,
  classOfLearner,
  DISTRICT,
  FRAMEWORK,
  focusOfClass,
  idOf,
  prerequisitesOf,
  RATINGS_EACH,
} from './world.ts';

/** A table with the columns that are loaded, and what writes its lines for `learners` people. */
export type LoadedTable = {
  readonly name: string;
  readonly columns: string;
  readonly write: (file: CopyFile, learners: number) => void;
};

const NOW = new Date(BENCH_NOW);
const STARTS = '2026-08-20';
const ENDS = '2027-05-28';
const DAY_MS = 86_400_000;
const GIVEN = ['Robin', 'Ash', 'Wren', 'Rowan', 'Sage', 'Lark', 'Linden', 'Reed', 'Jay', 'Hazel'];
const FAMILY = ['Alderbrook', 'Finchwater', 'Sedgewick', 'Heronfield', 'Mossbank', 'Larkspur', 'Reedmoor'];
const SCHOOLS = 120;
const schoolOf = (klass: number): string => idOf('org', 1 + (klass % SCHOOLS));

type Kind = 'learner' | 'facilitator';

/** Learners first, then one facilitator for each class. */
function eachPerson(learners: number, visit: (kind: Kind, n: number, klass: number) => void): void {
  for (let n = 0; n < learners; n += 1) visit('learner', n, classOfLearner(n));
  for (let n = 0; n < classCount(learners); n += 1) visit('facilitator', n, n);
}

const pick = <T>(list: readonly T[], n: number): T | string => list[n % list.length] ?? '';

const ACCOUNTS: readonly LoadedTable[] = [
  {
    name: 'platform."user"',
    columns: 'id, name, email, "emailVerified", "createdAt", "updatedAt"',
    write: (file, learners) =>
      eachPerson(learners, (kind, n) => {
        const id = accountOf(kind, n);
        file.row([id, id, `${id}@bench.example`, true, NOW, NOW]);
      }),
  },
  {
    name: 'platform.membership_locator',
    columns: 'account_id, district_id',
    write: (file, learners) => eachPerson(learners, (kind, n) => file.row([accountOf(kind, n), DISTRICT])),
  },
  {
    name: 'cairn.membership',
    columns: 'district_id, person_id, account_id, created_at',
    write: (file, learners) =>
      eachPerson(learners, (kind, n) => file.row([DISTRICT, idOf(kind, n), accountOf(kind, n), NOW])),
  },
];

const ROSTER: readonly LoadedTable[] = [
  {
    name: 'platform.district',
    columns: 'id, slug, name, time_zone, created_at',
    write: (file) => file.row([DISTRICT, 'bench', 'Bench', 'America/Chicago', NOW]),
  },
  {
    name: 'cairn.org',
    columns: 'district_id, id, kind, name, parent_id, active, created_at, updated_at',
    write: (file) => {
      const top = idOf('org', 0);
      file.row([DISTRICT, top, 'district', 'Bench', null, true, NOW, NOW]);
      for (let n = 1; n <= SCHOOLS; n += 1)
        file.row([DISTRICT, idOf('org', n), 'school', `School ${n}`, top, true, NOW, NOW]);
    },
  },
  {
    name: 'cairn.person',
    columns:
      'district_id, id, source_id, given_name, family_name, grade, active, roster_extra, created_at, updated_at',
    write: (file, learners) =>
      eachPerson(learners, (kind, n, klass) => {
        const grade = kind === 'learner' ? bandLabel(bandOfClass(klass)) : null;
        const name = [pick(GIVEN, n), pick(FAMILY, Math.floor(n / GIVEN.length))];
        const sourceId = `${kind}-${n}`;
        file.row([DISTRICT, idOf(kind, n), sourceId, ...name, grade, true, '{}', NOW, NOW]);
      }),
  },
  {
    name: 'cairn.person_role',
    columns: 'district_id, id, person_id, org_id, role, is_primary, active, created_at, updated_at',
    write: (file, learners) => {
      let at = 0;
      eachPerson(learners, (kind, n, klass) => {
        file.row([DISTRICT, idOf('role', at), idOf(kind, n), schoolOf(klass), kind, true, true, NOW, NOW]);
        at += 1;
      });
    },
  },
  {
    name: 'cairn.class',
    columns:
      'district_id, id, org_id, title, kind, grades, subjects, subject_codes, periods, starts_on, ends_on, active, created_at, updated_at',
    write: (file, learners) => {
      for (let n = 0; n < classCount(learners); n += 1) {
        const about = [`Class ${n}`, 'scheduled', [bandLabel(bandOfClass(n))], ['Mathematics'], [], ['1']];
        file.row([DISTRICT, idOf('class', n), schoolOf(n), ...about, STARTS, ENDS, true, NOW, NOW]);
      }
    },
  },
  {
    name: 'cairn.enrollment',
    columns:
      'district_id, id, class_id, person_id, role, is_primary, starts_on, ends_on, active, created_at, updated_at',
    write: (file, learners) => {
      let at = 0;
      eachPerson(learners, (kind, n, klass) => {
        const who = [idOf('enrollment', at), idOf('class', klass), idOf(kind, n), kind];
        file.row([DISTRICT, ...who, kind === 'facilitator', STARTS, ENDS, true, NOW, NOW]);
        at += 1;
      });
    },
  },
];

const FRAMEWORKS: readonly LoadedTable[] = [
  {
    name: 'cairn.proficiency_scale',
    columns: 'district_id, id, name, definition, created_at',
    write: (file) => file.row([DISTRICT, idOf('scale', 0), '0 to 4', '{}', NOW]),
  },
  {
    name: 'cairn.mastery_rule',
    columns: 'district_id, id, version, definition, adopted_at',
    write: (file) => {
      const { id, version } = DEFAULT_MASTERY_RULE;
      file.row([DISTRICT, id, version, JSON.stringify(DEFAULT_MASTERY_RULE), NOW]);
    },
  },
  {
    name: 'cairn.framework',
    columns:
      'district_id, id, title, translations, subjects, rateable_types, rateable_basis, scale_id, rule_id, rule_version, active, created_at, updated_at',
    write: (file) => {
      const { id, version } = DEFAULT_MASTERY_RULE;
      const rated = ['{}', ['mathematics'], ['competency'], 'precedes_types', idOf('scale', 0), id, version];
      file.row([DISTRICT, FRAMEWORK, 'Mathematics, K to 12', ...rated, true, NOW, NOW]);
    },
  },
  {
    name: 'cairn.competency',
    columns:
      'district_id, id, framework_id, code, item_type, title, statement, translations, grades, band_rank, band_label, position, rateable, active, updated_at',
    write: (file) => {
      for (let n = 0; n < COMPETENCIES; n += 1) {
        const band = bandOfCompetency(n);
        const words = [
          `M.${n}`,
          'competency',
          `Competency ${n}`,
          `I can do what competency ${n} asks.`,
          '{}',
        ];
        const place = [[bandLabel(band)], band, bandLabel(band), n];
        file.row([DISTRICT, idOf('competency', n), FRAMEWORK, ...words, ...place, true, true, NOW]);
      }
    },
  },
  {
    name: 'cairn.competency_edge',
    columns: 'district_id, id, framework_id, kind, from_id, to_id, position',
    write: (file) => {
      let at = 0;
      for (let n = 0; n < COMPETENCIES; n += 1)
        for (const before of prerequisitesOf(n)) {
          const ends = [idOf('competency', before), idOf('competency', n)];
          file.row([DISTRICT, idOf('edge', at), FRAMEWORK, 'precedes', ...ends, at]);
          at += 1;
        }
    },
  },
  {
    name: 'cairn.work_context',
    columns: 'district_id, id, label, translations, created_at',
    write: (file) => {
      for (const [n, label] of CONTEXTS.entries()) file.row([DISTRICT, idOf('context', n), label, '{}', NOW]);
    },
  },
];

/** One loaded rating with its evidence; both have the same number. */
type Loaded = { n: number; learner: number; competency: number; level: number; context: number; at: Date };

/** The stream of one learner: what is drawn for one does not change the next. */
export function drawsOf(learner: number): SeededRandom {
  return seededRandom(`learner ${learner}`);
}

function eachRating(learners: number, visit: (rating: Loaded) => void): void {
  let n = 0;
  for (let learner = 0; learner < learners; learner += 1) {
    for (const { competency, levels } of standingFor(learner, drawsOf(learner))) {
      levels.forEach((level, round) => {
        const at = new Date(NOW.getTime() - (40 - 15 * round + (competency % 7)) * DAY_MS);
        visit({ n, learner, competency, level, context: (competency + round) % CONTEXTS.length, at });
        n += 1;
      });
    }
  }
}

const raterOf = (learner: number): string => idOf('facilitator', classOfLearner(learner));
const bytes = (length: number, n: number): Buffer => {
  const made = Buffer.alloc(length, 0xa5);
  made.writeUInt32BE(n);
  return made;
};

const EVIDENCE: readonly LoadedTable[] = [
  {
    name: 'cairn.evidence',
    columns:
      'district_id, id, person_id, class_id, context_id, kind, purpose, place, happened_at, entered_at, entered_by, payload_digest',
    write: (file, learners) =>
      eachRating(learners, ({ n, learner, context, at }) => {
        const about = [
          idOf('learner', learner),
          idOf('class', classOfLearner(learner)),
          idOf('context', context),
        ];
        const kind = ['observation', 'formative', 'in_school'];
        file.row([DISTRICT, idOf('evidence', n), ...about, ...kind, at, at, raterOf(learner), bytes(32, n)]);
      }),
  },
  {
    name: 'cairn.evidence_payload',
    columns: 'district_id, evidence_id, title, note, salt',
    write: (file, learners) =>
      eachRating(learners, ({ n }) =>
        file.row([DISTRICT, idOf('evidence', n), `Piece of work ${n}`, null, bytes(16, n)]),
      ),
  },
  {
    name: 'cairn.rating',
    columns:
      'district_id, id, evidence_id, person_id, competency_id, state, level, rater_id, happened_at, entered_at, payload_digest',
    write: (file, learners) =>
      eachRating(learners, ({ n, learner, competency, level, at }) => {
        const about = [idOf('evidence', n), idOf('learner', learner), idOf('competency', competency)];
        file.row([
          DISTRICT,
          idOf('rating', n),
          ...about,
          'scored',
          level,
          raterOf(learner),
          at,
          at,
          bytes(32, n),
        ]);
      }),
  },
  {
    name: 'cairn.rating_payload',
    columns: 'district_id, rating_id, comment, salt',
    write: (file, learners) =>
      eachRating(learners, ({ n }) => file.row([DISTRICT, idOf('rating', n), null, bytes(16, n)])),
  },
];

/** Everything but where people stand, which is too much for one file. */
export const TABLES: readonly LoadedTable[] = [...ROSTER, ...ACCOUNTS, ...FRAMEWORKS, ...EVIDENCE];

/** How many ratings are loaded: as many as {@link TABLES} write. */
export function ratingCount(learners: number): number {
  return learners * focusOfClass(0).length * RATINGS_EACH;
}
