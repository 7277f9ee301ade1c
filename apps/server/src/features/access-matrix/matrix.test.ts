import { type EndpointId, endpoints } from '@cairn/contract';
import type { CallResult } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTORS, type ActorName } from './actors.fixture.ts';
import { ask, ENDPOINT_IDS, expectedOutcome, outcomeOf, ROWS } from './cells.fixture.ts';
import { EXPECTED, type Row } from './expected.fixture.ts';
import { marksIn } from './marks.fixture.ts';
import { createJobTables, openWorld, type World } from './world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await createJobTables(world);
});
afterAll(() => world.test.close());

const nameOf = (id: EndpointId, { about }: Row): string =>
  about === undefined ? id : `${id} about the ${about}`;
/** Reading goes first, so that what it shows does not depend on what is written. */
const inOrder = [
  ...ROWS.filter(([id]) => endpoints[id].method === 'GET'),
  ...ROWS.filter(([id]) => endpoints[id].method !== 'GET'),
];

describe('the access matrix (law 4)', () => {
  it('has a row for every endpoint', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(ENDPOINT_IDS.toSorted());
    expect(ENDPOINT_IDS.filter((id) => EXPECTED[id].length === 0)).toEqual([]);
  });

  it.each(inOrder.map(([id, row]) => [nameOf(id, row), id, row] as const))('%s', async (_name, id, row) => {
    const actors = row.asked ?? ACTORS;
    const wanted = actors.map((actor) => `${actor}: ${expectedOutcome(row, actor)}`);
    const refused = actors.filter((actor) => !row.ok.includes(actor));
    const answered = actors.filter((actor) => row.ok.includes(actor));
    const before = await rowCounts();
    const refusals = await askAll(id, row, refused);
    // Nothing is left of what was refused.
    expect(await rowCounts()).toEqual(before);
    const answers = await askAll(id, row, answered);
    const found = new Map([...refusals, ...answers].map(([actor, answer]) => [actor, outcomeOf(answer)]));
    expect(actors.map((actor) => `${actor}: ${found.get(actor)}`)).toEqual(wanted);
    for (const [actor, answer] of refusals) expectBareProblem(actor, answer);
    for (const [, { text, data }] of answers) expect(JSON.parse(text)).toEqual(data);
    expectMarks(row, answers);
  });
});

type Answers = (readonly [ActorName, CallResult<EndpointId>])[];

/** Reading and refusals stand by themselves; what is written goes one after the other. */
async function askAll(id: EndpointId, { about, ok }: Row, actors: readonly ActorName[]): Promise<Answers> {
  const one = async (actor: ActorName): Promise<Answers[number]> => {
    const asking = { world, actor, willPass: ok.includes(actor), ...(about === undefined ? {} : { about }) };
    return [actor, await ask(id, asking)];
  };
  if (endpoints[id].method === 'GET' || actors.every((actor) => !ok.includes(actor)))
    return Promise.all(actors.map(one));
  const answers: Answers = [];
  for (const actor of actors) answers.push(await one(actor));
  return answers;
}

function expectBareProblem(actor: ActorName, { text, headers }: CallResult<EndpointId>): void {
  expect([actor, headers['content-type']]).toEqual([actor, 'application/problem+json']);
  expect([actor, ...marksIn(text)]).toEqual([actor]);
  expect(text).not.toMatch(/stack|node_modules|\.ts\b|select /);
}

/** Those who ask under a name of their own that is not the actor's. */
const OTHER_NAMES: Partial<Record<ActorName, readonly string[]>> = {
  farLeaderAskingHere: ['farLeader'],
  twoHats: ['twoHatsHere'],
};

/** Each answer holds exactly the marks of the table, written as `actor: mark mark`. */
function expectMarks({ shows = [], may = [] }: Row, answers: Answers): void {
  const line = (actor: ActorName, marks: Iterable<string>): string => {
    const besides = new Set<string>([actor, ...(OTHER_NAMES[actor] ?? []), ...may]);
    const others = [...new Set(marks)].filter((mark) => !besides.has(mark));
    return `${actor}: ${others.toSorted().join(' ')}`;
  };
  const found = answers.map(([actor, { text }]) => line(actor, marksIn(text)));
  expect(found).toEqual(
    answers.map(([actor]) => line(actor, typeof shows === 'function' ? shows(actor) : shows)),
  );
}

/** How many rows each table holds that a request could add to. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = [
    'advice',
    'audit',
    'command',
    'decision',
    'decision_payload',
    'evidence',
    'evidence_payload',
  ];
  const more = ['proficiency', 'rating', 'rating_payload', 'sign_in_link', 'work_context', 'membership'];
  const counts = [...tables, ...more].map((table) => `'${table}', (select count(*) from cairn.${table})`);
  const [row] = await world.test.database.asOwner<{ counts: Record<string, number> }>(
    `select jsonb_build_object(${counts.join(', ')}, 'versions', (select sum(version) from cairn.framework),
       'sessions', (select count(*) from platform.session), 'users', (select count(*) from platform.user)) as counts`,
  );
  return row?.counts ?? {};
}
