import type { SeededRandom } from '@cairn/domain/random';
import { newId } from '../apps/server/src/platform/ids.ts';
import { accountOf, CLASS_SIZE, CONTEXTS, classOfLearner, focusOfClass, idOf } from './world.ts';

/** A request as somebody who is signed in sends it. */
export type Request = {
  readonly account: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: object;
};

/** What is measured: about whom is drawn once, the request is made anew each time (a write has ids of its own). */
export type Operation = {
  readonly name: string;
  /** How many times in each block. */
  readonly times: number;
  readonly draw: (draws: SeededRandom, learners: number) => Subject;
};
export type Subject = (now: Date) => Request;

/** The four operations that figures are kept of. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'rating.write, 1 learner',
    times: 100,
    draw: (draws, learners) => {
      const learner = draws.int(0, learners - 1);
      const klass = classOfLearner(learner);
      return ratingOf(klass, draws.pick(focusOfClass(klass)), [learner], draws);
    },
  },
  {
    name: 'rating.write, 30 learners',
    times: 20,
    draw: (draws, learners) => {
      const klass = fullClass(draws, learners);
      const everybody = Array.from({ length: CLASS_SIZE }, (_, at) => klass * CLASS_SIZE + at);
      return ratingOf(klass, draws.pick(focusOfClass(klass)), everybody, draws);
    },
  },
  {
    name: 'trail.read, learner home',
    times: 100,
    draw: (draws, learners) => {
      const learner = draws.int(0, learners - 1);
      const url = `/api/learners/${idOf('learner', learner)}/trail`;
      return () => ({ account: accountOf('learner', learner), method: 'GET', url });
    },
  },
  {
    name: 'grid.read, class of 30 x 5',
    times: 50,
    draw: (draws, learners) => {
      const klass = fullClass(draws, learners);
      const columns = focusOfClass(klass).map((n) => idOf('competency', n));
      const url = `/api/classes/${idOf('class', klass)}/grid?competencies=${columns.join(',')}`;
      return () => ({ account: accountOf('facilitator', klass), method: 'GET', url });
    },
  },
];

function fullClass(draws: SeededRandom, learners: number): number {
  return draws.int(0, Math.floor(learners / CLASS_SIZE) - 1);
}

function ratingOf(
  klass: number,
  competency: number,
  learners: readonly number[],
  draws: SeededRandom,
): Subject {
  const context = draws.pick(CONTEXTS);
  const rated = learners.map((learner) => ({ learner, level: draws.int(2, 8) / 2 }));
  return (now) => ({
    account: accountOf('facilitator', klass),
    method: 'POST',
    url: '/api/ratings',
    body: {
      commandId: newId(now),
      classId: idOf('class', klass),
      evidence: rated.map(({ learner, level }) => ({
        id: newId(now),
        personId: idOf('learner', learner),
        context,
        title: 'Exit ticket',
        ratings: [{ id: newId(now), competencyId: idOf('competency', competency), state: 'scored', level }],
      })),
    },
  });
}
