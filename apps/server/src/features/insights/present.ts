import type { ClassCard, CompetencyCard, Locale, PersonCard } from '@cairn/contract';
import { presentCompetency as presentCard } from '../frameworks/index.ts';
import { presentPerson } from '../roster/index.ts';
import type { TodayClassRow } from './queries/today-classes.ts';
import type { CompetencyColumns, NameColumns } from './queries/today-lines.ts';

export { presentStanding } from '../evidence/index.ts';

/** The person whom a line is about. */
export function presentLearner(row: NameColumns): PersonCard {
  return presentPerson({ ...row, id: row.person_id });
}

export function presentCompetency(row: CompetencyColumns, locale: Locale): CompetencyCard {
  return presentCard({ ...row, id: row.competency_id, statement: '' }, locale);
}

/** A class that runs today. */
export function presentTodayClass(row: TodayClassRow): ClassCard {
  return {
    id: row.id,
    title: row.title,
    code: row.code,
    school: { id: row.org_id, name: row.org_name },
    subjects: row.subjects,
    grades: row.grades,
    periods: row.periods,
    location: row.location,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    current: true,
    learnerCount: row.learner_count,
  };
}
