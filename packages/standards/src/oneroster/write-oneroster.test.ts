import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OneRosterRecords } from './records.ts';
import { DISTRICT, entriesOf, manifestFor, readEntries, readLines } from './small-district.fixture.ts';
import { type WritableRecords, writeOneRoster } from './write-oneroster.ts';

/** Cell text that OneRoster can express: no line break, no control character, not empty. */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !/\p{Cc}|[\u2028\u2029]/u.test(text));
const listed = word.map((text) => text.replaceAll(',', '').trim()).filter((text) => text !== '');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const idPart = fc.stringMatching(/^[A-Za-z0-9 .=+@-]{1,8}$/).filter((text) => text.trim() !== '');

const userOf = (id: string) =>
  fc.record({
    sourcedId: fc.constant(id),
    status: fc.constant(null),
    dateLastModified: fc.constant(null),
    enabledUser: fc.boolean(),
    username: word,
    givenName: word,
    familyName: word,
    userIds: fc.array(fc.record({ type: idPart, identifier: idPart }), { maxLength: 3 }),
    middleName: optional(word),
    identifier: optional(word),
    email: optional(word),
    sms: optional(word),
    phone: optional(word),
    agentSourcedIds: fc.constantFrom([], ['u0'], ['u0', 'u1']),
    grades: fc.array(listed, { maxLength: 3 }),
    password: fc.constant(null),
    userMasterIdentifier: optional(word),
    preferredGivenName: optional(word),
    preferredMiddleName: optional(word),
    preferredFamilyName: optional(word),
    primaryOrgSourcedId: fc.constantFrom(null, 'north'),
    pronouns: optional(word),
    metadata: optional(fc.record({ note: word }, { requiredKeys: ['note'] })),
  });

const users = fc
  .integer({ min: 2, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => userOf(`u${index}`))));

const withoutPlace = (records: OneRosterRecords) =>
  Object.fromEntries(
    Object.entries(records).map(([table, rows]) => [table, rows.map(({ row: _row, ...rest }) => rest)]),
  );

describe('writeOneRoster', () => {
  it('writes what was read, byte for byte', async () => {
    const { records } = await readLines(DISTRICT);
    const { files, warnings } = writeOneRoster(records);
    expect(warnings).toEqual([]);
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(entriesOf(DISTRICT)));
    expect(
      files
        .get('manifest.csv')
        ?.split('\r\n')
        .filter((line) => line.startsWith('file.')),
    ).toHaveLength(21);
    expect([...files.keys()][0]).toBe('manifest.csv');
  });

  it('reads back what it wrote, whatever the cells hold', async () => {
    const { records: base } = await readLines(DISTRICT);
    await fc.assert(
      fc.asyncProperty(users, async (made) => {
        const records: WritableRecords = { ...base, users: [...base.users, ...made] };
        const { files } = writeOneRoster(records);
        const back = await readEntries(files);
        expect(back.rejected).toEqual([]);
        expect(withoutPlace(back.records)['users']?.slice(base.users.length)).toEqual(made);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves cells that look like formulas as they are, for the sake of the round trip', async () => {
    const { records: base } = await readLines(DISTRICT);
    const names = ['=SUM(A1)', '+49 30 1', '-x', '@pim'];
    const made = names.map((name, index) => ({
      ...base.orgs[1],
      sourcedId: `o${index}`,
      name,
      status: null,
      dateLastModified: null,
      type: 'school' as const,
      identifier: null,
      parentSourcedId: 'dist',
    }));
    const { files } = writeOneRoster({ ...base, orgs: [...base.orgs, ...made] });
    const back = await readEntries(files);
    expect(back.records.orgs.slice(3).map(({ name }) => name)).toEqual(names);
  });

  it('says what OneRoster cannot express', async () => {
    const { records: base } = await readLines(DISTRICT);
    const [course] = base.courses;
    const courses =
      course === undefined
        ? []
        : [{ ...course, title: 'Kites\nand string', subjects: ['Crafts, fine'], subjectCodes: ['C'] }];
    const { files, warnings } = writeOneRoster({ ...base, courses });
    expect(warnings.map(({ file, row, field, code }) => [file, row, field, code])).toEqual([
      ['courses.csv', 2, 'title', 'write.cell_changed'],
      ['courses.csv', 2, 'subjects', 'write.cell_changed'],
    ]);
    expect((await readEntries(files)).records.courses[0]).toMatchObject({
      title: 'Kites and string',
      subjects: ['Crafts; fine'],
    });
  });

  it('writes a bulk package: blank status, no file without rows', async () => {
    const { records: base } = await readLines(DISTRICT);
    const orgs = base.orgs.map((org) => ({
      ...org,
      status: 'active' as const,
      dateLastModified: '2031-01-01T00:00:00.000Z',
    }));
    const { files } = writeOneRoster({ orgs, users: [] }, { systemName: 'Kite, Ltd', systemCode: 'k' });
    expect([...files.keys()]).toEqual(['manifest.csv', 'orgs.csv']);
    expect(files.get('orgs.csv')?.split('\r\n')[1]).toBe('dist,,,Lantern Valley,district,LV,');
    expect(files.get('manifest.csv')).toBe(
      [...manifestFor({ orgs: [] }), 'source.systemName,"Kite, Ltd"', 'source.systemCode,k']
        .map((line) => `${line}\r\n`)
        .join(''),
    );
  });
});
