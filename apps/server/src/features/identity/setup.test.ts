import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditActions, newPerson, tokenOf } from './identity.fixture.ts';
import { createFirstAdministrator, resetSignIn } from './index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ mode: 'production', now: null });
});
afterAll(() => test.close());

const setup = (districtSlug: string, over: Partial<Parameters<typeof createFirstAdministrator>[0]> = {}) =>
  createFirstAdministrator({
    services: test.services,
    districtSlug,
    districtName: null,
    email: 'maria.lopez@example.org',
    timeZone: null,
    now: test.services.clock.now(),
    ...over,
  });

describe('createFirstAdministrator', () => {
  it('makes a district with an administrator whose link opens the console', async () => {
    const made = await setup('cedar-hill', {
      districtName: 'Cedar Hill Schools',
      timeZone: 'America/Denver',
    });
    expect(made).toMatchObject({
      madeDistrict: true,
      madeAdministrator: true,
      purpose: 'invitation',
      login: 'maria.lopez@example.org',
    });
    const used = await test.call('link.use', null, {
      params: { token: tokenOf(made) },
      body: { password: 'granite path 7' },
    });
    expect(used.data).toMatchObject({
      person: { name: 'Maria Lopez' },
      district: { slug: 'cedar-hill', name: 'Cedar Hill Schools', timeZone: 'America/Denver' },
    });
    expect(used.data.roles.map(({ role }) => role).sort()).toEqual(['district_leader', 'it']);
    expect(used.data.abilities).toContain('doctor.read');
    expect(
      await auditActions(test, { id: made.districtId, slug: '', orgId: '' }, 'administrator.made'),
    ).toHaveLength(1);
  });

  it('is repeatable: what stands is left, and a fresh link replaces the former one', async () => {
    const first = await setup('repeat');
    const second = await setup('repeat', { districtName: 'Renamed', timeZone: 'Europe/Paris' });
    expect(second).toMatchObject({ personId: first.personId, madeDistrict: false, madeAdministrator: false });
    const read = (link: { url: string }) =>
      test.call('link.read', null, { params: { token: tokenOf(link) } });
    expect((await read(first)).problem.code).toBe('link_not_valid');
    expect((await read(second)).data.district).toBe('Repeat');
    const [counts] = await test.database.asOwner<Record<string, number>>(
      `select (select count(*)::int from cairn.org where district_id = $1) as orgs, (select count(*)::int from cairn.person where district_id = $1) as people,
        (select count(*)::int from cairn.person_role where district_id = $1) as roles`,
      [first.districtId],
    );
    expect(counts).toEqual({ orgs: 1, people: 1, roles: 2 });
  });

  it('runs several times at once without making anything twice', async () => {
    const place = await test.build.district('at-once');
    await test.database.asOwner('delete from cairn.org where id = $1', [place.orgId]);
    const all = await Promise.all([1, 2, 3, 4].map(() => setup('at-once')));
    expect(new Set(all.map(({ personId }) => personId)).size).toBe(1);
    expect(all.filter(({ madeAdministrator }) => madeAdministrator)).toHaveLength(1);
    const fresh = await Promise.all([1, 2, 3].map(() => setup('at-once-too')));
    expect(fresh.filter(({ madeDistrict }) => madeDistrict)).toHaveLength(1);
    expect(
      await auditActions(test, { ...place, id: fresh[0]?.districtId ?? '' }, 'district.made'),
    ).toHaveLength(1);
  });

  it('takes a district that an import made, with its organisation and its person', async () => {
    const place = await test.build.district('imported');
    const person = await newPerson(test, place, { email: 'Chief@Example.org' });
    const made = await setup('imported', { email: 'chief@example.org' });
    expect(made).toMatchObject({
      districtId: place.id,
      personId: person,
      madeDistrict: false,
      madeAdministrator: true,
    });
    const roles = await test.database.asOwner(
      'select distinct org_id from cairn.person_role where person_id = $1',
      [person],
    );
    expect(roles).toEqual([{ org_id: place.orgId }]);
  });

  it.each([
    ['Not A Slug', {}, 'district'],
    ['fine', { email: 'not an e-mail' }, 'admin'],
    ['fine', { timeZone: 'Mars/Olympus' }, 'time-zone'],
    ['fine', { districtName: ' ' }, 'name'],
  ])('refuses %j %j and makes nothing', async (slug, over, name) => {
    await expect(setup(slug, over)).rejects.toMatchObject({ code: 'rule_broken', invalid: [{ name }] });
    expect(await test.database.asOwner('select from platform.district where slug = $1', [slug])).toEqual([]);
  });
});

describe('resetSignIn', () => {
  it('finds a person by id, source id and user name, in their district only', async () => {
    const place = await test.build.district('reset');
    const other = await test.build.district('reset-other');
    const { id } = await test.build.person(place, { sourceId: 'S-1' });
    await test.database.asOwner(`update cairn.person set username = 'Robin7' where id = $1`, [id]);
    const reset = (person: string, districtSlug = 'reset') =>
      resetSignIn({ services: test.services, districtSlug, person, now: test.services.clock.now() });
    for (const person of [id, id.toUpperCase(), 'S-1', 'robin7'])
      expect(await reset(person)).toMatchObject({ personId: id, purpose: 'reset' });
    await expect(reset('nobody')).rejects.toMatchObject({ code: 'unknown_reference' });
    await expect(reset(id, other.slug)).rejects.toMatchObject({ code: 'unknown_reference' });
    await expect(reset(id, 'no-district')).rejects.toMatchObject({ code: 'unknown_reference' });
    await newPerson(test, place, { username: 'ROBIN7' });
    await expect(reset('robin7')).rejects.toThrow(/Several people in reset go by robin7/);
  });
});
