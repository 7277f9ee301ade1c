import type { TestDatabase } from '@cairn/testkit';

const TABLES = [
  ...['person', 'person_demographics', 'org', 'academic_session', 'course', 'class', 'class_session'],
  ...['person_role', 'enrollment', 'relation'],
];

/** Every row of the roster with where it lies, the transaction that wrote it and the one that last locked it. */
export async function rowMarks(database: TestDatabase): Promise<string[]> {
  const each = TABLES.map(
    (name) => `select '${name} ' || ctid || ' ' || xmin || ' ' || xmax as mark from cairn.${name}`,
  );
  const rows = await database.asOwner<{ mark: string }>(`${each.join(' union all ')} order by 1`);
  return rows.map(({ mark }) => mark);
}
