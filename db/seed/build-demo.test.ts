import { readFile } from 'node:fs/promises';
import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyReplay } from '../../apps/server/src/features/evidence/index.ts';
import { ConfigError } from '../../apps/server/src/platform/config.ts';
import { inTransaction } from '../../apps/server/src/platform/db/transaction.ts';
import { type BuiltDemo, buildDemo, isDemoBuilt } from './build-demo.ts';
import { CAST } from './plan/cast.ts';
import { planDistrict } from './plan/index.ts';

const NOW = new Date('2026-11-20T19:00:00.000Z');
const LEARNERS = 40;
const plan = planDistrict('cedar', LEARNERS, NOW);

let app: TestApp;
let built: BuiltDemo;
const lines: string[] = [];
beforeAll(async () => {
  app = await openTestApp({ now: NOW.toISOString() });
  built = await buildDemo({
    services: app.services,
    learners: LEARNERS,
    now: NOW,
    onProgress: (line) => lines.push(line),
  });
});
afterAll(() => app.close());

/** One number of the owner's view. */
async function count(from: string, values: unknown[] = [], of: TestApp = app): Promise<number> {
  const [row] = await of.database.asOwner<{ n: number }>(`select count(*)::int as n from ${from}`, values);
  return row?.n ?? -1;
}

const learnersWith = (plant: string): string[] =>
  plan.learners.filter(({ plants }) => plants.some((one) => one === plant)).map(({ id }) => id);

describe('the demo district', () => {
  it('stands whole, with progress on the way', async () => {
    expect(await isDemoBuilt(app.services)).toBe(true);
    expect(lines.at(-1)).toContain('standings derived');
    expect(built).toMatchObject({ learners: 40, staff: 45, districtId: plan.districtId });
    expect(await count('cairn.person')).toBe(40 + 45 + built.guardians);
    expect(await count('cairn.class')).toBe(built.classes);
    expect(await count('cairn.evidence')).toBe(built.evidence);
    expect(await count('cairn.evidence_payload')).toBe(built.evidence);
    expect(await count('cairn.rating')).toBe(built.ratings);
    expect(await count('cairn.rating_payload')).toBe(built.ratings);
    expect(built.ratings).toBeGreaterThan(40 * 60);
  });

  it('gives every learner mathematics, English and an advisory, each with a facilitator, at different periods', async () => {
    const rows = await app.database.asOwner<{ classes: number; periods: number; teachers: number }>(`
      select count(distinct c.id)::int as classes, count(distinct c.periods)::int as periods,
        count(distinct (t.class_id, t.person_id))::int as teachers
      from cairn.enrollment e join cairn.class c on c.id = e.class_id and c.starts_on = '2026-08-24'
      join cairn.enrollment t on t.class_id = c.id and t.role = 'facilitator' and t.is_primary
      where e.role = 'learner' group by e.person_id`);
    expect(rows.length).toBe(40);
    for (const row of rows) expect(row).toEqual({ classes: 3, periods: 3, teachers: 3 });
    const [guarded] = await app.database.asOwner<{ fewest: number; most: number }>(`
      select min(n)::int as fewest, max(n)::int as most from (
        select count(*) as n from cairn.relation where kind = 'guards' group by to_person) each_learner`);
    expect(guarded).toEqual({ fewest: 1, most: 2 });
  });

  it('puts no facilitator into two rooms at once', () => {
    const large = planDistrict('cedar', 600, NOW);
    expect(
      large.classes.filter(({ year }) => year === 0).every(({ learners }) => learners.length >= 20),
    ).toBe(true);
    const meetings = large.classes
      .filter(({ year }) => year === 0)
      .flatMap((one) =>
        [one.facilitatorId, ...one.helpers.map(({ personId }) => personId)].map(
          (person) => `${person} ${one.period}`,
        ),
      );
    expect(meetings.length).toBeGreaterThan(70);
    expect(new Set(meetings).size).toBe(meetings.length);
    expect(large.learners.slice(0, 40).map(({ given, family, id }) => `${given} ${family} ${id}`)).toEqual(
      plan.learners.map(({ given, family, id }) => `${given} ${family} ${id}`),
    );
  });

  it('has standings that replay', async () => {
    const check = await inTransaction(app.services.database, built.districtId, () => verifyReplay(5_000));
    expect(check.checked).toBe(built.standings);
    expect(check.mismatches).toEqual([]);
  });

  it('signs each demo person in with one click', async () => {
    const people = await app.call('demo.people', null);
    expect(people.status).toBe(200);
    expect(people.data.items.map(({ role }) => role)).toEqual([
      'learner',
      'learner',
      'facilitator',
      'facilitator',
      'guardian',
      'school_leader',
      'district_leader',
      'it',
    ]);
    for (const { personId, role } of people.data.items) {
      const session = await app.call('demo.sign_in', null, { body: { personId } });
      expect(session.status).toBe(200);
      expect(session.data.roles[0]?.role).toBe(role);
      expect(session.data.person?.locale).toBe(role === 'guardian' ? 'es' : session.data.person?.locale);
    }
  });
});

describe('what is planted', () => {
  it('is there in the tables, for the learners it is planted for', async () => {
    const of = (plant: string, where: string): Promise<number> =>
      count(
        `(select distinct r.person_id from cairn.rating r join cairn.evidence e on e.id = r.evidence_id
          where r.person_id = any($1::uuid[]) and ${where}) found`,
        [learnersWith(plant)],
      );
    for (const [plant, where] of [
      ['late', "e.entered_at >= e.happened_at + interval '21 days'"],
      [
        'double',
        'exists (select from cairn.rating o where o.evidence_id = r.evidence_id and o.competency_id = r.competency_id and o.rater_id <> r.rater_id and o.level <> r.level)',
      ],
      ['corrected', 'r.corrects is not null'],
      ['fast', 'r.level = 4'],
      ['gap', 'r.level = 1'],
    ] as const) {
      expect([plant, await of(plant, where)]).toEqual([plant, learnersWith(plant).length]);
    }
    expect(await of('absent', `e.happened_at > '2026-10-23T19:00:00Z'`)).toBe(0);
    expect(await of('absent', 'true')).toBe(3);
    expect(await of('none', 'true')).toBe(0);
    expect(await of('newcomer', `e.happened_at < '2026-10-30T00:00:00Z'`)).toBe(0);
    expect(await count('cairn.person where grade is null and id = any($1)', [learnersWith('newcomer')])).toBe(
      1,
    );
  });

  it('shows in the standings: old mastery, and stalls without a change for 60 days', async () => {
    expect(
      await count(
        `(select distinct person_id from cairn.proficiency where mastered and person_id = any($1::uuid[])
          and last_happened_at < '2026-02-01') found`,
        [learnersWith('old')],
      ),
    ).toBe(3);
    const moved = await count(
      `cairn.rating r join cairn.competency c on c.id = r.competency_id join cairn.framework f on f.id = c.framework_id
       where r.person_id = any($1::uuid[]) and f.code = 'CAIRN-MATH' and r.happened_at > '2026-09-20' and r.level is distinct from 2`,
      [learnersWith('stall')],
    );
    expect(moved).toBe(0);
  });

  const readGuide = (): Promise<string> => readFile(new URL('../../docs/demo.md', import.meta.url), 'utf8');

  it('shows unequal demand by the statement of docs/demo.md', async () => {
    const statement = /```sql\n(.+?)```/s.exec(await readGuide())?.[1] ?? '';
    // The statistics that a running database gathers by itself within a minute.
    await app.database.asOwner('analyze');
    const rows = await app.database.asOwner<{ school: string; below_band: boolean; recall: number }>(
      statement,
    );
    const heron = (below: boolean): number =>
      Number(rows.find((row) => row.school === 'Heron Middle School' && row.below_band === below)?.recall);
    expect(heron(true)).toBeGreaterThan(0.6);
    expect(heron(false)).toBeLessThan(0.4);
  });

  it('is told in docs/demo.md by name', async () => {
    const guide = await readGuide();
    for (const { index } of CAST) {
      const learner = plan.learners[index];
      expect(guide).toContain(`| ${learner?.given} ${learner?.family} `);
    }
  });
});

describe('building it', () => {
  it('is refused a second time, in production, and for too few learners', async () => {
    const again = buildDemo({ services: app.services, learners: LEARNERS, now: NOW });
    await expect(again).rejects.toThrow('already built');
    expect(await count('cairn.rating')).toBe(built.ratings);
    const production = { ...app.services, config: { ...app.services.config, mode: 'production' as const } };
    await expect(buildDemo({ services: production, now: NOW })).rejects.toThrow(ConfigError);
    await expect(buildDemo({ services: app.services, learners: 3, now: NOW })).rejects.toThrow(RangeError);
  });

  it('leaves nothing half done when it is cut short, goes on later, and comes out the same', async () => {
    const other = await openTestApp({ now: NOW.toISOString() });
    try {
      const cut = buildDemo({
        services: other.services,
        learners: LEARNERS,
        now: NOW,
        onProgress: (line) => {
          if (line.startsWith('Evidence')) throw new Error('cut short');
        },
      });
      await expect(cut).rejects.toThrow('cut short');
      expect(await isDemoBuilt(other.services)).toBe(false);
      expect(await count('cairn.person', [], other)).toBe(0);
      expect(await buildDemo({ services: other.services, learners: LEARNERS, now: NOW })).toEqual(built);
      for (const table of [
        'person',
        'enrollment',
        'relation',
        'evidence',
        'evidence_payload',
        'rating',
        'proficiency',
      ]) {
        const digest = `select md5(string_agg(line, ',' order by line)) as digest from (select t::text as line from cairn.${table} t) lines`;
        expect([table, await other.database.asOwner(digest)]).toEqual([
          table,
          await app.database.asOwner(digest),
        ]);
      }
    } finally {
      await other.close();
    }
  });
});
