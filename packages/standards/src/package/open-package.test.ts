import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { centralEntry, codeOf, patched, textOf, zipOf } from './bytes.fixture.ts';
import { openPackage } from './open-package.ts';

const orgs = 'sourcedId\r\norg-1\r\n';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-package-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a sound package', () => {
  it('reads the same from a folder, a zip file and the bytes of a zip', async () => {
    const zip = await zipOf([
      ['orgs.csv', orgs],
      ['deep/er.txt', 'ñandú'],
    ]);
    await writeFile(join(folder, 'roster.zip'), zip);
    await mkdir(join(folder, 'plain/deep'), { recursive: true });
    await writeFile(join(folder, 'plain/orgs.csv'), orgs);
    await writeFile(join(folder, 'plain/deep/er.txt'), 'ñandú');
    for (const source of [join(folder, 'roster.zip'), join(folder, 'plain'), zip]) {
      const pack = await openPackage(source);
      expect(pack.names()).toEqual(['deep/er.txt', 'orgs.csv']);
      expect(await textOf(await pack.readStream('deep/er.txt'))).toBe('ñandú');
      expect(await textOf(await pack.readStream('orgs.csv'))).toBe(orgs);
      expect(await codeOf(() => pack.readStream('users.csv'))).toBe('package.no_such_entry');
      await pack.close();
    }
  });

  it('does not list what operating systems leave behind', async () => {
    const pack = await openPackage(
      await zipOf([
        ['__MACOSX/._orgs.csv', 'x'],
        ['.DS_Store', 'x'],
        ['orgs.csv', orgs],
      ]),
    );
    expect(pack.names()).toEqual(['orgs.csv']);
  });
});

describe('a package that cannot be opened', () => {
  it('tells a missing file, something else, and a cut zip apart', async () => {
    const zip = await zipOf([['orgs.csv', orgs.repeat(100)]]);
    expect(await codeOf(() => openPackage(join(folder, 'nothing.zip')))).toBe('package.not_found');
    expect(await codeOf(() => openPackage(Buffer.from('sourcedId,name')))).toBe('package.not_zip');
    expect(await codeOf(() => openPackage(Buffer.alloc(0)))).toBe('package.not_zip');
    for (const length of [zip.length - 1, zip.length - 30, 40, 4]) {
      expect(await codeOf(() => openPackage(zip.subarray(0, length)))).toBe('package.truncated');
      await writeFile(join(folder, 'cut.zip'), zip.subarray(0, length));
      expect(await codeOf(() => openPackage(join(folder, 'cut.zip')))).toBe('package.truncated');
    }
  });

  it.each(['../evil.csv', '/a/evil.csv', 'c:/evil.csv', 'a\\..\\b.csv', 'a/../ab.csv'])(
    'refuses the name %s',
    async (name) => {
      const safe = 's'.repeat(name.length);
      const zip = patched(await zipOf([[safe, orgs]]), safe, name);
      expect(await codeOf(() => openPackage(zip))).toBe('package.path_escape');
    },
  );

  it('refuses links, passwords, foreign compression and doubled names', async () => {
    const zip = await zipOf([['orgs.csv', orgs]]);
    const at = centralEntry(zip);
    const link = Buffer.from(zip);
    link.writeUInt32LE((0o120777 << 16) >>> 0, at + 38);
    expect(await codeOf(() => openPackage(link))).toBe('package.symlink');
    const locked = Buffer.from(zip);
    locked.writeUInt16LE(0x0801, at + 8);
    expect(await codeOf(() => openPackage(locked))).toBe('package.encrypted');
    const foreign = Buffer.from(zip);
    foreign.writeUInt16LE(14, at + 10);
    expect(await codeOf(() => openPackage(foreign))).toBe('package.compression');
    const doubled = patched(
      await zipOf([
        ['a.csv', orgs],
        ['b.csv', orgs],
      ]),
      'b.csv',
      'a.csv',
    );
    expect(await codeOf(() => openPackage(doubled))).toBe('package.duplicate_entry');
  });

  it('refuses a link in a folder', async () => {
    await symlink('/etc/hostname', join(folder, 'orgs.csv'));
    expect(await codeOf(() => openPackage(folder))).toBe('package.symlink');
  });
});

describe('limits', () => {
  it('refuses too many files, too many bytes and too much compression', async () => {
    const zip = await zipOf([
      ['a.csv', 'x'.repeat(600)],
      ['b.csv', 'y'.repeat(600)],
    ]);
    expect(await codeOf(() => openPackage(zip, { entries: 1 }))).toBe('package.too_many_entries');
    expect(await codeOf(() => openPackage(zip, { totalBytes: 1199 }))).toBe('package.too_large');
    expect(await codeOf(() => openPackage(zip, { totalBytes: 1200 }))).toBe('no error');
    expect(await codeOf(() => openPackage(zip, { ratio: 2, ratioFloorBytes: 0 }))).toBe('package.ratio');
    expect(
      await codeOf(async () => openPackage(await zipOf([['a.csv', Buffer.alloc(16 * 1024 ** 2)]]))),
    ).toBe('package.ratio');
    await writeFile(join(folder, 'a.csv'), 'x'.repeat(600));
    expect(await codeOf(() => openPackage(folder, { totalBytes: 599 }))).toBe('package.too_large');
  });

  it('stops a file that unpacks to more than it says', async () => {
    const zip = await zipOf([['a.csv', 'x'.repeat(5000)]]);
    zip.writeUInt32LE(100, centralEntry(zip) + 24);
    const pack = await openPackage(zip);
    expect(await codeOf(async () => textOf(await pack.readStream('a.csv')))).toBe('package.corrupt');
  });

  it('notices a single changed byte of the content', async () => {
    const zip = await zipOf([['a.csv', 'a few words that hardly pack']]);
    zip.writeUInt32LE(12345, centralEntry(zip) + 16);
    const pack = await openPackage(zip);
    expect(await codeOf(async () => textOf(await pack.readStream('a.csv')))).toBe('package.corrupt');
  });
});
