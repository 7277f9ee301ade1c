import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../package/bytes.fixture.ts';
import { openPackage, PackageError } from '../package/index.ts';
import { readOneRoster } from './read-oneroster.ts';
import { DISTRICT, entriesOf, readEntries } from './small-district.fixture.ts';

const LIMITS = { totalBytes: 1024 ** 2 };

/** How reading ends: accepted, refused by findings, or refused at opening. Anything else is thrown. */
const endOf = async (zip: Uint8Array): Promise<'accepted' | 'refused'> => {
  try {
    const pack = await openPackage(zip, LIMITS);
    const { rejected } = await readOneRoster(pack, { strict: true });
    await pack.close();
    return rejected.length === 0 ? 'accepted' : 'refused';
  } catch (error) {
    if (error instanceof PackageError) return 'refused';
    throw error;
  }
};

describe('damaged input', () => {
  it('a zip cut anywhere is refused', async () => {
    const zip = await zipOf(entriesOf(DISTRICT));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: zip.length - 1 }), async (length) => {
        expect(await endOf(zip.subarray(0, length))).toBe('refused');
      }),
      { numRuns: 150 },
    );
  });

  it('a zip with changed bytes ends in a report, never in another error', async () => {
    const zip = await zipOf(entriesOf(DISTRICT));
    const change = fc.tuple(fc.integer({ min: 0, max: zip.length - 1 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(zip);
        for (const [at, value] of changes) bytes[at] = value;
        expect(['accepted', 'refused']).toContain(await endOf(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('files of any content end in a report', async () => {
    const names = fc.constantFrom('manifest.csv', 'orgs.csv', 'users.csv', 'enrollments.csv');
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'a', '{', 'sourcedId') }),
    );
    await fc.assert(
      fc.asyncProperty(names, content, async (name, bytes) => {
        const entries = entriesOf(DISTRICT).map(([own, text]): [string, string | Uint8Array] => [
          own,
          own === name ? bytes : text,
        ]);
        const { rejected } = await readEntries(entries, false);
        expect(rejected.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
