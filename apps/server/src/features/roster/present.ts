import type { ClassCard, PersonCard, SearchHit } from '@cairn/contract';
import type { ClassMemberRow, ClassRow } from './queries/classes.ts';
import type { PersonRow } from './queries/people.ts';
import type { CompetencyHitRow, PersonHitRow } from './queries/search.ts';

type NameRow = {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly preferred_given_name: string | null;
  readonly preferred_family_name: string | null;
};

/** A person's card: the chosen name where there is one. */
export function presentPerson(row: NameRow): PersonCard {
  const given = row.preferred_given_name ?? row.given_name;
  const family = row.preferred_family_name ?? row.family_name;
  return {
    id: row.id,
    name: `${given} ${family}`,
    sortName: `${family}, ${given}`,
    initials: initial(given) + initial(family),
  };
}

function initial(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? '';
}

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** Cards in the order of a printed list, accents beside their letters; people of one name by id. */
export function sortByName<Card extends PersonCard>(cards: readonly Card[]): Card[] {
  return [...cards].sort(
    (a, b) => byName.compare(a.sortName, b.sortName) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

export function presentClass(row: ClassRow): ClassCard {
  return {
    id: row.id,
    title: row.title,
    code: row.code,
    school: { id: row.school_id, name: row.school_name },
    subjects: row.subjects,
    grades: row.grades,
    periods: row.periods,
    location: row.location,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    current: row.current,
    learnerCount: row.learner_count,
  };
}

type LearnerCard = PersonCard & { grade: string | null };

/** A class with its people: who leads it first, then the others who teach, and the learners by name. */
export function presentRoom(
  row: ClassRow,
  members: readonly ClassMemberRow[],
): ClassCard & { facilitators: PersonCard[]; learners: LearnerCard[] } {
  const taughtBy = members.filter(({ role }) => role === 'facilitator');
  const cards = (primary: boolean): PersonCard[] =>
    sortByName(taughtBy.filter((member) => member.is_primary === primary).map(presentPerson));
  const learners = members
    .filter(({ role }) => role === 'learner')
    .map((member) => ({ ...presentPerson(member), grade: member.grade }));
  return {
    ...presentClass(row),
    facilitators: [...cards(true), ...cards(false)],
    learners: sortByName(learners),
  };
}

/** A person as staff with a reason see them. */
export function presentForStaff(row: PersonRow) {
  return {
    ...presentPerson(row),
    givenName: row.given_name,
    familyName: row.family_name,
    pronouns: row.pronouns,
    grade: row.grade,
    username: row.username,
    email: row.email,
    active: row.active,
    hasAccount: row.has_account,
    roles: row.roles,
    guardians: sortByName(row.guardians.map(presentPerson)),
    classes: row.classes,
  };
}

export function presentPersonHit(row: PersonHitRow): SearchHit {
  return {
    kind: 'person',
    person: presentPerson(row),
    role: row.role,
    school: row.org_name,
    grade: row.grade,
  };
}

export function presentCompetencyHit(row: CompetencyHitRow): SearchHit {
  return {
    kind: 'competency',
    competency: {
      id: row.id,
      frameworkId: row.framework_id,
      code: row.code,
      title: row.title,
      band: row.band_label,
    },
    framework: row.framework_title,
  };
}
