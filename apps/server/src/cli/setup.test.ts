import { openTestApp, type TestApp } from '@cairn/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packageFolders, role, smallRoster } from '../features/roster/small-roster.fixture.ts';
import { importCaseCommand, importOneRosterCommand } from './imports.ts';
import { setup } from './setup.ts';

const packages = packageFolders();
let test: TestApp;
let [sound, faulty] = ['', ''];
beforeAll(async () => {
  test = await openTestApp();
  const roster = smallRoster();
  sound = await packages.write(roster);
  faulty = await packages.write({ ...roster, roles: [...roster.roles, role('nobody', 'student')] });
});
afterAll(async () => {
  await packages.remove();
  await test.close();
});

/** A command as the shell runs it: its exit status and its standard output. */
async function run(command: typeof setup, ...args: string[]): Promise<{ status: number; out: string }> {
  const lines: string[] = [];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0),
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
  ];
  try {
    return { status: await command(args, test.services.config), out: lines.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const districtOf = (slug: string) =>
  test.database.asOwner('select name, time_zone from platform.district where slug = $1', [slug]);

describe('cairn setup with a roster', () => {
  it('makes the district with the name and the time zone that it was given', async () => {
    const told = ['--name', 'Kestrel Valley', '--time-zone', 'America/Denver', '--json'];
    const { status, out } = await run(
      setup,
      ...['--district', 'kestrel', '--admin', 'it@example.org', '--roster', sound],
      ...told,
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ administrator: { madeAdministrator: true } });
    expect(await districtOf('kestrel')).toEqual([{ name: 'Kestrel Valley', time_zone: 'America/Denver' }]);
  });

  it('sets up nothing when the roster is refused', async () => {
    const asked = ['--district', 'merlin', '--admin', 'it@example.org', '--roster', faulty, '--json'];
    const { status, out } = await run(setup, ...asked);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ administrator: null, reports: [{ rejected: [{}] }] });
    expect(await districtOf('merlin')).toEqual([]);
  });

  it.each([
    ['--admin', 'nobody'],
    ['--time-zone', 'Mars/Olympus'],
    ['--name', ' '],
  ])('refuses %s %s before it brings in the roster', async (option, value) => {
    const asked = ['--district', 'hobby', '--admin', 'it@example.org', '--roster', sound, option, value];
    await expect(run(setup, ...asked)).rejects.toMatchObject({ code: 'rule_broken' });
    expect(await districtOf('hobby')).toEqual([]);
  });
});

describe('cairn import', () => {
  it('--keep-valid ends with 0 where something was kept, and with 1 where nothing could be', async () => {
    const into = ['--district', 'sparrow', '--keep-valid', '--json'];
    expect((await run(importOneRosterCommand, faulty, ...into)).status).toBe(0);
    expect((await run(importOneRosterCommand, '/no/such/roster.zip', ...into)).status).toBe(1);
  });

  it('case ends with 1 for a file that is not there, and knows no --keep-valid', async () => {
    const asked = ['/no/such/file.json', '--district', 'sparrow', '--json'];
    const { status, out } = await run(importCaseCommand, ...asked);
    expect([status, JSON.parse(out)]).toMatchObject([1, { rejected: [{ file: 'file.json' }] }]);
    await expect(run(importCaseCommand, ...asked, '--keep-valid')).rejects.toThrow('--keep-valid');
  });

  it('takes one path, and says which is one too many', async () => {
    await expect(run(importOneRosterCommand, sound, faulty)).rejects.toThrow(
      `"${faulty}" is one argument too many.`,
    );
    await expect(run(setup, 'kestrel')).rejects.toThrow('"kestrel" is one argument too many.');
  });
});
