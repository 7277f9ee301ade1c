import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classroom, nth, openClassroom, piece, rate, within } from './classroom.fixture.ts';
import { explain } from './explain.ts';
import { explainPair } from './explanation.ts';
import { verifyReplay } from './verify-replay.ts';

const DAY_MS = 86_400_000;
let room: Classroom;
let [ada, bo, a, b] = ['', '', '', ''];
beforeAll(async () => {
  room = await openClassroom(2);
  ada = nth(room.learners, 0).id;
  bo = nth(room.learners, 1).id;
  a = nth(room.competencies, 0);
  b = nth(room.competencies, 1);
});
afterAll(() => room.test.close());

const daysAgo = (days: number) =>
  new Date(room.test.services.clock.now().getTime() - days * DAY_MS).toISOString();
const explanation = (competencyId: string, query: Record<string, string> = {}, cookie = room.cookie) =>
  room.test.call('explanation.read', cookie, { params: { personId: ada, competencyId }, query });

describe('explanation.read', () => {
  it('names every piece of evidence, used with its weight or not used and why', async () => {
    const given = [1, 2, 3, 3.5].map((level, i) =>
      piece(ada, a, {
        level,
        happenedAt: daysAgo(10 - i),
        context: i % 2 === 0 ? 'Quiz' : 'Project',
        comment: `${i}`,
      }),
    );
    await rate(room, ...given, piece(ada, a, { state: 'missed', happenedAt: daysAgo(2) }));
    const { data } = await explanation(a);
    expect(data.pieces.map(({ level, used, unusedBecause }) => [level, used, unusedBecause])).toEqual([
      [null, false, 'not_scored'],
      [3.5, true, null],
      [3, true, null],
      [2, true, null],
      [1, false, 'older_than_window'],
    ]);
    expect(data.pieces.map(({ weight }) => weight)).toEqual([null, 1 / 3, 1 / 3, 1 / 3, null]);
    expect(data.pieces[1]).toMatchObject({ comment: '3', context: 'Project', rater: { name: 'Noa Arden' } });
    expect(data.standing).toMatchObject({ level: 3, mastered: true, scoredCount: 4, lastState: 'missed' });
    expect(data.exact).toBeCloseTo(8.5 / 3, 12);
    expect(data.rule).toMatchObject({ id: 'cairn-default', version: 1, last: 3, masteryLevel: 3 });
    expect(data).toMatchObject({ replayed: true, asOf: null, settle: { kind: 'mastered', needed: null } });
  });

  it('tells what one more score would do at each of nine levels, in a new context', async () => {
    const { data } = await explanation(a);
    expect(data.whatIf.map(({ level }) => level)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
    expect(data.whatIf[8]).toMatchObject({ leadsTo: 3.5, exact: 3.5, mastered: true });
    await rate(room, piece(ada, b, { level: 3, context: 'Quiz' }));
    const open = (await explanation(b)).data;
    expect(open.settle).toEqual({ kind: 'more_scores', needed: 1 });
    expect(open.whatIf.map(({ mastered }) => mastered)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('without evidence says so, and that is not zero', async () => {
    const { data } = await explanation(nth(room.competencies, 2));
    expect(data).toMatchObject({
      pieces: [],
      exact: null,
      standing: { level: null, lastState: null },
      settle: { kind: 'none_yet', needed: 2 },
      replayed: true,
    });
  });

  it('goes back to what was known at a moment', async () => {
    const long = await explanation(a, { asOf: daysAgo(30) });
    expect(long.data).toMatchObject({ standing: { level: null }, replayed: true });
    expect(new Set(long.data.pieces.map(({ unusedBecause }) => unusedBecause))).toEqual(
      new Set(['after_as_of']),
    );
    // Entered today, so nothing of it was known five days ago though it happened before.
    expect((await explanation(a, { asOf: daysAgo(5) })).data.standing.level).toBeNull();
    expect((await explanation(a, { asOf: daysAgo(-1) })).data.standing.level).toBe(3);
  });

  it.each(['9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+23:59'])('refuses %s', async (asOf) => {
    const answer = await explanation(a, { asOf });
    expect([answer.status, answer.problem.invalid?.map(({ name }) => name)]).toEqual([
      400,
      ['querystring.asOf'],
    ]);
  });

  it('finds out a stored row that its ratings do not give', async () => {
    await room.test.database.asOwner('update cairn.proficiency set level = 4 where competency_id = $1', [b]);
    const { data } = await explanation(b);
    expect([data.replayed, data.standing.level]).toEqual([false, 3]);
    expect(await within(room, () => verifyReplay(50))).toEqual({
      checked: 2,
      mismatches: [{ personId: ada, competencyId: b, differs: ['level'] }],
    });
    await room.test.database.asOwner('delete from cairn.proficiency where competency_id = $1', [b]);
    expect((await within(room, () => verifyReplay(50, ada))).mismatches).toEqual([
      { personId: ada, competencyId: b, differs: ['row'] },
    ]);
    expect((await explanation(b)).data.replayed).toBe(false);
    await rate(room, piece(ada, b, { level: 3, context: 'Talk' }));
    expect((await within(room, () => verifyReplay(50))).mismatches).toEqual([]);
  });

  it('and the check of all are not taken in by a rating that is withdrawn while they look', async () => {
    const pair = { personId: bo, competencyId: a };
    await rate(room, piece(bo, a));
    const explained = await whileWithdrawn(() => within(room, () => explainPair(pair, null, 'en')));
    expect(explained).toMatchObject({ replayed: true, standing: { level: null } });
    await rate(room, piece(bo, a));
    const checked = await whileWithdrawn(() => within(room, () => verifyReplay(50)));
    expect(checked.mismatches).toEqual([]);
  });

  it('opens to the learner and the family, and to nobody else', async () => {
    const { test, district, school } = room;
    const guardian = await test.build.person(district, { role: 'guardian', orgId: school });
    await test.build.relate(district, 'guards', guardian.id, ada);
    const stranger = await test.build.person(district, { role: 'facilitator', orgId: school });
    const away = await test.build.district();
    const elsewhere = await test.build.person(away, { role: 'district_leader', orgId: away.orgId });
    const status = async (accountId: string) =>
      (await explanation(a, {}, await test.cookieFor(accountId))).status;
    expect(await status(nth(room.learners, 0).accountId)).toBe(200);
    expect(await status(guardian.accountId)).toBe(200);
    for (const { accountId } of [nth(room.learners, 1), stranger, elsewhere])
      expect(await status(accountId)).toBe(404);
    expect((await explanation(randomUUID())).status).toBe(404);
  });
});

/** Work whose second look waits until every rating of Bo was withdrawn. */
async function whileWithdrawn<T>(work: () => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: room.test.database.adminUrl });
  await owner.connect();
  try {
    await owner.query('begin; lock table cairn.evidence in access exclusive mode');
    const result = work();
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await owner.query(waiting)).rowCount).toBe(1);
    await owner.query(
      `insert into cairn.rating (district_id, id, evidence_id, person_id, competency_id, state, rater_id,
         happened_at, entered_at, corrects, payload_digest)
       select district_id, gen_random_uuid(), evidence_id, person_id, competency_id, 'withdrawn', rater_id,
         happened_at, entered_at, id, payload_digest
       from cairn.rating r where person_id = $1 and state = 'scored'
         and not exists (select from cairn.rating n where n.district_id = r.district_id and n.corrects = r.id)`,
      [bo],
    );
    await owner.query('delete from cairn.proficiency where person_id = $1', [bo]);
    await owner.query('commit');
    return await result;
  } finally {
    await owner.end();
  }
}

describe('explain for the command line', () => {
  const ask = (change: Partial<Parameters<typeof explain>[0]> = {}) =>
    explain({
      services: room.test.services,
      districtSlug: room.district.slug,
      person: ada,
      competency: 'A',
      asOf: null,
      locale: 'en',
      ...change,
    });

  it('gives the very object of the route, whichever name is used', async () => {
    const { data } = await explanation(a);
    await room.test.database.asOwner(
      `update cairn.person set source_id = 's-1', username = 'Ada.L' where id = $1`,
      [ada],
    );
    await room.test.database.asOwner(
      `update cairn.competency set source = '{"identifier": "f00d"}' where id = $1`,
      [a],
    );
    for (const person of [ada, ada.toUpperCase(), 's-1', 'ada.l'])
      expect(await ask({ person })).toEqual(data);
    for (const competency of [a, 'A', 'F00D']) expect(await ask({ competency })).toEqual(data);
  });

  it('takes a day for its last instant', async () => {
    const today = room.test.services.clock.now().toISOString().slice(0, 10);
    expect(await ask({ asOf: today })).toMatchObject({
      asOf: `${today}T23:59:59.999Z`,
      standing: { level: 3 },
    });
    await expect(ask({ asOf: 'soon' })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('says what is unknown and what is ambiguous', async () => {
    await expect(ask({ districtSlug: 'nowhere' })).rejects.toThrow('There is no district "nowhere".');
    await expect(ask({ person: 'nobody' })).rejects.toThrow('"nobody"');
    await expect(ask({ competency: 'nothing' })).rejects.toThrow('"nothing"');
    const second = await room.test.build.framework(room.district, 'Second');
    await room.test.build.competency(room.district, second, { code: 'A' });
    await expect(ask()).rejects.toThrow(
      /more than one competency; use an id: .*\(Number sense\).*\(Second\)|Second.*Number/,
    );
    await room.test.database.asOwner(`update cairn.person set username = 's-1' where id = $1`, [bo]);
    await expect(ask({ person: 's-1' })).rejects.toThrow('more than one person');
  });
});
