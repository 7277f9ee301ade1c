import { openTestApp, type TestApp } from '@cairn/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchoolWorld, type SchoolWorld, type WorldName } from './school-world.fixture.ts';

let test: TestApp;
let world: SchoolWorld;
beforeAll(async () => {
  test = await openTestApp();
  world = await buildSchoolWorld(test);
});
afterAll(() => test.close());

const find = async (name: WorldName, q: string, limit = '20') => {
  const answer = await test.call('search', await world.cookie(name), { query: { q, limit } });
  expect(answer.status).toBe(200);
  return answer.data.items;
};
const peopleFound = async (name: WorldName, q: string): Promise<string[]> =>
  (await find(name, q)).flatMap((hit) => (hit.kind === 'person' ? [hit.person.name] : [])).sort();

const staffOfNorth = ['Aida', 'Coco', 'Corin', 'Fenn', 'Leda'];
const named = (...given: string[]): string[] => given.map((name) => `${name} Marlowe`).sort();

describe('who finds whom', () => {
  const everybody = named(
    ...[...staffOfNorth, 'Dita', 'Gala', 'Ira', 'Lía', 'Otto', 'Rhea', 'Subira', 'Sunniva'],
  );
  const cases: readonly (readonly [WorldName, readonly string[]])[] = [
    ['learner', named('Lía')],
    ['classmate', []],
    ['guardian', named('Gala', 'Lía')],
    ['researcher', named('Rhea')],
    ['facilitator', named(...staffOfNorth, 'Lía')],
    ['aide', named(...staffOfNorth, 'Lía')],
    ['substitute', named('Subira', 'Otto', 'Lía')],
    ['coach', named(...staffOfNorth)],
    ['counselor', named(...staffOfNorth, 'Lía', 'Gala')],
    ['leader', named(...staffOfNorth, 'Lía', 'Gala')],
    ['otherLeader', named('Otto', 'Subira', 'Sunniva')],
    ['districtLeader', everybody],
    ['it', everybody],
    ['outsider', named('Lía')],
  ];
  it.each(cases)('%s', async (name, expected) => {
    expect(await peopleFound(name, 'marlowe')).toEqual(expected);
  });

  it('does not find who is no longer active, nor a past class', async () => {
    expect(await peopleFound('facilitator', 'sunniva')).toEqual([]);
    await test.database.asOwner('update cairn.person set active = false where id = $1', [
      world.people.stranger.id,
    ]);
    expect(await peopleFound('districtLeader', 'sunniva')).toEqual([]);
    await test.database.asOwner('update cairn.person set active = true where id = $1', [
      world.people.stranger.id,
    ]);
  });

  it('tells role, school and grade, and finds the outsider only in their own district', async () => {
    const [hit] = await find('leader', 'lia mar');
    expect(hit).toMatchObject({ kind: 'person', role: 'learner', school: 'North School', grade: '06' });
    expect(await find('outsider', 'lia')).toMatchObject([{ person: { id: world.people.outsider.id } }]);
  });

  it('needs a session', async () => {
    expect((await test.call('search', null, { query: { q: 'marlowe' } })).status).toBe(401);
  });
});

describe('what is typed', () => {
  it.each([
    ['lia', 'Lía Marlowe'],
    ['LÍA', 'Lía Marlowe'],
    ['angstrom', 'Cleo Ångström'],
    ['ångström cl', 'Cleo Ångström'],
    ['ån', 'Cleo Ångström'],
  ])('finds by "%s"', async (q, name) => {
    expect(await peopleFound('leader', q)).toEqual([name]);
  });

  it.each(['%%', '__', '%a', 'l_a', '\\\\', "';--", '\u0000q', 'arlowe'])(
    'takes "%s" for plain text',
    async (q) => {
      expect(await peopleFound('leader', q)).toEqual([]);
    },
  );

  it('finds apostrophes, hyphens and chosen names', async () => {
    const build = (given: string, family: string) =>
      test.build.person(world.district, { given, family, account: false });
    await build('Siobhán', "O'Rourke-Łoś");
    const { id } = await build('Aram', 'Deede');
    await test.database.asOwner(`update cairn.person set preferred_given_name = 'Zoë' where id = $1`, [id]);
    for (const q of ['orourke', 'o’rourke los', 'los siobhan'])
      expect(await peopleFound('it', q)).toEqual(["Siobhán O'Rourke-Łoś"]);
    expect(await peopleFound('it', 'zoe deede')).toEqual(['Zoë Deede']);
    expect(await peopleFound('it', 'aram')).toEqual(['Zoë Deede']);
  });

  it('refuses one letter', async () => {
    const answer = await test.call('search', await world.cookie('it'), { query: { q: 'a' } });
    expect(answer.problem.code).toBe('invalid_request');
  });
});

describe('competencies', () => {
  it('are found by everybody of the district by code, title and statement, and by nobody else', async () => {
    const framework = await test.build.framework(world.district, 'Ratios and rates');
    await test.build.competency(world.district, framework, {
      code: '6.RP.A.3',
      title: 'Use ratio reasoning',
    });
    for (const name of ['learner', 'guardian', 'facilitator', 'researcher'] as const)
      for (const q of ['rp.a', 'ratio reason', 'RÁTIO'])
        expect(await find(name, q)).toMatchObject([
          { kind: 'competency', competency: { code: '6.RP.A.3' }, framework: 'Ratios and rates' },
        ]);
    expect(await find('outsider', 'ratio')).toEqual([]);
    expect(await find('learner', 'r%o')).toEqual([]);
  });

  it('share the places with people', async () => {
    const framework = await test.build.framework(world.district, 'Explorers');
    for (let index = 0; index < 6; index += 1)
      await test.build.competency(world.district, framework, { title: `Marlowe's map ${index}` });
    const kinds = (await find('it', 'marlowe', '6')).map(({ kind }) => kind);
    expect(kinds).toEqual(['person', 'person', 'person', 'competency', 'competency', 'competency']);
    expect(await find('classmate', 'marlowe', '6')).toHaveLength(6);
  });
});

describe('the functions themselves', () => {
  const calls = {
    search_people: `select * from cairn.search_people($1, 'marlowe', $2, '2026-10-16', 30, true, '{}', '{}', 50)`,
    search_competencies: `select * from cairn.search_competencies($1, 'competency', 50)`,
  };
  const asServing = async (text: string, district: string | null, values: unknown[]) => {
    const client = new pg.Client({ connectionString: test.database.servingUrl });
    await client.connect();
    try {
      await client.query('begin');
      if (district !== null)
        await client.query(`select set_config('cairn.district_id', $1, true)`, [district]);
      return (await client.query(text, values)).rows.length;
    } finally {
      await client.end();
    }
  };

  it.each(Object.entries(calls))('%s answers for the open district only', async (name, text) => {
    const { district, elsewhere, people } = world;
    const framework = await test.build.framework(district);
    await test.build.competency(district, framework);
    const values = name === 'search_people' ? [district.id, people.it.id] : [district.id];
    expect(await asServing(text, district.id, values)).toBeGreaterThan(0);
    expect(await asServing(text, elsewhere.id, values)).toBe(0);
    expect(await asServing(text, null, values)).toBe(0);
  });

  it('may be run by the serving login and by no other', async () => {
    const rows = await test.database.asOwner(
      `select p.proname, p.prosecdef, p.proconfig::text, has_function_privilege('cairn_serving', p.oid, 'execute') as serving,
         exists (select from aclexplode(p.proacl) where grantee = 0) as everybody
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'cairn' and p.prosecdef order by 1`,
    );
    const safe = { prosecdef: true, serving: true, everybody: false };
    const path = '{"search_path=cairn, public, pg_temp"}';
    expect(rows.filter(({ proname }) => String(proname).startsWith('search_'))).toEqual([
      { proname: 'search_competencies', proconfig: path, ...safe },
      { proname: 'search_people', proconfig: path, ...safe },
    ]);
  });

  it('go by an index among 20,000 people', async () => {
    const { district, people } = world;
    await test.database.asOwner(
      `insert into cairn.person (district_id, id, given_name, family_name, active, roster_extra, created_at, updated_at)
       select $1, gen_random_uuid(), initcap(substr(md5(n::text), 1, 6)), initcap(substr(md5('f' || n), 1, 8)), true, '{}', $2, $2
       from generate_series(1, 20000) n`,
      [district.id, '2026-10-16T15:00:00Z'],
    );
    await test.database.asOwner('analyze cairn.person');
    const client = new pg.Client({ connectionString: test.database.adminUrl });
    const plans: string[] = [];
    client.on('notice', ({ message }) => plans.push(message ?? ''));
    await client.connect();
    try {
      // The plan of the statement inside the function, as it really ran.
      await client.query(
        `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
         set client_min_messages = log`,
      );
      await client.query(`select set_config('cairn.district_id', $1, false)`, [district.id]);
      for (const whole of [true, false])
        await client.query(
          `select * from cairn.search_people($1, 'marlo', $2, '2026-10-16', 30, $3, '{}', '{}', 10)`,
          [...[district.id, people.facilitator.id, whole]],
        );
    } finally {
      await client.end();
    }
    const [everywhere = '', byReach = ''] = plans.filter((plan) => plan.includes('as words'));
    expect(everywhere.match(/Bitmap Index Scan on person_search/g)).toHaveLength(2);
    expect(byReach).toContain('Index Scan using person_pkey on person p');
    for (const plan of [everywhere, byReach]) expect(plan).not.toMatch(/Seq Scan on person p\b/);
  });
});
