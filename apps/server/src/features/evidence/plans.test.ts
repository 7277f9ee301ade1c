import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '../../platform/db/transaction.ts';
import { type Classroom, nth, openClassroom, within } from './classroom.fixture.ts';
import { selectCells } from './queries/grid.ts';
import { evidenceListQuery } from './queries/pieces.ts';
import { factsQuery, type Pair, storedQuery } from './queries/proficiency.ts';

const PEOPLE = 2_000;
let room: Classroom;
let pairs: Pair[] = [];

beforeAll(async () => {
  room = await openClassroom(1);
  const { test, district, teacher, competencies } = room;
  const owner = test.database.asOwner;
  await owner(
    `insert into cairn.person (district_id, id, given_name, family_name, active, roster_extra, created_at, updated_at)
     select $1, gen_random_uuid(), 'Robin', 'Sample ' || n, true, '{}', 'epoch', 'epoch' from generate_series(1, $2::int) n`,
    [district.id, PEOPLE],
  );
  await owner(
    `insert into cairn.evidence (district_id, id, person_id, kind, purpose, place, happened_at, entered_at, entered_by, payload_digest)
     select $1, gen_random_uuid(), p.id, 'work', 'formative', 'in_school', '2026-09-01'::timestamptz + n * interval '1 hour', '2026-10-01', $2, ''
     from cairn.person p, generate_series(1, 20) n where p.family_name like 'Sample %'`,
    [district.id, teacher.id],
  );
  await owner(
    `insert into cairn.rating (district_id, id, evidence_id, person_id, competency_id, state, level, rater_id, happened_at, entered_at, payload_digest)
     select $1, gen_random_uuid(), e.id, e.person_id, ($2::uuid[])[1 + extract(hour from e.happened_at)::int % 4], 'scored', 3, $3, e.happened_at, e.entered_at, ''
     from cairn.evidence e`,
    [district.id, competencies, teacher.id],
  );
  await owner(
    `insert into cairn.evidence_payload (district_id, evidence_id, salt) select district_id, id, '' from cairn.evidence`,
  );
  await owner(
    `insert into cairn.rating_payload (district_id, rating_id, salt) select district_id, id, '' from cairn.rating`,
  );
  await owner(
    `insert into cairn.proficiency (district_id, person_id, competency_id, framework_id, mastered, scored_count, context_count, sufficient,
       last_state, last_happened_at, last_entered_at, rule_id, rule_version, used_rating_ids, computed_at)
     select district_id, person_id, competency_id, $1, false, 0, 0, false, 'scored', max(happened_at), max(entered_at), 'cairn-default', 1, '{}', 'epoch'
     from cairn.rating group by 1, 2, 3`,
    [room.frameworkId],
  );
  await owner('analyze');
  const people = await owner<{ id: string }>(
    `select id from cairn.person where family_name like 'Sample %' limit 30`,
  );
  pairs = people.map(({ id }) => ({ personId: id, competencyId: nth(competencies, 0) }));
});
afterAll(() => room.test.close());

type Plan = { 'Relation Name'?: string; 'Index Name'?: string; 'Node Type': string; Plans?: Plan[] };

/** Each table's way of access, as the serving login's planner chooses it inside the district's transaction. */
async function accessTo(query: () => ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await within(room, () =>
    sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query()}`.execute(db()),
  );
  const ways: string[] = [];
  const visit = (plan: Plan): void => {
    const index = plan['Index Name'];
    if (index !== undefined) ways.push(index);
    else if (plan['Relation Name'] !== undefined && plan['Node Type'] === 'Seq Scan')
      ways.push(`every row of ${plan['Relation Name']}`);
    for (const inner of plan.Plans ?? []) visit(inner);
  };
  const [plan] = rows;
  if (plan === undefined) throw new Error('There is no plan.');
  visit(plan['QUERY PLAN'][0].Plan);
  return ways;
}

const tables = ['evidence', 'rating', 'proficiency', 'person', 'evidence_payload', 'rating_payload'];
const wholeTables = (ways: readonly string[]) =>
  ways.filter((way) => tables.some((table) => way === `every row of ${table}`));

describe('as the serving login, over forty thousand ratings', () => {
  it('facts are found by person and competency', async () => {
    for (const some of [pairs.slice(0, 1), pairs]) {
      const ways = await accessTo(() => factsQuery(some));
      expect(ways).toContain('rating_person');
      expect(wholeTables(ways)).toEqual([]);
    }
  });

  it('proficiency is found by person and competency together', async () => {
    for (const some of [pairs.slice(0, 1), pairs]) {
      const ways = await accessTo(() => storedQuery(some));
      // Both indexes hold the whole pair; which is cheaper by a hair is the planner's to say.
      expect(ways.some((way) => way === 'proficiency_pkey' || way === 'proficiency_competency')).toBe(true);
      expect(wholeTables(ways)).toEqual([]);
    }
  });

  it('the list of evidence goes by person', async () => {
    const personId = nth(pairs, 0).personId;
    const after = {
      happenedAt: '2026-09-01T12:00:00.000Z',
      ratingId: '00000000-0000-7000-8000-000000000000',
    };
    for (const page of [null, after]) {
      const ways = await accessTo(() =>
        evidenceListQuery({ personId, competencyId: null, after: page, limit: 51 }),
      );
      expect(ways).toContain('evidence_person');
      expect(wholeTables(ways)).toEqual([]);
    }
  });

  it('the cells of a class are read in a moment', async () => {
    const people = pairs.map(({ personId }) => personId);
    const start = performance.now();
    const cells = await within(room, () => selectCells(people, room.competencies));
    expect(cells).toHaveLength(people.length * 4);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
