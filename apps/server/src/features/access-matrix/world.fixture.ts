import { randomUUID } from 'node:crypto';
import { type BuiltPerson, giveRating, openTestApp, type TestApp } from '@cairn/testkit';
import { JOB_GRANTS, prepareJobs } from '../../platform/jobs/jobs.ts';
import { type ActorName, type PersonName, ROLES } from './actors.fixture.ts';
import { plantMarks } from './marks.fixture.ts';

type Place = { id: string; slug: string; orgId: string };
export type World = {
  readonly test: TestApp;
  readonly near: Place;
  readonly far: Place;
  readonly people: Readonly<Record<PersonName, BuiltPerson>>;
  readonly ids: {
    readonly classId: string;
    readonly otherClassId: string;
    readonly farClassId: string;
    readonly frameworkId: string;
    readonly farFrameworkId: string;
    readonly competencyId: string;
    readonly farCompetencyId: string;
    readonly ratingId: string;
    readonly colleagueRatingId: string;
    readonly farRatingId: string;
    readonly linkToken: string;
  };
  /** The Cookie header with which somebody asks; null for nobody. */
  readonly cookies: Readonly<Record<ActorName, string | null>>;
  /** As `cookies`, of a session of its own, for requests that end the session. */
  readonly freshCookie: (actor: ActorName) => Promise<string | null>;
};

/** Two districts with everybody who matters to one learner of the first. */
export async function openWorld(): Promise<World> {
  const test = await openTestApp();
  const { build } = test;
  // Its name makes district A the one with one-click sign-ins.
  const near = await build.district('cedar-valley-demo');
  const far = await build.district('far-district');
  const orgs = {
    heron: await build.org(near, 'Heron School'),
    osprey: await build.org(near, 'Osprey School'),
    district: near.orgId,
    farSchool: await build.org(far, 'Farschool'),
    farDistrict: far.orgId,
  };
  const people = await buildPeople(test, near, far, orgs);
  const classes = await buildClasses(test, near, far, orgs, people);
  await buildRelations(test, near, people);
  await endThings(test, near, people);
  const work = await buildWork(test, near, far, people);
  await plantMarks(test, near, people, work);
  const cookies = await openSessions(test, near, far, people);
  const link = await test.call('person.sign_in_link', cookies.it, {
    params: { personId: people.invited.id },
  });
  return {
    test,
    near,
    far,
    people,
    ids: { ...classes, ...work, linkToken: link.data.url.split('/').at(-1) ?? '' },
    cookies,
    freshCookie: async (actor) =>
      actor === 'anonymous' || actor === 'expired'
        ? cookies[actor]
        : cookieOf(test, near, far, people, actor),
  };
}

/** The tables that the list of jobs reads. */
export async function createJobTables({ test: { database } }: World): Promise<void> {
  await prepareJobs(database.adminUrl);
  await database.asOwner(JOB_GRANTS);
}

async function buildPeople(
  test: TestApp,
  near: Place,
  far: Place,
  orgs: Readonly<Record<(typeof ROLES)[PersonName][1], string>>,
): Promise<Record<PersonName, BuiltPerson>> {
  const make = (name: PersonName): Promise<BuiltPerson> => {
    const [role, place] = ROLES[name];
    const district = place.startsWith('far') ? far : near;
    return test.build.person(district, {
      given: 'Robin',
      family: `Fam${name}`,
      role,
      orgId: orgs[place],
      account: name !== 'invited',
      ...(role === 'learner' ? { grade: '06' } : {}),
    });
  };
  const made: Partial<Record<PersonName, BuiltPerson>> = {};
  for (const name of Object.keys(ROLES) as PersonName[]) made[name] = await make(name);
  return made as Record<PersonName, BuiltPerson>;
}

async function buildClasses(
  { build }: TestApp,
  near: Place,
  far: Place,
  orgs: { heron: string; osprey: string; farSchool: string },
  people: Record<PersonName, BuiltPerson>,
) {
  const classId = await build.class(near, { orgId: orgs.heron, title: 'Ratios, room 12' });
  const secondId = await build.class(near, { orgId: orgs.heron, title: 'Ratios, room 14' });
  const otherClassId = await build.class(near, { orgId: orgs.osprey, title: 'Ratios, room 3' });
  const farClassId = await build.class(far, { orgId: orgs.farSchool, title: 'Farclass' });
  const roster: [Place, string, PersonName, 'learner' | 'facilitator' | 'aide', { endsOn?: string }?][] = [
    [near, classId, 'learner', 'learner'],
    [near, classId, 'classmate', 'learner'],
    [near, classId, 'facilitator', 'facilitator'],
    [near, classId, 'deactivated', 'facilitator'],
    [near, classId, 'aide', 'aide'],
    [near, classId, 'pastFacilitator', 'facilitator', { endsOn: '2026-09-01' }],
    [near, secondId, 'schoolFacilitator', 'facilitator'],
    [near, otherClassId, 'otherFacilitator', 'facilitator'],
    [near, otherClassId, 'otherLearner', 'learner'],
    [far, farClassId, 'farFacilitator', 'facilitator'],
    [far, farClassId, 'farLearner', 'learner'],
  ];
  for (const [place, room, name, role, dates] of roster)
    await build.enroll(place, room, people[name].id, role, dates);
  return { classId, otherClassId, farClassId };
}

async function buildRelations(
  { build }: TestApp,
  near: Place,
  people: Record<PersonName, BuiltPerson>,
): Promise<void> {
  const yesterday = { startsOn: '2026-09-01', endsOn: '2026-10-15' };
  const thisWeek = { startsOn: '2026-10-12', endsOn: '2026-10-16' };
  const relations: [Parameters<typeof build.relate>[1], PersonName, PersonName, object?][] = [
    ['guards', 'guardian', 'learner'],
    ['guards', 'otherGuardian', 'classmate'],
    ['guards', 'pastGuardian', 'learner', yesterday],
    ['advises', 'advisor', 'learner'],
    ['coaches', 'coach', 'facilitator'],
    ['supervises', 'supervisor', 'facilitator'],
    ['substitutes_for', 'substitute', 'facilitator', thisWeek],
    ['substitutes_for', 'aideSubstitute', 'aide', thisWeek],
    ['substitutes_for', 'pastSubstitute', 'facilitator', yesterday],
  ];
  for (const [kind, from, to, dates] of relations)
    await build.relate(near, kind, people[from].id, people[to].id, dates);
}

/** A role that ended yesterday, and a person who is no longer active. */
async function endThings(
  { database }: TestApp,
  near: Place,
  people: Record<PersonName, BuiltPerson>,
): Promise<void> {
  await database.asOwner(
    `update cairn.person_role set ends_on = '2026-10-15' where district_id = $1 and person_id = $2`,
    [near.id, people.pastLeader.id],
  );
  await database.asOwner('update cairn.person set active = false where district_id = $1 and id = $2', [
    near.id,
    people.deactivated.id,
  ]);
}

async function buildWork(
  { build, services }: TestApp,
  near: Place,
  far: Place,
  people: Record<PersonName, BuiltPerson>,
) {
  const frameworkId = await build.framework(near, 'Number sense');
  const competencyId = await build.competency(near, frameworkId, { title: 'Equal shares' });
  const farFrameworkId = await build.framework(far, 'Farframework');
  const farCompetencyId = await build.competency(far, farFrameworkId, { title: 'Farcompetency' });
  const give = (place: Place, name: PersonName, rater: PersonName, competency: string, comment: string) =>
    giveRating(services, place, {
      person: people[name].id,
      rater: people[rater].id,
      competency,
      comment,
      value: 2,
    });
  const quietId = await build.competency(near, frameworkId, { title: 'Equal shares of a set' });
  // Long ago, so that the day of whoever teaches the learner names them.
  await giveRating(services, near, {
    person: people.learner.id,
    rater: people.facilitator.id,
    competency: quietId,
    value: 2,
    daysAgo: 25,
  });
  const own = await give(near, 'learner', 'facilitator', competencyId, 'Wordslearner');
  const mates = await give(near, 'classmate', 'facilitator', competencyId, 'Wordsclassmate');
  const colleagues = await give(near, 'facilitator', 'leader', competencyId, 'Wordsfacilitator');
  const fars = await give(far, 'farLearner', 'farFacilitator', farCompetencyId, 'Wordsfarlearner');
  return {
    frameworkId,
    competencyId,
    farFrameworkId,
    farCompetencyId,
    ratingId: own.ratingId,
    evidenceId: own.evidenceId,
    matesEvidenceId: mates.evidenceId,
    colleagueRatingId: colleagues.ratingId,
    farRatingId: fars.ratingId,
  };
}

async function openSessions(
  test: TestApp,
  near: Place,
  far: Place,
  people: Record<PersonName, BuiltPerson>,
): Promise<Record<ActorName, string | null>> {
  await test.database.asOwner(
    `with person as (
       insert into cairn.person (district_id, id, given_name, family_name, active, roster_extra, created_at, updated_at)
       values ($1, $2, 'Robin', 'FamtwoHatsHere', true, '{}', $4, $4)),
     role as (
       insert into cairn.person_role (district_id, id, person_id, org_id, role, is_primary, active, created_at, updated_at)
       values ($1, $5, $2, $6, 'district_leader', true, true, $4, $4)),
     locator as (insert into platform.membership_locator (district_id, account_id) values ($1, $3))
     insert into cairn.membership (district_id, person_id, account_id, created_at) values ($1, $2, $3, $4)`,
    [near.id, randomUUID(), people.twoHats.accountId, '2026-10-01', randomUUID(), near.orgId],
  );
  const cookies: Partial<Record<ActorName, string | null>> = { anonymous: null };
  for (const name of Object.keys(ROLES) as PersonName[]) {
    if (isActor(name)) cookies[name] = await cookieOf(test, near, far, people, name);
  }
  cookies.farLeaderAskingHere = await cookieOf(test, near, far, people, 'farLeaderAskingHere');
  const before = await test.database.asOwner<{ id: string }>('select id from platform.session');
  cookies.expired = await test.cookieFor(people.facilitator.accountId);
  await test.database.asOwner(
    `update platform.session set "expiresAt" = '2020-01-01' where not id = any($1::text[])`,
    [before.map(({ id }) => id)],
  );
  return cookies as Record<ActorName, string | null>;
}

const isActor = (name: PersonName): name is PersonName & ActorName =>
  !['demoLearner', 'invited', 'otherLearner', 'farLearner'].includes(name);

function cookieOf(
  test: TestApp,
  near: Place,
  far: Place,
  people: Record<PersonName, BuiltPerson>,
  actor: Exclude<ActorName, 'anonymous' | 'expired'>,
): Promise<string> {
  if (actor === 'farLeaderAskingHere') return test.cookieFor(people.farLeader.accountId, near.id);
  if (actor === 'twoHats') return test.cookieFor(people.twoHats.accountId, far.id);
  return test.cookieFor(people[actor].accountId);
}
