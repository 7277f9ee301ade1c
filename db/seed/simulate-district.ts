import { starterFrameworks } from '../../content/index.ts';
import type { DistrictPlan } from './plan/index.ts';
import type { PlannedClass } from './plan/model.ts';
import { EASY_DEMAND_SCHOOL, schoolOf } from './plan/schools.ts';
import type { LearnerEvidence } from './rows/evidence-rows.ts';
import { type Subject, simulatedTracks, simulateLearner } from './simulator/index.ts';

/** Simulate the year of evidence of every planned learner and place each piece in a class. Pure. */
export function simulateDistrict({ random, basis, learners, classes }: DistrictPlan): LearnerEvidence[] {
  const world = {
    random: random.fork('simulation'),
    calendar: basis.calendar,
    tracks: simulatedTracks(starterFrameworks),
    easyGrades: (grade: number) => schoolOf(grade) === EASY_DEMAND_SCHOOL,
  };
  const places = new Map<string, PlannedClass>();
  const placeKey = (learnerId: string, year: number, subject: Subject) => `${learnerId} ${year} ${subject}`;
  for (const one of classes) {
    for (const { id } of one.learners) places.set(placeKey(id, one.year, one.subject), one);
  }
  return learners.map((learner) => {
    const spec = { key: String(learner.index), grade: learner.gradeNumber, plants: learner.plants };
    const pieces = simulateLearner(world, spec).map((piece) => {
      const place = places.get(placeKey(learner.id, piece.year, piece.subject));
      if (place === undefined) throw new Error(`No class of ${piece.subject} for learner ${learner.index}.`);
      return { piece, in: place };
    });
    return { learner, pieces };
  });
}
