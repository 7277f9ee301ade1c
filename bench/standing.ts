import { DEFAULT_MASTERY_RULE } from '@cairn/domain/proficiency';
import type { SeededRandom } from '@cairn/domain/random';
import { copyText } from './copy-file.ts';
import {
  BENCH_NOW,
  bandOfClass,
  bandOfCompetency,
  COMPETENCIES,
  classOfLearner,
  DISTRICT,
  FRAMEWORK,
  focusOfClass,
  IN_FOCUS,
  idOf,
  RATINGS_EACH,
} from './world.ts';

export const PROFICIENCY_COLUMNS =
  'district_id, person_id, competency_id, framework_id, level, exact, mastered, achieved_at, scored_count, context_count, sufficient, last_state, last_happened_at, last_entered_at, rule_id, rule_version, used_rating_ids, computed_at';

const NOW = new Date(BENCH_NOW);
const EARLIER = new Date('2026-05-08T15:00:00.000Z');
const RECENT = new Date('2026-10-02T15:00:00.000Z');
/** Of what lies below a learner's band, this share is mastered. */
const MASTERED_BELOW = 0.85;

/** What a learner was rated on this term: the levels, oldest first. */
export type Rated = { readonly competency: number; readonly levels: readonly number[] };

/** The ratings of a learner on what the class works on: levels from 1.5 to 4 in halves. */
export function standingFor(learner: number, draws: SeededRandom): Rated[] {
  return focusOfClass(classOfLearner(learner)).map((competency) => ({
    competency,
    levels: Array.from({ length: RATINGS_EACH }, () => draws.int(3, 8) / 2),
  }));
}

type Standing = {
  readonly level: number | null;
  readonly exact: number | null;
  readonly mastered: boolean;
  readonly scores: number;
  readonly state: string;
  readonly at: Date;
  readonly used: readonly string[];
};

/** The part of a line that does not name the person or the competency. */
function tail({ level, exact, mastered, scores, state, at, used }: Standing): string {
  const { id, version } = DEFAULT_MASTERY_RULE;
  const counts = [scores, Math.min(scores, 2), scores >= 2, state];
  const values = [level, exact, mastered, mastered ? at : null, ...counts, at, at, id, version, used, NOW];
  return `${values.map(copyText).join('\t')}\n`;
}

/** As the default rule works it out from two scores in two contexts. */
function ratedTail(levels: readonly number[], firstRating: number): string {
  const exact = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return tail({
    level: Math.floor(exact * 2 + 0.5) / 2,
    exact,
    mastered: levels.every((level) => level >= 3),
    scores: levels.length,
    state: 'scored',
    at: RECENT,
    used: levels.map((_, round) => idOf('rating', firstRating + round)),
  });
}

/** Of earlier years only the results are loaded, not the ratings; ids stand in for those, three to a row. */
const EARLIER_IDS = [1, 2, 3].map((n) => idOf('rating', 0xffff_0000 + n));
const MASTERED = [3, 3.5, 4].map((level) => {
  const known = { level, exact: level, mastered: true, scores: 3, state: 'scored', at: EARLIER };
  return tail({ ...known, used: EARLIER_IDS });
});
const BEGUN = [1.5, 2, 2.5].map((level) => {
  const known = { level, exact: level, mastered: false, scores: 1, state: 'scored', at: EARLIER };
  return tail({ ...known, used: EARLIER_IDS.slice(0, 1) });
});
const NOT_YET = tail({
  ...{ level: null, exact: null, mastered: false, scores: 0 },
  ...{ state: 'not_attempted', at: EARLIER, used: [] },
});
const HEADS = Array.from(
  { length: COMPETENCIES },
  (_, competency) => `${idOf('competency', competency)}\t${FRAMEWORK}\t`,
);

/** The lines of one learner: where they stand on every competency. */
export function proficiencyLines(learner: number, draws: SeededRandom): string {
  const rated = new Map(
    standingFor(learner, draws).map(({ competency, levels }, at) => [
      competency,
      ratedTail(levels, (learner * IN_FOCUS + at) * RATINGS_EACH),
    ]),
  );
  const start = `${DISTRICT}\t${idOf('learner', learner)}\t`;
  const band = bandOfClass(classOfLearner(learner));
  let lines = '';
  for (let competency = 0; competency < COMPETENCIES; competency += 1) {
    const known = rated.get(competency) ?? otherTail(band, competency, draws);
    lines += `${start}${HEADS[competency] ?? ''}${known}`;
  }
  return lines;
}

/** Below the band most is mastered, in it half is begun, above it nothing is. */
function otherTail(band: number, competency: number, draws: SeededRandom): string {
  const at = bandOfCompetency(competency);
  const share = at < band ? draws.next() : 1;
  if (share < MASTERED_BELOW) return draws.pick(MASTERED);
  if (at < band || (at === band && draws.next() < 0.5)) return draws.pick(BEGUN);
  return NOT_YET;
}
