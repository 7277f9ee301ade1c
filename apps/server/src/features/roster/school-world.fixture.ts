import type { BuiltPerson, TestApp } from '@cairn/testkit';

/** People of every kind at two schools of one district, and somebody of another district. All made up. */
export async function buildSchoolWorld({ build, cookieFor }: TestApp) {
  const district = await build.district();
  const north = await build.org(district, 'North School');
  const south = await build.org(district, 'South School');
  const at = (orgId: string, role: Parameters<typeof build.person>[1] & object): Promise<BuiltPerson> =>
    build.person(district, { family: 'Marlowe', orgId, ...role });
  const people = {
    learner: await at(north, { given: 'Lía', role: 'learner', grade: '06' }),
    classmate: await at(north, { given: 'Cleo', family: 'Ångström', role: 'learner', grade: '06' }),
    stranger: await at(south, { given: 'Sunniva', role: 'learner', grade: '08' }),
    facilitator: await at(north, { given: 'Fenn', role: 'facilitator' }),
    aide: await at(north, { given: 'Aida', role: 'aide' }),
    substitute: await at(south, { given: 'Subira', role: 'facilitator' }),
    counselor: await at(north, { given: 'Corin', role: 'counselor' }),
    coach: await at(north, { given: 'Coco', role: 'coach' }),
    leader: await at(north, { given: 'Leda', role: 'school_leader' }),
    otherLeader: await at(south, { given: 'Otto', role: 'school_leader' }),
    districtLeader: await at(district.orgId, { given: 'Dita', role: 'district_leader' }),
    it: await at(district.orgId, { given: 'Ira', role: 'it' }),
    guardian: await at(north, { given: 'Gala', role: 'guardian' }),
    researcher: await at(district.orgId, { given: 'Rhea', role: 'researcher' }),
  };
  const math = await build.class(district, { orgId: north, title: 'Mathematics 6' });
  const past = await build.class(district, {
    ...{ orgId: north, title: 'Art, last year', startsOn: '2025-08-20', endsOn: '2026-05-28' },
  });
  const southern = await build.class(district, { orgId: south, title: 'Biology 8' });
  const pastDates = { startsOn: '2025-08-20', endsOn: '2026-05-28' };
  await build.enroll(district, math, people.facilitator.id, 'facilitator');
  await build.enroll(district, math, people.aide.id, 'aide');
  await build.enroll(district, math, people.learner.id, 'learner');
  await build.enroll(district, math, people.classmate.id, 'learner');
  await build.enroll(district, past, people.facilitator.id, 'facilitator', pastDates);
  await build.enroll(district, past, people.stranger.id, 'learner', pastDates);
  await build.enroll(district, southern, people.stranger.id, 'learner');
  await build.relate(district, 'guards', people.guardian.id, people.learner.id);
  await build.relate(district, 'substitutes_for', people.substitute.id, people.facilitator.id, {
    ...{ startsOn: '2026-10-12', endsOn: '2026-10-16' },
  });
  const elsewhere = await build.district();
  const outsider = await build.person(elsewhere, {
    ...{ given: 'Lía', family: 'Marlowe', role: 'district_leader', orgId: elsewhere.orgId },
  });
  const everybody = { ...people, outsider };
  type Name = keyof typeof everybody;
  const cookie = (name: Name): Promise<string> => cookieFor(everybody[name].accountId);
  return { district, elsewhere, north, south, math, past, southern, people: everybody, cookie };
}

export type SchoolWorld = Awaited<ReturnType<typeof buildSchoolWorld>>;
export type WorldName = keyof SchoolWorld['people'];
