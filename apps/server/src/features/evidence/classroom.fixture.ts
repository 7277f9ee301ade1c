import { randomUUID } from 'node:crypto';
import type { RatingCommand } from '@cairn/contract';
import { type BuiltPerson, openTestApp, type TestApp } from '@cairn/testkit';
import { inTransaction } from '../../platform/db/transaction.ts';
import type { Actor } from '../../platform/policy/policy.ts';

export type Classroom = {
  readonly test: TestApp;
  readonly district: { id: string; slug: string; orgId: string };
  readonly school: string;
  readonly classId: string;
  readonly teacher: BuiltPerson;
  readonly cookie: string;
  readonly learners: readonly BuiltPerson[];
  readonly frameworkId: string;
  readonly competencies: readonly string[];
};

/** A server with one class: a facilitator, its learners by name, a mathematics framework with four competencies. */
export async function openClassroom(learnerCount = 2): Promise<Classroom> {
  const test = await openTestApp();
  const district = await test.build.district();
  const school = await test.build.org(district);
  const teacher = await test.build.person(district, {
    given: 'Noa',
    family: 'Arden',
    role: 'facilitator',
    orgId: school,
  });
  const classId = await test.build.class(district, { orgId: school });
  await test.build.enroll(district, classId, teacher.id, 'facilitator');
  const learners: BuiltPerson[] = [];
  for (let i = 0; i < learnerCount; i++) {
    const account = i < 2;
    const family = `Sample ${String(i).padStart(2, '0')}`;
    const learner = await test.build.person(district, { family, role: 'learner', orgId: school, account });
    await test.build.enroll(district, classId, learner.id, 'learner');
    learners.push(learner);
  }
  const frameworkId = await test.build.framework(district);
  const competencies: string[] = [];
  for (const code of ['A', 'B', 'C', 'D'])
    competencies.push(
      await test.build.competency(district, frameworkId, { code, title: `Competency ${code}` }),
    );
  const cookie = await test.cookieFor(teacher.accountId);
  return { test, district, school, classId, teacher, cookie, learners, frameworkId, competencies };
}

type Piece = RatingCommand['evidence'][number];
type Given = Omit<Partial<Piece>, 'ratings'> & {
  level?: number | null;
  state?: Piece['ratings'][number]['state'];
  comment?: string;
};

/** One piece of evidence of a person on one competency: a score of 3 unless told. */
export function piece(personId: string, competencyId: string, given: Given = {}): Piece {
  const { level = 3, state = level === null ? 'missed' : 'scored', comment, ...rest } = given;
  const rating = { id: randomUUID(), competencyId, state, level: state === 'scored' ? level : null };
  return {
    id: randomUUID(),
    personId,
    ...rest,
    ratings: [comment === undefined ? rating : { ...rating, comment }],
  };
}

export function command(...evidence: Piece[]): RatingCommand {
  return { commandId: randomUUID(), evidence };
}

/** The n-th item; a test that arranged too little fails here. */
export function nth<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no item ${index}.`);
  return item;
}

/** Rate as the classroom's facilitator and expect it to be saved. */
export async function rate(room: Classroom, ...evidence: Piece[]) {
  const answer = await room.test.call('rating.write', room.cookie, { body: command(...evidence) });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.data.saved;
}

/** How many rows of each append-only table there are, and of what is derived; to see that nothing was written. */
export async function rowCounts({ test }: Classroom): Promise<Record<string, number>> {
  const tables = [
    'evidence',
    'evidence_payload',
    'rating',
    'rating_payload',
    'proficiency',
    'audit',
    'command',
  ];
  const [row] = await test.database.asOwner<Record<string, number>>(
    `select ${tables.map((table) => `(select count(*)::int from cairn.${table}) as ${table}`).join(', ')}`,
  );
  return row ?? {};
}

export function actorOf({ district, school, teacher }: Classroom): Actor {
  return {
    accountId: teacher.accountId,
    districtId: district.id,
    personId: teacher.id,
    roles: [{ role: 'facilitator', orgId: school, orgName: 'Heron School' }],
  };
}

/** Work in a transaction of the classroom's district. */
export function within<T>({ test, district }: Classroom, work: () => Promise<T>): Promise<T> {
  return inTransaction(test.services.database, district.id, work);
}
