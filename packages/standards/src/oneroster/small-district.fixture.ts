import { zipOf } from '../package/bytes.fixture.ts';
import { openPackage } from '../package/index.ts';
import { type OneRosterReading, readOneRoster } from './read-oneroster.ts';
import { TABLES_1P2 } from './tables-1p2.ts';

/** File names to lines; the first line is the header. All people and places are made up. */
export type Lines = Readonly<Record<string, readonly string[]>>;

/** A small sound district: two schools, a year with two terms, one class with a teacher and two learners. */
export const DISTRICT: Lines = {
  orgs: [
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'dist,,,Lantern Valley,district,LV,',
    'north,,,North School,school,LV-N,dist',
    'south,,,"South School, Upper",school,LV-S,dist',
  ],
  academicSessions: [
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    'year,,,The year,schoolYear,2030-08-01,2031-06-30,,2031',
    'fall,,,Fall,term,2030-08-01,2030-12-20,year,2031',
    'spring,,,Spring,term,2031-01-05,2031-06-30,year,2031',
  ],
  courses: [
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    'kites,,,year,Kite building,K1,"07,08",north,"Crafts,Physics","C1,P1"',
  ],
  classes: [
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    'kites-1,,,"Kites, first group",07,kites,K1-1,scheduled,Loft,north,"fall,spring",Crafts,C1,"1,2"',
  ],
  users: [
    'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
    'pim,,,true,pim,{SIS:1},Pim,Ñandúson,,1,pim@example.org,,,gran,07,,,,,,north,they/them',
    'rue,,,true,rue,"{SIS:2},{Bus:7}",Rue,Quill,,2,,,,,08,,,,,,north,',
    'tam,,,true,tam,,Tam,Tock,,,,,,,,,,,,,north,',
    'gran,,,false,gran,,Grandma,Ñandúson,,,,,,,,,,,,,,',
  ],
  roles: [
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
    'r1,,,pim,primary,student,2030-08-01,2031-06-30,north,',
    'r2,,,rue,primary,student,,,north,',
    'r3,,,tam,primary,teacher,,,north,',
    'r4,,,gran,primary,ext:grandparent,,,north,',
  ],
  enrollments: [
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,,,kites-1,north,pim,student,,2030-08-01,2030-12-20',
    'e2,,,kites-1,north,rue,student,false,,',
    'e3,,,kites-1,north,tam,teacher,true,,',
  ],
};

/** The manifest that fits the data files. */
export const manifestFor = (lines: Lines, version = '1.2', mode = 'bulk'): string[] => [
  'propertyName,value',
  'manifest.version,1.0',
  `oneroster.version,${version}`,
  ...TABLES_1P2.files.map((name) => `file.${name},${name in lines ? mode : 'absent'}`),
];

/** The district with some files replaced. */
export const changed = (changes: Lines): Lines => ({ ...DISTRICT, ...changes });

/** A file of the district with one of its lines replaced; `row` counts the header as 1. */
export const withRow = (name: string, row: number, line: string): Lines => {
  const lines = [...(DISTRICT[name] ?? [])];
  lines[row - 1] = line;
  return changed({ [name]: lines });
};

/** A file of the district with lines added at its end. */
export const withMore = (name: string, ...more: readonly string[]): Lines =>
  changed({ [name]: [...(DISTRICT[name] ?? []), ...more] });

/** Entries of a zip for the lines; a manifest that fits is added unless one is given. */
export const entriesOf = (lines: Lines, folder = ''): [string, string][] =>
  Object.entries({ manifest: manifestFor(lines), ...lines }).map(([name, rows]) => [
    `${folder}${name}.csv`,
    rows.map((row) => `${row}\r\n`).join(''),
  ]);

/** Reads zip entries. */
export const readEntries = async (
  entries: Iterable<readonly [string, string | Uint8Array]>,
  strict = true,
): Promise<OneRosterReading> => {
  const pack = await openPackage(await zipOf(entries));
  try {
    return await readOneRoster(pack, { strict });
  } finally {
    await pack.close();
  }
};

/** Reads a district given as lines. */
export const readLines = (lines: Lines, strict = true): Promise<OneRosterReading> =>
  readEntries(entriesOf(lines), strict);

type Brief = [file: string, row: number | null, field: string | null, code: string];

/** Findings without their messages. */
export const brief = (findings: OneRosterReading['rejected']): Brief[] =>
  findings.map(({ file, row, field, code }) => [file, row, field, code]);
