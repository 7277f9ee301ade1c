import { readdir, readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPackage } from '../package/index.ts';
import { ABSENT, sharedData, sharedDataIsAbsent } from '../shared-data.fixture.ts';
import { readOneRoster } from './read-oneroster.ts';
import { brief } from './small-district.fixture.ts';
import { writeOneRoster } from './write-oneroster.ts';

const read = async (name: string, strict: boolean) => {
  const pack = await openPackage(sharedData(`oneroster/${name}`));
  try {
    return await readOneRoster(pack, { strict });
  } finally {
    await pack.close();
  }
};

beforeEach(({ skip }) => skip(sharedDataIsAbsent, ABSENT));

const COUNTS = {
  orgs: 6,
  academicSessions: 9,
  courses: 84,
  classes: 532,
  users: 2900,
  roles: 2901,
  enrollments: 13503,
  demographics: 1028,
};

type Expected = [file: string, row: number | null, field: string | null, code: string];

const TOLERATED: [string, Expected[]][] = [
  [
    'b2-column-order',
    [
      ['enrollments.csv', 1, 'classSourcedId', 'header.order'],
      ['enrollments.csv', 1, 'userSourcedId', 'header.order'],
    ],
  ],
  ['b6-header-only-file', [['demographics.csv', 1, null, 'file.no_rows']]],
];

const REFUSED: [string, Expected[]][] = [
  [
    'b3-not-utf8',
    [
      ['users.csv', 11, 'familyName', 'file.encoding'],
      ['users.csv', 6, 'givenName', 'file.encoding'],
    ],
  ],
  [
    'b4-parent-cycle',
    [
      ['academicSessions.csv', 2, 'parentSourcedId', 'reference.cycle'],
      ['orgs.csv', 2, 'parentSourcedId', 'reference.cycle'],
    ],
  ],
  [
    'b5-contradictions',
    [
      ['academicSessions.csv', 6, 'endDate', 'semantic.session_range'],
      ['classes.csv', 5, 'subjectCodes', 'list.length'],
      ['enrollments.csv', 11, 'primary', 'semantic.primary_not_teacher'],
      ['enrollments.csv', 2, 'schoolSourcedId', 'semantic.school_mismatch'],
      ['enrollments.csv', 7, 'endDate', 'semantic.date_order'],
      ['roles.csv', 43, 'roleType', 'semantic.duplicate_primary_role'],
    ],
  ],
];

describe('the Grand Bend district', () => {
  it.each(['grand-bend-1.2.1.zip', 'grand-bend-1.2.1'])('reads whole and strictly from %s', async (name) => {
    const { records, rejected, warnings, source } = await read(name, true);
    expect([rejected, warnings]).toEqual([[], []]);
    expect(Object.fromEntries(Object.entries(records).map(([table, rows]) => [table, rows.length]))).toEqual(
      COUNTS,
    );
    expect(source).toEqual({ systemName: 'Grand Bend SIS', systemCode: 'grand-bend' });
  });

  it('is written again byte for byte', async () => {
    const { records, source } = await read('grand-bend-1.2.1', true);
    const { files } = writeOneRoster(records, {
      systemName: source.systemName ?? '',
      systemCode: source.systemCode ?? '',
    });
    const names = await readdir(sharedData('oneroster/grand-bend-1.2.1'));
    expect([...files.keys()].sort()).toEqual(names.sort());
    for (const name of names) {
      expect(
        files.get(name) === (await readFile(sharedData(`oneroster/grand-bend-1.2.1/${name}`), 'utf8')),
        name,
      ).toBe(true);
    }
  });

  it('refuses version 1.1 and deltas by a clear code for now', async () => {
    expect(brief((await read('grand-bend-1.1.zip', false)).rejected).map(([, , , code]) => code)).toEqual([
      'version.unsupported',
    ]);
    expect(
      brief((await read('grand-bend-delta-1.2.1.zip', false)).rejected).map(([, , , code]) => code),
    ).toEqual(['mode.unsupported']);
  });
});

describe('the broken packages', () => {
  it.each(TOLERATED)('%s: strict refuses, lenient warns', async (name, expected) => {
    const strict = await read(`broken/${name}.zip`, true);
    expect([brief(strict.rejected).sort(), strict.warnings]).toEqual([expected, []]);
    const lenient = await read(`broken/${name}.zip`, false);
    expect([lenient.rejected, brief(lenient.warnings).sort()]).toEqual([[], expected]);
    expect(lenient.records.enrollments).toHaveLength(214);
    expect(lenient.tables.demographics).toBe(name === 'b6-header-only-file' ? 'part' : 'whole');
  });

  it.each(REFUSED)('%s: both refuse', async (name, expected) => {
    for (const strict of [true, false]) {
      const { rejected, warnings } = await read(`broken/${name}.zip`, strict);
      expect([brief(rejected).sort(), warnings]).toEqual([expected, []]);
    }
  });

  it('b1-files-in-folder: strict refuses each file, lenient warns', async () => {
    const strict = await read('broken/b1-files-in-folder.zip', true);
    expect(brief(strict.rejected)).toHaveLength(9);
    expect(brief(strict.rejected)).toContainEqual(['export/manifest.csv', null, null, 'package.nested_path']);
    const lenient = await read('broken/b1-files-in-folder.zip', false);
    expect([lenient.rejected, lenient.warnings.length, lenient.records.users.length]).toEqual([[], 9, 41]);
  });
});
