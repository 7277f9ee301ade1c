import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, textOf, zipOf } from './bytes.fixture.ts';
import { openPackage } from './open-package.ts';
import { writeZip } from './write-zip.ts';

const files = fc.dictionary(
  fc.stringMatching(/^[a-zé]{1,8}(\/[a-z]{1,8})?\.csv$/),
  fc.string({ unit: 'binary' }),
  { maxKeys: 6 },
);

describe('writeZip', () => {
  it('writes what openPackage reads, and the same bytes each time', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (content) => {
        const zip = await zipOf(Object.entries(content));
        expect((await zipOf(Object.entries(content))).equals(zip)).toBe(true);
        const pack = await openPackage(zip);
        expect(pack.names()).toEqual(Object.keys(content).sort());
        for (const [name, text] of Object.entries(content)) {
          expect(await textOf(await pack.readStream(name))).toBe(Buffer.from(text, 'utf8').toString('utf8'));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('writes to a path only when whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-zip-'));
    const path = join(folder, 'out.zip');
    expect(
      await codeOf(() =>
        writeZip(path, [
          ['a.csv', 'a'],
          ['../b.csv', 'b'],
        ]),
      ),
    ).toBe('package.path_escape');
    expect(
      await codeOf(() =>
        writeZip(path, [
          ['a.csv', 'a'],
          ['a.csv', 'b'],
        ]),
      ),
    ).toBe('package.duplicate_entry');
    expect(await readdir(folder)).toEqual([]);
    await writeZip(path, [['a.csv', 'a']]);
    expect((await readFile(path)).equals(await zipOf([['a.csv', 'a']]))).toBe(true);
    await rm(folder, { recursive: true });
  });
});
