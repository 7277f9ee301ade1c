import { randomUUID } from 'node:crypto';
import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, statementCount } from '../../platform/db/transaction.ts';
import { loadClass } from './access.ts';
import { buildSchoolWorld, type SchoolWorld, type WorldName } from './school-world.fixture.ts';
import { readClass } from './service.ts';

let test: TestApp;
let world: SchoolWorld;
beforeAll(async () => {
  test = await openTestApp();
  world = await buildSchoolWorld(test);
});
afterAll(() => test.close());

const NAMES = [
  ...[
    'learner',
    'classmate',
    'stranger',
    'facilitator',
    'aide',
    'substitute',
    'counselor',
    'coach',
    'leader',
  ],
  ...['otherLeader', 'districtLeader', 'it', 'guardian', 'researcher', 'outsider'],
] as const satisfies readonly WorldName[];

describe('school.list', () => {
  const both = ['North School', 'South School'];
  const expected: Readonly<Partial<Record<WorldName, readonly string[]>>> = {
    ...{ facilitator: ['North School'], aide: ['North School'], substitute: ['South School'] },
    ...{ counselor: ['North School'], coach: ['North School'], leader: ['North School'] },
    ...{ otherLeader: ['South School'], districtLeader: both, it: both, outsider: [] },
  };
  it.each(NAMES)('answers %s with the schools they work at', async (name) => {
    const answer = await test.call('school.list', await world.cookie(name));
    const schools = expected[name];
    expect(answer.status).toBe(schools === undefined ? 404 : 200);
    if (schools !== undefined) expect(answer.data.items.map((school) => school.name)).toEqual(schools);
  });
});

describe('class.list', () => {
  const titles = async (name: WorldName, query: Record<string, string> = {}) => {
    const answer = await test.call('class.list', await world.cookie(name), { query });
    return answer.status === 200 ? answer.data.items.map((item) => item.title) : answer.status;
  };
  const expected: Readonly<Partial<Record<WorldName, readonly string[]>>> = {
    ...{ facilitator: ['Mathematics 6'], aide: ['Mathematics 6'], substitute: ['Mathematics 6'] },
    ...{ leader: ['Mathematics 6'], otherLeader: ['Biology 8'] },
    ...{ districtLeader: ['Biology 8', 'Mathematics 6'], outsider: [] },
  };
  it.each(NAMES)('answers %s with the current classes they teach or lead', async (name) => {
    expect(await titles(name)).toEqual(expected[name] ?? 404);
  });

  it('adds the classes of other times only when asked, and keeps to one school when asked', async () => {
    expect(await titles('facilitator', { all: 'true' })).toEqual(['Art, last year', 'Mathematics 6']);
    expect(await titles('districtLeader', { schoolId: world.south })).toEqual(['Biology 8']);
    expect(await titles('leader', { schoolId: world.south })).toEqual([]);
  });

  it('leaves out a class that goes on without a facilitator who left it', async () => {
    const { district, north } = world;
    const left = await test.build.person(district, { role: 'facilitator', orgId: north });
    const dates = { startsOn: '2026-08-20', endsOn: '2026-09-04' };
    await test.build.enroll(district, world.math, left.id, 'facilitator', dates);
    const cookie = await test.cookieFor(left.accountId);
    expect((await test.call('class.list', cookie)).data.items).toEqual([]);
    const all = await test.call('class.list', cookie, { query: { all: 'true' } });
    expect(all.data.items.map(({ id }) => id)).toEqual([world.math]);
    expect((await test.call('class.read', cookie, { params: { classId: world.math } })).status).toBe(404);
  });

  it('shows what a class is', async () => {
    const answer = await test.call('class.list', await world.cookie('facilitator'));
    expect(answer.data.items[0]).toMatchObject({
      ...{
        id: world.math,
        school: { id: world.north, name: 'North School' },
        current: true,
        learnerCount: 2,
      },
      ...{ startsOn: '2026-08-20', endsOn: '2027-05-28', subjects: ['Mathematics'], grades: ['06'] },
    });
  });

  it('goes page by page through classes of equal titles, each once', async () => {
    const teacher = await test.build.person(world.district, { role: 'facilitator', orgId: world.north });
    const made = new Set<string>();
    for (let index = 0; index < 5; index += 1) {
      const id = await test.build.class(world.district, {
        orgId: world.north,
        title: index < 3 ? 'Choir' : 'Dance',
      });
      await test.build.enroll(world.district, id, teacher.id, 'facilitator');
      made.add(id);
    }
    const cookie = await test.cookieFor(teacher.accountId);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: Record<string, string> = { limit: '2', ...(cursor === '' ? {} : { cursor }) };
      const answer = await test.call('class.list', cookie, { query });
      seen.push(...answer.data.items.map((item) => item.id));
      cursor = answer.data.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(made);
  });

  it.each([
    'nonsense',
    Buffer.from('["\\u0000","x"]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])('refuses the cursor %s by name', async (cursor) => {
    const answer = await test.call('class.list', await world.cookie('leader'), { query: { cursor } });
    expect(answer.status).toBe(400);
    expect(answer.problem).toMatchObject({ code: 'invalid_request', invalid: [{ name: 'cursor' }] });
  });
});

describe('class.read', () => {
  const may: readonly WorldName[] = ['facilitator', 'aide', 'substitute', 'leader', 'districtLeader'];
  it.each(NAMES)('answers %s by what they are to the class', async (name) => {
    const answer = await test.call('class.read', await world.cookie(name), {
      params: { classId: world.math },
    });
    expect(answer.status).toBe(may.includes(name) ? 200 : 404);
    if (answer.status !== 200) return;
    expect(answer.data.facilitators.map((person) => person.name)).toEqual(['Fenn Marlowe']);
    expect(answer.data.learners.map((person) => [person.sortName, person.grade])).toEqual([
      ['Ångström, Cleo', '06'],
      ['Marlowe, Lía', '06'],
    ]);
    expect(answer.data.learnerCount).toBe(2);
  });

  it('says the same of a class that does not exist and of one that is long over', async () => {
    for (const classId of [randomUUID(), world.past]) {
      const answer = await test.call('class.read', await world.cookie('facilitator'), {
        params: { classId },
      });
      expect(answer.problem.code).toBe('not_found');
    }
  });

  it('counts in a class that is just over who was there on its last day, not who moved out', async () => {
    const { district, north } = world;
    const dates = { startsOn: '2026-08-20', endsOn: '2026-10-09' };
    const over = await test.build.class(district, { orgId: north, title: 'Pottery', ...dates });
    const [stayed, left] = [await test.build.person(district), await test.build.person(district)];
    await test.build.enroll(district, over, world.people.facilitator.id, 'facilitator', dates);
    await test.build.enroll(district, over, stayed.id, 'learner', dates);
    await test.build.enroll(district, over, left.id, 'learner', { ...dates, endsOn: '2026-10-01' });
    const answer = await test.call('class.read', await world.cookie('facilitator'), {
      params: { classId: over },
    });
    expect(answer.data.learners.map(({ id }) => id)).toEqual([stayed.id]);
    expect(answer.data).toMatchObject({ current: true, learnerCount: 1 });
  });

  it('takes as many statements for 30 learners as for 1', async () => {
    const { district, north, people } = world;
    const room = async (learners: number): Promise<number> => {
      const id = await test.build.class(district, { orgId: north, title: `Room of ${learners}` });
      await test.build.enroll(district, id, people.facilitator.id, 'facilitator');
      for (let index = 0; index < learners; index += 1)
        await test.build.enroll(
          district,
          id,
          (await test.build.person(district, { account: false })).id,
          'learner',
        );
      const actor = { accountId: 'x', districtId: district.id, personId: people.facilitator.id, roles: [] };
      const now = test.services.clock.now();
      return inTransaction(test.services.database, district.id, async () => {
        const loaded = await loadClass(actor, id, now);
        expect(loaded?.relations.has('teaches')).toBe(true);
        expect((await readClass(id, now)).learners).toHaveLength(learners);
        return statementCount();
      });
    };
    const [one, thirty] = [await room(1), await room(30)];
    expect(thirty).toBe(one);
    expect(one).toBeGreaterThan(0);
  });
});

describe('person.read', () => {
  const may: readonly WorldName[] = [
    ...['facilitator', 'aide', 'substitute', 'counselor', 'leader', 'districtLeader', 'it'],
  ] as const;
  it.each(NAMES)('answers %s by what they are to the learner', async (name) => {
    const params = { personId: world.people.learner.id };
    const answer = await test.call('person.read', await world.cookie(name), { params });
    expect(answer.status).toBe(may.includes(name) ? 200 : 404);
    if (answer.status !== 200) return;
    expect(answer.data).toMatchObject({
      ...{ name: 'Lía Marlowe', grade: '06', active: true, hasAccount: true },
      roles: [{ role: 'learner', school: { id: world.north, name: 'North School' } }],
      guardians: [{ name: 'Gala Marlowe' }],
      classes: [{ id: world.math, title: 'Mathematics 6' }],
    });
  });

  it('shows the chosen name and keeps the given one beside it', async () => {
    await test.database.asOwner(
      `update cairn.person set preferred_given_name = 'Leo', preferred_family_name = 'Vale', pronouns = 'he/him' where id = $1`,
      [world.people.learner.id],
    );
    const params = { personId: world.people.learner.id };
    const answer = await test.call('person.read', await world.cookie('leader'), { params });
    expect(answer.data).toMatchObject({
      ...{ name: 'Leo Vale', sortName: 'Vale, Leo', initials: 'LV', givenName: 'Lía', familyName: 'Marlowe' },
      pronouns: 'he/him',
    });
    await test.database.asOwner(
      `update cairn.person set preferred_given_name = null, preferred_family_name = null where id = $1`,
      [world.people.learner.id],
    );
  });
});
