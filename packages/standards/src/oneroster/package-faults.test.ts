import { describe, expect, it } from 'vitest';
import { zipOf } from '../package/bytes.fixture.ts';
import { openPackage } from '../package/index.ts';
import { readOneRoster } from './read-oneroster.ts';
import {
  brief,
  changed,
  DISTRICT,
  entriesOf,
  type Lines,
  manifestFor,
  readEntries,
  readLines,
  withMore,
  withRow,
} from './small-district.fixture.ts';

const lineOf = (lines: readonly string[], prefix: string, line: string | null): string[] =>
  lines.flatMap((old) => (old.startsWith(prefix) ? (line === null ? [] : [line]) : [old]));

const swapped = (name: string, a: number, b: number): Lines => ({
  ...DISTRICT,
  [name]: (DISTRICT[name] ?? []).map((line) => {
    const cells = line.split(',');
    const [left = '', right = ''] = [cells[a], cells[b]];
    cells[a] = right;
    cells[b] = left;
    return cells.join(',');
  }),
});

describe('faults of certain meaning: strict refuses, lenient goes on with a warning', () => {
  const cases: [string, [string, string][], [string, number | null, string | null, string][]][] = [
    [
      'columns in another order',
      entriesOf(swapped('enrollments', 3, 5)),
      [
        ['enrollments.csv', 1, 'userSourcedId', 'header.order'],
        ['enrollments.csv', 1, 'classSourcedId', 'header.order'],
      ],
    ],
    [
      'a file with its header only',
      entriesOf(
        changed({
          demographics: [
            'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus',
          ],
        }),
      ),
      [['demographics.csv', 1, null, 'file.no_rows']],
    ],
    [
      'a foreign file',
      [...entriesOf(DISTRICT), ['readme.txt', 'hello']],
      [['readme.txt', null, null, 'package.unknown_file']],
    ],
    [
      'a foreign column',
      entriesOf(
        changed({
          orgs: (DISTRICT['orgs'] ?? []).map((line, row) => `${line},${row === 0 ? 'motto' : 'x'}`),
        }),
      ),
      [['orgs.csv', 1, 'motto', 'header.unknown']],
    ],
    [
      'an optional column left out',
      entriesOf(
        changed({
          orgs: (DISTRICT['orgs'] ?? []).map((line) => line.replace(/,(LV[^,]*|identifier),/, ',')),
        }),
      ),
      [['orgs.csv', 1, 'identifier', 'header.missing_optional']],
    ],
    ['a blank row', entriesOf(withMore('orgs', ',,,,,,')), [['orgs.csv', 5, null, 'row.blank']]],
    [
      'a status in bulk',
      entriesOf(withRow('orgs', 3, 'north,active,,North,school,,dist')),
      [['orgs.csv', 3, 'status', 'bulk.must_be_blank']],
    ],
    [
      'TRUE of a spreadsheet',
      entriesOf(withRow('enrollments', 4, 'e3,,,kites-1,north,tam,teacher,TRUE,,')),
      [['enrollments.csv', 4, 'primary', 'field.boolean_case']],
    ],
    [
      'an id with a space',
      entriesOf(withMore('orgs', 'east side,,,East,school,,dist')),
      [['orgs.csv', 5, 'sourcedId', 'field.id_characters']],
    ],
    [
      'a line break in a cell',
      entriesOf(withMore('orgs', 'east,,,"East\nSide",school,,dist')),
      [['orgs.csv', 5, 'name', 'field.line_break']],
    ],
    [
      'a manifest without a line',
      entriesOf(changed({ manifest: lineOf(manifestFor(DISTRICT), 'file.results', null) })),
      [['manifest.csv', null, 'file.results', 'manifest.missing_line']],
    ],
  ];
  it.each(cases)('%s', async (_name, entries, expected) => {
    const strict = await readEntries(entries);
    expect([brief(strict.rejected), strict.warnings]).toEqual([expected, []]);
    const lenient = await readEntries(entries, false);
    expect([lenient.rejected, brief(lenient.warnings)]).toEqual([[], expected]);
    expect(
      lenient.records.enrollments.map((row) => [row.classSourcedId, row.userSourcedId, row.primary]),
    ).toEqual([
      ['kites-1', 'pim', null],
      ['kites-1', 'rue', false],
      ['kites-1', 'tam', true],
    ]);
  });

  it('files inside one folder', async () => {
    const strict = await readEntries(entriesOf(DISTRICT, 'export/'));
    expect(new Set(strict.rejected.map(({ code }) => code))).toEqual(new Set(['package.nested_path']));
    expect(strict.rejected).toHaveLength(8);
    const lenient = await readEntries(entriesOf(DISTRICT, 'export/'), false);
    expect([lenient.rejected.length, lenient.warnings.length, lenient.records.users.length]).toEqual([
      0, 8, 4,
    ]);
  });
});

it('a manifest at the root goes before one in a folder; without it two are one too many', async () => {
  const old = entriesOf(DISTRICT, 'old/');
  const atRoot = await readEntries([...entriesOf(DISTRICT), ...old], false);
  expect([atRoot.rejected, atRoot.records.users.length]).toEqual([[], 4]);
  expect(new Set(atRoot.warnings.map(({ code }) => code))).toEqual(new Set(['package.unknown_file']));
  const nowhere = await readEntries([...entriesOf(DISTRICT, 'new/'), ...old], false);
  expect(brief(nowhere.rejected)).toEqual([['manifest.csv', null, null, 'manifest.missing']]);
});

describe('remarks that never refuse', () => {
  it('tolerates a byte order mark and tables that Cairn does not read', async () => {
    const lines = changed({ resources: ['sourcedId', 'x'] });
    const entries = entriesOf(lines).map(([name, text]): [string, string] => [name, `\ufeff${text}`]);
    const { rejected, warnings, records } = await readEntries(entries);
    expect(rejected).toEqual([]);
    expect(brief(warnings).filter(([, , , code]) => code === 'file.bom')).toHaveLength(8);
    expect(brief(warnings)).toContainEqual(['resources.csv', null, null, 'file.ignored']);
    expect(records.orgs[0]?.sourcedId).toBe('dist');
  });
});

describe('faults of uncertain meaning: always refused', () => {
  const codes = async (lines: Lines) => {
    const lenient = await readLines(lines, false);
    return brief(lenient.rejected);
  };

  it('a version or a mode that cannot be read, with nothing else', async () => {
    expect(await codes(changed({ manifest: manifestFor(DISTRICT, '1.1') }))).toEqual([
      ['manifest.csv', null, 'oneroster.version', 'version.unsupported'],
    ]);
    expect(await codes(changed({ manifest: manifestFor(DISTRICT, '1.2', 'delta') }))).toEqual([
      ['manifest.csv', null, null, 'mode.unsupported'],
    ]);
  });

  it('a manifest that is missing, malformed, or contradicts the package', async () => {
    const manifest = manifestFor(DISTRICT);
    const noManifest = await readEntries(
      entriesOf(DISTRICT).filter(([name]) => name !== 'manifest.csv'),
      false,
    );
    expect(brief(noManifest.rejected)).toEqual([['manifest.csv', null, null, 'manifest.missing']]);
    expect(await codes(changed({ manifest: lineOf(manifest, 'propertyName', 'name,value') }))).toEqual([
      ['manifest.csv', 1, null, 'manifest.malformed'],
    ]);
    expect(
      await codes(changed({ manifest: lineOf(manifest, 'file.results', 'file.results,some') })),
    ).toContainEqual(['manifest.csv', 18, 'file.results', 'manifest.value']);
    expect(await codes(changed({ manifest: lineOf(manifest, 'file.results', 'file.results,bulk') }))).toEqual(
      [['manifest.csv', null, 'file.results', 'manifest.file_missing']],
    );
    expect(await codes(changed({ manifest: lineOf(manifest, 'file.roles', 'file.roles,absent') }))).toEqual([
      ['roles.csv', null, 'file.roles', 'manifest.file_unlisted'],
    ]);
  });

  it('a table without which a bulk roster would empty the district', async () => {
    const { enrollments: _left, ...rest } = DISTRICT;
    expect(await codes(rest)).toEqual([['enrollments.csv', null, null, 'file.required']]);
  });

  it('a header that lacks a required column, doubles one, or is not there', async () => {
    const orgs = DISTRICT['orgs'] ?? [];
    const header = 'sourcedId,status,dateLastModified,name,type,identifier,';
    expect(
      await codes(changed({ orgs: orgs.map((line) => line.replace(/^([^,]*,,|[^,]*,status,)/, 'x$1')) })),
    ).toContainEqual(['orgs.csv', 1, 'sourcedId', 'header.missing']);
    expect(await codes(changed({ orgs: [`${header}identifier`, ...orgs.slice(1)] }))).toContainEqual([
      'orgs.csv',
      1,
      'identifier',
      'header.duplicate',
    ]);
    expect(await codes(changed({ orgs: [] }))).toContainEqual(['orgs.csv', 1, null, 'file.no_header']);
  });

  it('bytes that are not UTF-8, by cell, and UTF-16 by file', async () => {
    const entries = entriesOf(DISTRICT);
    const recoded = (encoding: 'latin1' | 'utf16le') =>
      entries.map(([name, text]): [string, Buffer | string] => [
        name,
        name === 'users.csv' ? Buffer.from(encoding === 'latin1' ? text : `\ufeff${text}`, encoding) : text,
      ]);
    const latin = await readEntries(recoded('latin1'), false);
    expect(brief(latin.rejected)).toEqual([
      ['users.csv', 2, 'familyName', 'file.encoding'],
      ['users.csv', 5, 'familyName', 'file.encoding'],
    ]);
    const wide = await readEntries(recoded('utf16le'), false);
    expect(brief(wide.rejected)).toEqual([['users.csv', null, null, 'file.encoding']]);
  });

  it('broken quoting, told with its row and without a flood of dangling references', async () => {
    expect(await codes(withRow('users', 4, 'tam,,,true,ta"m"x,,Tam,Tock,,,,,,,,,,,,,north,'))).toEqual([
      ['users.csv', 4, null, 'file.malformed'],
    ]);
  });

  it('a damaged file inside an otherwise sound zip', async () => {
    const zip = await zipOf(entriesOf(DISTRICT));
    const at = zip.lastIndexOf('users.csv', undefined, 'latin1') - 46;
    zip.writeUInt32LE(7, at + 16);
    const { rejected } = await readOneRoster(await openPackage(zip), { strict: false });
    expect(brief(rejected)).toEqual([['users.csv', null, null, 'package.corrupt']]);
  });
});
