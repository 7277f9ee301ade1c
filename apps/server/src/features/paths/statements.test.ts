import { giveRating, openTestApp, type TestApp } from '@cairn/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, inTransaction, statementCount } from '../../platform/db/transaction.ts';
import { nextSteps } from './next-steps.ts';
import { standingQuery } from './queries/trail.ts';
import { readTrail } from './service.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

/** A learner of grade 6 with a chain of so many competencies, every second of them rated, some mastered. */
async function scene(competencies: number) {
  const { build } = test;
  const district = await build.district();
  const learner = await build.person(district, {
    role: 'learner',
    orgId: district.orgId,
    grade: '06',
    sourceId: 'L-1',
  });
  const rater = await build.person(district, { account: false });
  const framework = await build.framework(district, 'Number sense');
  const ids: string[] = [];
  for (let i = 0; i < competencies; i += 1)
    ids.push(await build.competency(district, framework, { after: ids.slice(-1) }));
  const give = (competency: string, context: string) =>
    giveRating(test.services, district, { person: learner.id, rater: rater.id, competency, context });
  for (const [i, id] of ids.entries()) {
    if (i % 2 === 0) await give(id, 'project');
    if (i % 6 === 4) await give(id, 'quiz');
  }
  return { district, learner, framework, ids, give };
}

describe('trail.read', () => {
  it('takes the same number of statements for 1 competency and for 30', async () => {
    const counts: number[] = [];
    for (const size of [1, 30]) {
      const { district, learner } = await scene(size);
      const read = () =>
        inTransaction(test.services.database, district.id, async () => {
          const now = test.services.clock.now();
          const trail = await readTrail({ personId: learner.id, frameworkId: undefined, now, locale: 'en' });
          expect(trail.counts.mastered + trail.counts.open + trail.counts.ahead).toBe(size);
          return statementCount();
        });
      await read();
      counts.push(await read());
    }
    // Learner, frameworks, the graph's version, standing, facts, decisions, the advice that is kept already.
    expect(counts).toEqual([7, 7]);
  });

  it('reads the derived table by its primary key, as the serving login', async () => {
    const { district, learner, framework } = await scene(1);
    await test.database.asOwner(
      `set session_replication_role = replica;
       insert into cairn.proficiency
         select '${district.id}', gen_random_uuid(), c.id, '${framework}', 3, 3, false, null, 1, 1, false, 'scored',
           timestamptz '2026-10-01', timestamptz '2026-10-01', 'cairn-default', 1, '{}', timestamptz '2026-10-01'
         from generate_series(1, 400) p, (select gen_random_uuid() as id from generate_series(1, 100)) c;
       set session_replication_role = origin;
       analyze cairn.proficiency`,
    );
    const plan = await inTransaction(test.services.database, district.id, async () => {
      const { rows: login } = await sql<{ current_user: string }>`select current_user`.execute(db());
      expect(login[0]?.current_user).not.toBe('postgres');
      const query = standingQuery(learner.id, framework).compile();
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(inlined(query))}`.execute(db());
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Scan (using|on) proficiency_pkey/);
    expect(plan).not.toContain('Seq Scan');
  });
});

/** The statement with its ids in place; EXPLAIN takes no parameters. */
function inlined({ sql: text, parameters }: { sql: string; parameters: readonly unknown[] }): string {
  return parameters.reduce<string>((done, value, i) => done.replace(`$${i + 1}`, `'${String(value)}'`), text);
}

describe('nextSteps', () => {
  it('finds the person by id, source id or user name, and the framework by id or title', async () => {
    const { district, learner, framework } = await scene(6);
    await test.database.asOwner('update cairn.person set username = $1 where id = $2', [
      'Robin.S',
      learner.id,
    ]);
    const ask = (person: string, more: { framework?: string; limit?: number } = {}) =>
      nextSteps({
        services: test.services,
        districtSlug: district.slug,
        person,
        limit: 3,
        locale: 'en',
        ...more,
      });
    const byId = await ask(learner.id);
    expect(byId.results.length).toBeGreaterThan(0);
    expect(byId).toMatchObject({ person: { id: learner.id }, framework: { id: framework } });
    expect(await ask('L-1', { framework: 'number SENSE' })).toEqual(byId);
    expect(await ask('robin.s', { framework })).toEqual(byId);
    expect((await ask(learner.id, { limit: 1 })).results).toHaveLength(1);
    await expect(ask('nobody')).rejects.toMatchObject({ code: 'unknown_reference' });
    await expect(ask(learner.id, { framework: 'none' })).rejects.toThrow('There is no framework "none".');
    await expect(
      nextSteps({ services: test.services, districtSlug: 'none', person: 'x', limit: 1, locale: 'en' }),
    ).rejects.toThrow('There is no district "none".');
  });

  it('speaks the language asked for', async () => {
    const { district, learner, ids, give } = await scene(2);
    await give(ids[0] ?? '', 'quiz');
    await test.database.asOwner('update cairn.competency set translations = $1 where id = any($2)', [
      JSON.stringify({ es: { title: 'Razones', statement: 'Uso razones.' } }),
      ids,
    ]);
    const answer = await nextSteps({
      services: test.services,
      districtSlug: district.slug,
      person: learner.id,
      limit: 3,
      locale: 'es',
    });
    expect(answer.results[0]).toMatchObject({ title: 'Razones', statement: 'Uso razones.' });
    expect(answer.results[0]?.reasons).toContainEqual({
      code: 'builds_on',
      competencyId: ids[0],
      title: 'Razones',
    });
  });
});
