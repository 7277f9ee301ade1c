import { createTestDatabase, type TestDatabase } from '@cairn/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  checkAppendOnly,
  checkDefinerFunctions,
  checkForeignKeys,
  checkNoClock,
  checkNoViews,
  checkPolicies,
  checkPrimaryKeys,
  checkServingLogin,
  definerFunctions,
  globalTables,
  tenantTables,
  unindexedForeignKeys,
} from './catalogue-checks.ts';

const SERVING = 'cairn_app';

/** Every table without a district, with the reason why it may do without. None holds anything about a learner. */
const GLOBAL_TABLES: Readonly<Record<string, string>> = {
  'migration.applied': 'which files were applied to this database',
  'platform.district': 'the list of districts itself',
  'platform.hostname': 'finds the district of an address before anybody is known',
  'platform.user': 'an account is not a person and may belong to several districts',
  'platform.session': 'looked up by its token before a district is known',
  'platform.account': 'how an account signs in, and nothing else',
  'platform.verification': 'one-time values of the accounts, which know no district',
  'platform.rateLimit': 'counts requests before anybody is known',
  'platform.sign_in_failure': 'counts wrong passwords before anybody is known',
  'platform.membership_locator': 'account to district, read before a district is known; holds no person',
  'platform.link_locator': 'link to district, read before a district is known; holds no person',
  'pgboss.bam': 'the job library: its own background changes',
  'pgboss.job': 'the job library: jobs carry ids alone',
  'pgboss.job_common': 'the job library: the partition of all jobs',
  'pgboss.job_dependency': 'the job library: order between jobs',
  'pgboss.queue': 'the job library: names of the queues',
  'pgboss.queue_stats': 'the job library: lengths of the queues',
  'pgboss.schedule': 'the job library: when each job runs',
  'pgboss.subscription': 'the job library: events that start jobs',
  'pgboss.version': 'the job library: version of its tables',
  'pgboss.warning': 'the job library: its own warnings',
};
/** The job library keeps the lengths of its queues in a partition per day. */
const DAILY = /^(pgboss\.queue_stats)_\d{8}$/;

const STAYS = 'what it points at is never deleted, and nothing asks from that side';
const FEW = 'a district has few of what it points at, and nothing asks from that side';
const BY_CLASS = 'read from the side of the class or course, which is indexed or is the key';

/** Foreign keys that need no index of their own. */
const UNINDEXED: Readonly<Record<string, string>> = {
  'academic_session (district_id, parent_id)': FEW,
  'class (district_id, course_id)': BY_CLASS,
  'class_session (district_id, session_id)': BY_CLASS,
  'competency (district_id, parent_id)': 'a framework is read whole, in the order of its positions',
  'competency_edge (district_id, from_id)': 'a framework is read whole, with all its edges',
  'competency_edge (district_id, to_id)': 'a framework is read whole, with all its edges',
  'course (district_id, org_id)': FEW,
  'decision (district_id, advice_id)': STAYS,
  'decision (district_id, competency_id)': 'read for one person at a time, which is indexed',
  'decision (district_id, decided_by)': STAYS,
  'evidence (district_id, class_id)': STAYS,
  'evidence (district_id, context_id)': STAYS,
  'evidence (district_id, entered_by)': STAYS,
  'framework (district_id, rule_id, rule_version)': FEW,
  'framework (district_id, scale_id)': FEW,
  'membership (account_id)': 'an account is deleted seldom and by hand; its districts are in the locator',
  'org (district_id, parent_id)': FEW,
  'proficiency (district_id, rule_id, rule_version)': STAYS,
  'rating (district_id, competency_id)': 'read by person, or through proficiency, which are indexed',
  'rating (district_id, evidence_id)': 'read for one person at a time, which is indexed',
  'relation (district_id, from_person)': 'the unique key serves it: it starts with district, kind and person',
  'link_locator (district_id)': 'districts are not deleted',
  'membership_locator (district_id)': 'districts are not deleted',
  'hostname (district_id)': 'districts are not deleted',
};

/** What runs with the owner's rights, past the policies, because the operators it needs are not leakproof. */
const DEFINER_FUNCTIONS: Readonly<Record<string, string>> = {
  'cairn.search_competencies': 'trigram search; filters on the district first',
  'cairn.search_people': 'trigram search; filters on the district first',
};

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

describe('law 5 in the catalogue', () => {
  it('looks at the tables that it is about', async () => {
    const tables = await tenantTables(owner);
    expect(tables.length).toBeGreaterThan(25);
    expect(tables).toEqual(expect.arrayContaining(['person', 'evidence', 'rating', 'proficiency', 'audit']));
  });

  it('keeps every tenant table to its district', async () => {
    expect(await checkPrimaryKeys(owner)).toEqual([]);
    expect(await checkForeignKeys(owner)).toEqual([]);
    expect(await checkPolicies(owner)).toEqual([]);
    expect(await checkNoViews(owner)).toEqual([]);
  });

  it('gives the serving login nothing to get around it with', async () => {
    expect(await checkServingLogin(owner, SERVING)).toEqual([]);
    await expect(checkServingLogin(owner, 'nobody_of_this_name')).rejects.toThrow('does not exist');
  });

  it('knows every global table and why it is one', async () => {
    const found = [
      ...new Set((await globalTables(owner)).map((name) => DAILY.exec(name)?.[1] ?? name)),
    ].sort();
    expect(found).toEqual(Object.keys(GLOBAL_TABLES).sort());
  });

  it('lets the serving login only add to what is append-only (law 6)', async () => {
    expect(await checkAppendOnly(owner, SERVING)).toEqual([]);
  });

  it('never reads the database clock (law 8)', async () => {
    expect(await checkNoClock(owner)).toEqual([]);
  });

  it('has an index for every foreign key, or a reason', async () => {
    expect((await unindexedForeignKeys(owner)).filter((key) => !(key in UNINDEXED))).toEqual([]);
    const found = await unindexedForeignKeys(owner);
    expect(Object.keys(UNINDEXED).filter((key) => !found.includes(key))).toEqual([]);
  });

  it('knows every function that runs with its owner’s rights', async () => {
    const found = (await definerFunctions(owner)).map((name) => name.replace(/\(.*$/, ''));
    expect(found).toEqual(Object.keys(DEFINER_FUNCTIONS).sort());
    expect(await checkDefinerFunctions(owner)).toEqual([]);
  });
});

/** Each fault is made in a transaction that is rolled back; the check must name it. */
const FAULTS: readonly [
  what: string,
  make: string,
  check: (client: pg.Client) => Promise<string[]>,
  says: RegExp,
][] = [
  ['a table without a district', 'create table cairn.bad (id uuid primary key)', checkPrimaryKeys, /^bad:/],
  [
    'a key that starts elsewhere',
    'create table cairn.bad (id uuid, district_id uuid, primary key (id, district_id))',
    checkPrimaryKeys,
    /^bad:/,
  ],
  [
    'a foreign key across districts',
    'create unique index on cairn.person (id); create table cairn.bad (district_id uuid, id uuid references cairn.person (id), primary key (district_id, id))',
    checkForeignKeys,
    /bad/,
  ],
  [
    'a table without policies',
    'create table cairn.bad (district_id uuid, id uuid, primary key (district_id, id))',
    checkPolicies,
    /^bad: row-level security is not forced/,
  ],
  [
    'security that is not forced',
    'alter table cairn.person no force row level security',
    checkPolicies,
    /^person: row-level security is not forced/,
  ],
  [
    'a policy that lets all pass',
    'create policy open on cairn.person using (true)',
    checkPolicies,
    /^person: its policies/,
  ],
  [
    'a policy that checks reading alone',
    'alter policy district on cairn.person with check (true)',
    checkPolicies,
    /^person: its policies/,
  ],
  ['a view', 'create view cairn.everybody as select * from cairn.person', checkNoViews, /everybody/],
  [
    'an owner',
    `alter table cairn.person owner to ${SERVING}`,
    (client) => checkServingLogin(client, SERVING),
    /owns cairn\.person/,
  ],
  [
    'a login past the policies',
    `alter role ${SERVING} bypassrls`,
    (client) => checkServingLogin(client, SERVING),
    /more than a login/,
  ],
  [
    'a login that may create',
    `grant create on schema cairn to ${SERVING}`,
    (client) => checkServingLogin(client, SERVING),
    /may create in schema cairn/,
  ],
  [
    'a second membership',
    `grant pg_read_all_data to ${SERVING}`,
    (client) => checkServingLogin(client, SERVING),
    /is a member of pg_read_all_data/,
  ],
  [
    'an update of one column of evidence',
    'grant update (kind) on cairn.evidence to cairn_serving',
    (client) => checkAppendOnly(client, SERVING),
    /^evidence: .*update/,
  ],
  [
    'a default that reads the clock',
    'alter table cairn.person alter created_at set default now()',
    checkNoClock,
    /created_at reads the clock/,
  ],
  [
    'a function that reads the clock',
    "create function cairn.bad() returns timestamptz language sql as 'select current_timestamp'",
    checkNoClock,
    /bad\(\) reads the clock/,
  ],
  [
    'a foreign key without an index',
    'create table cairn.bad (district_id uuid, id uuid, person_id uuid, primary key (district_id, id), foreign key (district_id, person_id) references cairn.person (district_id, id))',
    unindexedForeignKeys,
    /^bad \(district_id, person_id\)$/,
  ],
  [
    'a function with its owner’s rights',
    "create function cairn.bad() returns int language sql security definer as 'select 1'",
    checkDefinerFunctions,
    /bad\(\)/,
  ],
  ['one more global table', 'create table platform.bad (id int)', globalTables, /^platform\.bad$/],
];

describe('the checks see a planted fault', () => {
  it.each(FAULTS)('%s', async (_what, make, check, says) => {
    await owner.query('begin');
    try {
      await owner.query(make);
      expect((await check(owner)).join('\n')).toMatch(new RegExp(says.source, 'm'));
    } finally {
      await owner.query('rollback');
    }
  });
});
