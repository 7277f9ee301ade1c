import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportOneRosterInput, importOneRoster } from './index.ts';
import { rowMarks } from './roster-state.fixture.ts';
import {
  enrollment,
  NO_COUNTS,
  packageFolders,
  role,
  SMALL_COUNTS,
  smallRoster,
  user,
} from './small-roster.fixture.ts';

const NOW = new Date('2026-10-16T15:00:00Z');
const LATER = new Date('2026-10-17T15:00:00Z');
const folders = packageFolders();
let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(async () => {
  await test.close();
  await folders.remove();
});

const load = async (
  districtSlug: string,
  records: ReturnType<typeof smallRoster> | string,
  options: Partial<ImportOneRosterInput> = {},
) =>
  importOneRoster({
    ...{ services: test.services, districtSlug, now: NOW, startedBy: null },
    path: typeof records === 'string' ? records : await folders.write(records),
    ...options,
  });

const counts = (changed: Record<string, number>) => ({ ...NO_COUNTS, ...changed });
const owner = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  test.database.asOwner<Row>(text, values);
const runsOf = async (slug: string) =>
  owner<{ status: string; kind: string; report: unknown; started_by: string | null }>(
    `select r.status, r.kind, r.report, r.started_by from cairn.import_run r
     join platform.district d on d.id = r.district_id where d.slug = $1 order by r.started_at, r.id`,
    [slug],
  );

describe('a first load', () => {
  it('makes the district and everything in it, and keeps the run with an audit line', async () => {
    const { status, report, districtId } = await load('first', smallRoster());
    expect({ status, report }).toEqual({
      status: 'done',
      report: {
        ...{ created: SMALL_COUNTS, updated: NO_COUNTS, unchanged: NO_COUNTS, deactivated: NO_COUNTS },
        ...{ rejected: [], warnings: [] },
      },
    });
    expect(await runsOf('first')).toEqual([{ status: 'done', kind: 'oneroster', report, started_by: null }]);
    const [district] = await owner('select name, time_zone from platform.district where id = $1', [
      districtId,
    ]);
    expect(district).toEqual({ name: 'Lantern Valley', time_zone: 'America/New_York' });
    const lines = await owner(`select action from cairn.audit where district_id = $1 order by action`, [
      districtId,
    ]);
    expect(lines).toEqual([{ action: 'district.made' }, { action: 'import.finished' }]);
  });

  it('puts every value where it belongs', async () => {
    const { districtId } = await load('values', smallRoster(), { timeZone: 'America/Denver' });
    const one = async (text: string) => (await owner(text, [districtId]))[0];
    expect(
      await one(`select c.title, c.starts_on::text, c.ends_on::text, c.periods, o.name as school, k.title as course, up.name as above,
        (select count(*)::int from cairn.class_session s where s.class_id = c.id) as sessions
        from cairn.class c join cairn.org o on o.id = c.org_id join cairn.course k on k.id = c.course_id
        join cairn.org up on up.id = o.parent_id where c.district_id = $1`),
    ).toEqual({
      ...{ title: 'Kites, first group', starts_on: '2026-08-20', ends_on: '2027-05-28', periods: ['1', '2'] },
      ...{ school: 'North School', course: 'Kite building', above: 'Lantern Valley', sessions: 2 },
    });
    expect(
      await one(`select p.preferred_given_name, p.grade, p.active, r.role, r.source_role, r.is_primary,
          e.role as learns, e.starts_on, d.birth_date::text, d.sex, d.facts, g.given_name as guarded_by
        from cairn.person p join cairn.person_role r on r.person_id = p.id join cairn.enrollment e on e.person_id = p.id
        join cairn.person_demographics d on d.person_id = p.id
        join cairn.relation l on l.to_person = p.id and l.kind = 'guards' and l.active join cairn.person g on g.id = l.from_person
        where p.district_id = $1 and p.source_id = 'pim'`),
    ).toEqual({
      ...{
        preferred_given_name: 'Pimmy',
        grade: '07',
        active: true,
        role: 'learner',
        source_role: 'student',
      },
      ...{ is_primary: true, learns: 'learner', starts_on: null, birth_date: '2014-02-03', sex: 'other' },
      ...{ facts: { asian: true, hispanicOrLatinoEthnicity: false }, guarded_by: 'Wilma' },
    });
    const [{ text }] = await owner<{ text: string }>(
      `select string_agg(roster_extra::text, ' ') as text from cairn.person where district_id = $1`,
      [districtId],
    ).then((rows) => [rows[0] ?? { text: '' }] as const);
    expect(text).toContain('enabledUser');
    expect(text).not.toContain('never kept');
  });

  it('keeps the rows of words it does not know aside, with a warning and without access', async () => {
    const records = smallRoster();
    records.roles.push({ ...role('rue', 'ext:mascot'), roleType: 'secondary' });
    records.users.push(user('aid', 'Ada', 'Hand'));
    records.roles.push(role('aid', 'aide'));
    records.users[1] = user('rue', 'Rue', 'Quill', { agentSourcedIds: ['aid'] });
    const { report, districtId } = await load('words', records);
    expect(report.warnings.map(({ file, row, field, code }) => [file, row, field, code])).toEqual([
      ['roles.csv', 6, 'role', 'role.unknown'],
      ['users.csv', 3, 'agentSourcedIds', 'relation.not_guardian'],
    ]);
    expect(report.created).toMatchObject({ roles: 5, users: 5 });
    const links = await owner('select 1 from cairn.relation where district_id = $1', [districtId]);
    expect(links).toHaveLength(1);
  });
});

describe('a later load', () => {
  it('touches no row when nothing changed', async () => {
    await load('repeat', smallRoster());
    const before = await rowMarks(test.database);
    const { report } = await load('repeat', smallRoster(), { now: LATER });
    expect(report).toEqual({
      ...{ created: NO_COUNTS, updated: NO_COUNTS, unchanged: SMALL_COUNTS, deactivated: NO_COUNTS },
      ...{ rejected: [], warnings: [] },
    });
    expect(await rowMarks(test.database)).toEqual(before);
  });

  it('updates what changed, a class when its terms do, and nobody of the same id elsewhere', async () => {
    const { districtId } = await load('change', smallRoster());
    const records = smallRoster();
    records.users[1] = user('rue', 'Rue', 'Quillon', { grades: ['08'] });
    records.academicSessions = records.academicSessions.map((session) =>
      session.sourcedId === 'fall' ? session : { ...session, endDate: '2027-06-04' },
    );
    const { report } = await load('change', records, { now: LATER });
    expect(report.updated).toEqual(counts({ users: 1, academicSessions: 2, classes: 1 }));
    expect(report.created).toEqual(NO_COUNTS);
    const rows = await owner(
      `select p.family_name, p.grade, p.version, p.updated_at, c.ends_on::text from cairn.person p, cairn.class c
       where p.district_id = $1 and p.source_id = 'rue' and c.district_id = $1`,
      [districtId],
    );
    const [changed] = await owner(
      `select count(*)::int as n from cairn.person where family_name = 'Quillon'`,
    );
    expect(changed).toEqual({ n: 1 });
    expect(rows).toEqual([
      { family_name: 'Quillon', grade: '08', version: 2, updated_at: LATER, ends_on: '2027-06-04' },
    ]);
  });

  it('deactivates what is missing, and the same rows are active again when they return', async () => {
    const { districtId } = await load('leave', smallRoster());
    const state = () =>
      owner(
        `select p.id, p.source_id, p.active, d.active as facts,
           (select bool_or(l.active) from cairn.relation l where l.to_person = p.id) as guarded,
           (select bool_or(e.active) from cairn.enrollment e where e.person_id = p.id) as enrolled
         from cairn.person p left join cairn.person_demographics d on d.person_id = p.id
         where p.district_id = $1 order by p.source_id`,
        [districtId],
      );
    const before = await state();
    const without = smallRoster();
    without.users = without.users.filter(({ sourcedId }) => sourcedId !== 'pim');
    without.roles = without.roles.filter(({ userSourcedId }) => userSourcedId !== 'pim');
    without.enrollments = without.enrollments.filter(({ userSourcedId }) => userSourcedId !== 'pim');
    without.demographics = without.demographics.map((row) => ({ ...row, sourcedId: 'rue' }));
    const gone = await load('leave', without, { now: LATER });
    expect(gone.report.deactivated).toEqual(counts({ users: 1, roles: 1, enrollments: 1, demographics: 1 }));
    expect((await state())[1]).toMatchObject({
      source_id: 'pim',
      active: false,
      facts: false,
      guarded: false,
      enrolled: false,
    });
    const again = await load('leave', without, { now: LATER });
    expect(again.report.deactivated).toEqual(NO_COUNTS);
    const back = await load('leave', smallRoster(), { now: LATER });
    expect(back.report.updated).toEqual(counts({ users: 1, roles: 1, enrollments: 1, demographics: 1 }));
    expect(back.report.deactivated).toEqual(counts({ demographics: 1 }));
    const after = await state();
    expect(after[1]).toEqual(before[1]);
  });

  it('takes an absent file as silence, and leaves alone what people made here', async () => {
    const { districtId } = await load('silence', smallRoster());
    const own = await test.build.person({ id: districtId ?? '', slug: 'silence' }, { given: 'Ines' });
    const { demographics: _, ...rest } = smallRoster();
    const { report } = await load('silence', await folders.write(rest), { now: LATER });
    expect(report.deactivated).toEqual(NO_COUNTS);
    const [row] = await owner('select active from cairn.person where id = $1', [own.id]);
    expect(row).toEqual({ active: true });
  });

  it('does not reopen a guardian link that a person took over and closed', async () => {
    const { districtId } = await load('closed', smallRoster());
    await owner(`update cairn.relation set active = false, source_id = null where district_id = $1`, [
      districtId,
    ]);
    await load('closed', smallRoster(), { now: LATER });
    const links = await owner('select active from cairn.relation where district_id = $1', [districtId]);
    expect(links).toEqual([{ active: false }]);
  });
});

describe('a refused load', () => {
  const faulty = () => {
    const records = smallRoster();
    records.users[3] = user('gran', 'Wilma', 'Changed');
    records.enrollments.push(enrollment('nobody', 'student'));
    return records;
  };

  it('leaves this and every other district as it was, and keeps the report', async () => {
    await load('other', smallRoster());
    await load('refused', smallRoster());
    const before = await rowMarks(test.database);
    const { status, report } = await load('refused', faulty(), { now: LATER });
    expect(status).toBe('refused');
    expect(report.rejected).toMatchObject([
      { file: 'enrollments.csv', row: 5, field: 'userSourcedId', code: 'reference.dangling' },
    ]);
    expect(report.created).toEqual(NO_COUNTS);
    expect(await rowMarks(test.database)).toEqual(before);
    expect((await runsOf('refused')).map((run) => run.status)).toEqual(['done', 'refused']);
    expect((await runsOf('refused'))[1]?.report).toEqual(report);
    expect(await runsOf('other')).toHaveLength(1);
  });

  it('does not make a new district, nor for a package that cannot be opened', async () => {
    expect(await load('never-made', faulty())).toMatchObject({ status: 'refused', districtId: null });
    const { report } = await load('never-made', '/nonexistent/roster.zip');
    expect(report.rejected).toMatchObject([{ code: 'package.not_found' }]);
    expect(await owner(`select 1 from platform.district where slug = 'never-made'`)).toEqual([]);
  });

  it('writes what is in order when asked to, and then deactivates nothing', async () => {
    await load('keep', smallRoster());
    const records = faulty();
    records.users = records.users.filter(({ sourcedId }) => sourcedId !== 'rue');
    records.roles = records.roles.filter(({ userSourcedId }) => userSourcedId !== 'rue');
    const { status, report } = await load('keep', records, { keepValid: true, now: LATER });
    expect(status).toBe('done');
    expect(report.rejected.map(({ row, code }) => [row, code])).toEqual([
      [3, 'reference.dangling'],
      [5, 'reference.dangling'],
    ]);
    expect(report.updated).toEqual(counts({ users: 1 }));
    expect(report.deactivated).toEqual(NO_COUNTS);
    expect(report.warnings.map(({ code }) => code)).toContain('import.nothing_deactivated');
  });

  it('names a row with a character that no text can hold', async () => {
    const records = smallRoster();
    records.users[1] = user('rue', 'R\u0000e', 'Quill');
    const { status, report } = await load('nul', records);
    expect(status).toBe('refused');
    expect(report.rejected).toMatchObject([{ file: 'users.csv', row: 3, code: 'field.nul' }]);
  });

  it('refuses a slug and a time zone that cannot be', async () => {
    await expect(load('Grand Bend', smallRoster())).rejects.toMatchObject({ code: 'rule_broken' });
    await expect(load('zone', smallRoster(), { timeZone: 'Moon/Base' })).rejects.toMatchObject({
      code: 'rule_broken',
    });
  });
});
