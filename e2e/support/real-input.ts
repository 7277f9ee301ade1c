import { fileURLToPath } from 'node:url';
import { type OneRosterRecords, readOneRoster } from '@cairn/standards/oneroster';
import { openPackage } from '@cairn/standards/package';

const ROSTER = fileURLToPath(new URL('../../../shared/data/oneroster/grand-bend-1.2.1.zip', import.meta.url));
/** A day of the spring term, as the clock of the journeys has it. */
const DAY = '2022-03-15';
/** A class of this many fills one screen of the grid. */
const CLASS_SIZE = 30;

/** People of the sample roster by their source ids. */
export type RealPeople = {
  readonly facilitator: string;
  readonly classTitle: string;
  readonly learners: readonly string[];
  /** Guardians with exactly one child, who is in the class. */
  readonly guardians: readonly { readonly guardian: string; readonly child: string }[];
};

/**
 * The smallest mathematics class of at least 30 in spring 2022, who teaches it, and families of its learners.
 * @throws when the roster has none
 */
export async function findRealPeople(): Promise<RealPeople> {
  const records = await readRoster();
  const present = records.enrollments.filter(
    ({ beginDate, endDate }) => (beginDate ?? DAY) <= DAY && DAY <= (endDate ?? DAY),
  );
  const classes = records.classes
    .filter(({ subjects }) => subjects.includes('Mathematics'))
    .map(({ sourcedId, title }) => {
      const members = present.filter(({ classSourcedId }) => classSourcedId === sourcedId);
      const of = (kind: string) =>
        members.filter(({ role }) => role === kind).map(({ userSourcedId }) => userSourcedId);
      return { title, teachers: of('teacher'), learners: of('student') };
    })
    .filter(({ teachers, learners }) => teachers.length > 0 && learners.length >= CLASS_SIZE)
    .toSorted((a, b) => a.learners.length - b.learners.length);
  const [found] = classes;
  const [facilitator] = found?.teachers ?? [];
  if (found === undefined || facilitator === undefined) throw new Error('The roster has no class of 30.');
  const { title: classTitle, learners } = found;
  return { facilitator, classTitle, learners, guardians: guardiansOf(records, learners) };
}

function guardiansOf({ users }: OneRosterRecords, learners: readonly string[]): RealPeople['guardians'] {
  const children = new Map<string, string[]>();
  for (const user of users)
    for (const guardian of user.agentSourcedIds)
      children.set(guardian, [...(children.get(guardian) ?? []), user.sourcedId]);
  return [...children].flatMap(([guardian, [child, ...others]]) =>
    child !== undefined && others.length === 0 && learners.includes(child) ? [{ guardian, child }] : [],
  );
}

async function readRoster(): Promise<OneRosterRecords> {
  const roster = await openPackage(ROSTER);
  try {
    return (await readOneRoster(roster, { strict: false })).records;
  } finally {
    await roster.close();
  }
}
