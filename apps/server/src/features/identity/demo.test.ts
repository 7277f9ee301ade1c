import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieFrom, newPerson, type Place, writeSetting } from './identity.fixture.ts';
import { DEMO_DISTRICT_SLUG, DEMO_PEOPLE_KEY } from './index.ts';

const about = { en: 'Sees the trail of a learner.', es: 'Ve el sendero de quien aprende.' };
type Scene = { test: TestApp; place: Place; ada: string; gone: string; unlisted: string };

async function scene(mode: 'demo' | 'production'): Promise<Scene> {
  const test = await openTestApp({ mode, ...(mode === 'production' ? { now: null } : {}) });
  const place = await test.build.district(DEMO_DISTRICT_SLUG);
  const ada = await newPerson(test, place, { given: 'Ada', family: 'Ridge' });
  const gone = await newPerson(test, place, { active: false });
  const unlisted = await newPerson(test, place);
  await writeSetting(
    test,
    place,
    DEMO_PEOPLE_KEY,
    [ada, gone].map((personId) => ({ personId, role: 'learner', about })),
  );
  return { test, place, ada, gone, unlisted };
}

describe('in demo mode', () => {
  let it1: Scene;
  beforeAll(async () => {
    it1 = await scene('demo');
  });
  afterAll(() => it1.test.close());

  it('lists the people whom the demo names, as far as they are active', async () => {
    const answer = await it1.test.call('demo.people', null);
    expect(answer.data.items).toEqual([{ personId: it1.ada, name: 'Ada Ridge', role: 'learner', about }]);
  });

  it('signs in with one click, making the account on the way, also for several clicks at once', async () => {
    const { test, ada } = it1;
    const click = () => test.call('demo.sign_in', null, { body: { personId: ada } });
    // Open the connections first, so that the clicks truly meet.
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => test.call('demo.people', null)));
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(click));
    answers.push(await click());
    for (const answer of answers) {
      expect(answer.data).toMatchObject({ signedIn: true, person: { id: ada } });
      expect((await test.call('session.read', cookieFrom(answer.headers))).data.person?.id).toBe(ada);
    }
    const accounts = await test.database.asOwner('select id from platform."user"');
    expect(accounts).toHaveLength(1);
  });

  it('opens nobody else', async () => {
    const { test, gone, unlisted } = it1;
    for (const personId of [gone, unlisted, '01890a5d-ac96-774b-bcce-b302099a8057'])
      expect((await test.call('demo.sign_in', null, { body: { personId } })).problem.code).toBe('not_found');
    const other = await test.build.district('real-school');
    const { id } = await test.build.person(other);
    expect((await test.call('demo.sign_in', null, { body: { personId: id } })).problem.code).toBe(
      'not_found',
    );
    expect((await test.call('demo.sign_in', null, { body: { personId: 'ada' } })).problem.code).toBe(
      'invalid_request',
    );
  });
});

describe('in production mode', () => {
  let real: Scene;
  beforeAll(async () => {
    real = await scene('production');
  });
  afterAll(() => real.test.close());

  it('has no demo, even over the demo data', async () => {
    expect((await real.test.call('demo.people', null)).problem.code).toBe('not_found');
    const answer = await real.test.call('demo.sign_in', null, { body: { personId: real.ada } });
    expect([answer.status, answer.problem.code]).toEqual([404, 'not_found']);
    expect(await real.test.database.asOwner('select from platform.session')).toEqual([]);
  });
});

describe('without a demo district', () => {
  it('has no demo either', async () => {
    const test = await openTestApp();
    try {
      expect((await test.call('demo.people', null)).problem.code).toBe('not_found');
    } finally {
      await test.close();
    }
  });
});
