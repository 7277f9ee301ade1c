import { describe, expect, it } from 'vitest';
import {
  brief,
  changed,
  DISTRICT,
  type Lines,
  manifestFor,
  readLines,
  withMore,
  withRow,
} from './small-district.fixture.ts';

/** What a strict and a lenient reading refuse; it must be the same. */
const refusedBy = async (lines: Lines) => {
  const strict = await readLines(lines);
  const lenient = await readLines(lines, false);
  expect(brief(lenient.rejected)).toEqual(brief(strict.rejected));
  for (const { message } of strict.rejected) expect(message.length).toBeGreaterThan(20);
  return brief(strict.rejected);
};

describe('a sound package', () => {
  it('becomes typed records', async () => {
    const { records, rejected, warnings, version, mode } = await readLines(DISTRICT);
    expect([rejected, warnings, version, mode]).toEqual([[], [], '1.2', 'bulk']);
    expect(records.users[0]).toMatchObject({
      sourcedId: 'pim',
      enabledUser: true,
      familyName: 'Ñandúson',
      userIds: [{ type: 'SIS', identifier: '1' }],
      agentSourcedIds: ['gran'],
      grades: ['07'],
      middleName: null,
      row: 2,
      metadata: null,
    });
    expect(records.users[1]?.userIds).toEqual([
      { type: 'SIS', identifier: '2' },
      { type: 'Bus', identifier: '7' },
    ]);
    expect(records.orgs[2]?.name).toBe('South School, Upper');
    expect(records.classes[0]).toMatchObject({ termSourcedIds: ['fall', 'spring'], periods: ['1', '2'] });
    expect(records.enrollments.map(({ primary }) => primary)).toEqual([null, false, true]);
    expect(records.roles[3]?.role).toBe('ext:grandparent');
    expect(records.demographics).toEqual([]);
  });

  it('accepts the users table of the first edition of 1.2', async () => {
    const users = (DISTRICT['users'] ?? []).map((line, index) => {
      const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
      cells.splice(17, 0, index === 0 ? 'resourceSourcedIds' : '');
      return cells.join(',');
    });
    const { records, rejected, warnings } = await readLines(changed({ users }));
    expect([rejected, warnings]).toEqual([[], []]);
    expect(records.users[0]).toMatchObject({ primaryOrgSourcedId: 'north', pronouns: 'they/them' });
  });

  it('keeps extension columns', async () => {
    const orgs = (DISTRICT['orgs'] ?? []).map(
      (line, index) => `${line},${['metadata.colour', 'blue', '', '"a,b"'][index]}`,
    );
    const { records, rejected } = await readLines(changed({ orgs }));
    expect(rejected).toEqual([]);
    expect(records.orgs.map(({ metadata }) => metadata)).toEqual([
      { colour: 'blue' },
      null,
      { colour: 'a,b' },
    ]);
  });

  it('says that an all-absent package brings nothing new', async () => {
    const { rejected, warnings } = await readLines({ manifest: manifestFor({}) });
    expect([rejected, brief(warnings)]).toEqual([[], [['manifest.csv', null, null, 'package.no_updates']]]);
  });
});

describe('faults of a row', () => {
  const cases: [string, Lines, [string, number, string | null, string][]][] = [
    [
      'an empty required cell',
      withRow('orgs', 3, 'north,,,,school,LV-N,dist'),
      [['orgs.csv', 3, 'name', 'field.required']],
    ],
    [
      'an unknown word',
      withRow('orgs', 3, 'north,,,North,School,LV-N,dist'),
      [['orgs.csv', 3, 'type', 'field.enum']],
    ],
    [
      'an extension where none is allowed',
      withRow('roles', 3, 'r2,,,rue,ext:third,student,,,north,'),
      [['roles.csv', 3, 'roleType', 'field.enum']],
    ],
    [
      'a date that is none',
      withRow('enrollments', 2, 'e1,,,kites-1,north,pim,student,,2030-02-30,12/20/2030'),
      [
        ['enrollments.csv', 2, 'beginDate', 'field.date'],
        ['enrollments.csv', 2, 'endDate', 'field.date'],
      ],
    ],
    [
      'a truth value that is none',
      withRow('enrollments', 4, 'e3,,,kites-1,north,tam,teacher,yes,,'),
      [['enrollments.csv', 4, 'primary', 'field.boolean']],
    ],
    [
      'a year that is none',
      withRow('academicSessions', 4, 'spring,,,Spring,term,2031-01-05,2031-06-30,year,31'),
      [['academicSessions.csv', 4, 'schoolYear', 'field.year']],
    ],
    [
      'user ids in no form',
      withRow('users', 3, 'rue,,,true,rue,SIS:2,Rue,Quill,,2,,,,,08,,,,,,north,'),
      [['users.csv', 3, 'userIds', 'field.user_ids']],
    ],
    [
      'an id of control characters',
      withRow('roles', 3, '\u0001,,,rue,primary,student,,,north,'),
      [['roles.csv', 3, 'sourcedId', 'field.id']],
    ],
    ['too few cells', withRow('orgs', 4, 'south,,,South,school'), [['orgs.csv', 4, null, 'row.columns']]],
    [
      'a doubled id',
      withMore('orgs', 'north,,,Another North,school,,dist'),
      [['orgs.csv', 5, 'sourcedId', 'id.duplicate']],
    ],
    [
      'a deleted record in bulk',
      withRow('roles', 3, 'r2,tobedeleted,,rue,primary,student,,,north,'),
      [['roles.csv', 3, 'status', 'bulk.deleted_record']],
    ],
  ];
  it.each(cases)('%s is refused by file, row and field', async (_name, lines, expected) => {
    expect(await refusedBy(lines)).toEqual(expected);
  });
});

describe('faults between rows', () => {
  it('finds references that lead nowhere, in lists and in shared ids too', async () => {
    const lines = {
      ...withRow('classes', 2, 'kites-1,,,Kites,07,kits,K1-1,scheduled,Loft,north,"fall,summer",Crafts,C1,1'),
      demographics: [
        'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus',
        'nobody,,,,,,,,,,,,,,,',
      ],
    };
    expect(await refusedBy(lines)).toEqual([
      ['classes.csv', 2, 'courseSourcedId', 'reference.dangling'],
      ['classes.csv', 2, 'termSourcedIds', 'reference.dangling'],
      ['demographics.csv', 2, 'sourcedId', 'reference.dangling'],
    ]);
  });

  it('finds circles of parents, an own parent among them, each once', async () => {
    const lines = changed({
      orgs: [
        ...(DISTRICT['orgs'] ?? []),
        'p,,,P,department,,q',
        'q,,,Q,department,,p',
        's,,,S,department,,s',
      ],
    });
    const { rejected } = await readLines(lines);
    expect(brief(rejected)).toEqual([
      ['orgs.csv', 5, 'parentSourcedId', 'reference.cycle'],
      ['orgs.csv', 7, 'parentSourcedId', 'reference.cycle'],
    ]);
    expect(rejected[0]?.message).toContain('p → q → p');
  });

  it('finds all contradictions in one run', async () => {
    const lines = {
      ...withRow('academicSessions', 3, 'fall,,,Fall,term,2030-07-01,2031-07-01,year,2031'),
      courses: withRow('courses', 2, 'kites,,,year,Kites,K1,07,north,Crafts,"C1,P1"')['courses'] ?? [],
      roles:
        withMore(
          'roles',
          'r5,,,pim,primary,aide,2031-02-01,2031-01-01,north,',
          'r6,,,pim,primary,aide,,,south,',
        )['roles'] ?? [],
      enrollments: withMore('enrollments', 'e4,,,kites-1,south,pim,student,true,,')['enrollments'] ?? [],
    };
    expect((await refusedBy(lines)).sort()).toEqual([
      ['academicSessions.csv', 3, 'endDate', 'semantic.session_range'],
      ['academicSessions.csv', 3, 'startDate', 'semantic.session_range'],
      ['courses.csv', 2, 'subjectCodes', 'list.length'],
      ['enrollments.csv', 5, 'primary', 'semantic.primary_not_teacher'],
      ['enrollments.csv', 5, 'schoolSourcedId', 'semantic.school_mismatch'],
      ['roles.csv', 6, 'endDate', 'semantic.date_order'],
      ['roles.csv', 6, 'roleType', 'semantic.duplicate_primary_role'],
    ]);
  });

  it('keeps what is valid and closed, and names what went with a refused row', async () => {
    const lines = withRow('users', 3, 'rue,,,perhaps,rue,,Rue,Quill,,2,,,,,08,,,,,,north,');
    const { records, rejected, leftOut, tables } = await readLines(lines);
    expect(brief(rejected)).toEqual([['users.csv', 3, 'enabledUser', 'field.boolean']]);
    expect(brief(leftOut)).toEqual([
      ['roles.csv', 3, 'userSourcedId', 'reference.refused'],
      ['enrollments.csv', 3, 'userSourcedId', 'reference.refused'],
    ]);
    expect(tables).toEqual({
      orgs: 'whole',
      academicSessions: 'whole',
      courses: 'whole',
      classes: 'whole',
      users: 'part',
      roles: 'part',
      enrollments: 'part',
    });
    expect(records.users.map(({ sourcedId }) => sourcedId)).toEqual(['pim', 'tam', 'gran']);
    expect(records.enrollments.map(({ sourcedId }) => sourcedId)).toEqual(['e1', 'e3']);
  });

  it('follows refused rows through chains of any order', async () => {
    const chain = ['low,,,Low,department,,mid', 'mid,,,Mid,department,,top', 'top,,,Top,Department,,'];
    const { records, leftOut } = await readLines(withMore('orgs', ...chain));
    expect(brief(leftOut).map(([, row]) => row)).toEqual([6, 5]);
    expect(records.orgs.map(({ sourcedId }) => sourcedId)).toEqual(['dist', 'north', 'south']);
  });

  it('lets a thing begin and end on one day', async () => {
    const lines = withRow('enrollments', 2, 'e1,,,kites-1,north,pim,student,,2030-08-01,2030-08-01');
    expect((await readLines(lines)).rejected).toEqual([]);
  });
});
