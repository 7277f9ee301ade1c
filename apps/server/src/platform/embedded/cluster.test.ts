import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedCluster, openCluster } from './cluster.ts';
import { portFor } from './place.ts';
import { isAlive } from './postmaster.ts';

const FAST = { durable: false };
const HOLDER = fileURLToPath(new URL('./cluster-holder.fixture.ts', import.meta.url));
const ROOT = process.getuid?.() === 0;
let base: string;
let dataDir: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'cairn-cluster-'));
  await chmod(base, 0o755);
  dataDir = join(base, 'data');
});
afterAll(() => rm(base, { recursive: true, force: true, maxRetries: 5 }));

async function answer(cluster: EmbeddedCluster, text = 'select 42 as value'): Promise<unknown> {
  const client = new pg.Client({ connectionString: cluster.adminUrl('postgres') });
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(text)).rows[0]?.value;
  } finally {
    await client.end();
  }
}

/** Another process that opens the same cluster and holds it until it is told to let go. */
async function hold(
  folder: string,
): Promise<{ owned: boolean; pid: number; letGo: () => Promise<void>; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [HOLDER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { owned, pid } = JSON.parse(line.toString()) as { owned: boolean; pid: number };
  const gone = once(child, 'exit');
  return {
    owned,
    pid,
    letGo: async () => {
      child.stdin.end();
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function ended(pid: number): Promise<boolean> {
  for (let left = 300; left > 0 && isAlive(pid); left -= 1) await sleep(20);
  return !isAlive(pid);
}

describe('an embedded cluster', () => {
  it('is shared by processes; the owner stops it, a guest does not', async () => {
    const mine = await openCluster(dataDir, FAST);
    const guest = await hold(dataDir);
    expect([mine.owned, guest.owned, guest.pid]).toEqual([true, false, mine.postmasterPid]);
    await guest.letGo();
    expect(await answer(mine)).toBe(42);
    const again = await openCluster(dataDir, FAST);
    expect(again.owned).toBe(false);
    await again.release();
    expect(await answer(mine)).toBe(42);
    await mine.release();
    expect(await ended(mine.postmasterPid)).toBe(true);
    expect(await readdir(dataDir)).not.toContain('owner.pid');
  });

  it('is taken over when its owner was killed', async () => {
    const orphaned = await hold(dataDir);
    expect(orphaned.owned).toBe(true);
    await orphaned.kill();
    const mine = await openCluster(dataDir, FAST);
    expect([mine.owned, mine.postmasterPid]).toEqual([true, orphaned.pid]);
    await mine.release();
    expect(await ended(orphaned.pid)).toBe(true);
  });

  it('starts again at once after PostgreSQL was killed', async () => {
    const mine = await openCluster(dataDir);
    await answer(mine, 'create table if not exists kept as select 7 as value');
    process.kill(mine.postmasterPid, 'SIGKILL');
    const again = await openCluster(dataDir);
    expect(again.postmasterPid).not.toBe(mine.postmasterPid);
    expect(await answer(again, 'select value from kept')).toBe(7);
    await mine.release();
    expect(await ended(again.postmasterPid)).toBe(true);
  });

  it('is not misled by a lock file that names another program', async () => {
    // What a crash of the machine leaves behind: the id belongs to something else by now, here to this test.
    const lock = join(dataDir, 'postgres/postmaster.pid');
    await writeFile(lock, `${process.pid}\n${join(dataDir, 'postgres')}\n0\n5432\n\n\n`);
    const mine = await openCluster(dataDir, FAST);
    expect(await answer(mine)).toBe(42);
    expect(Number((await readFile(lock, 'utf8')).split('\n')[0])).toBe(mine.postmasterPid);
    await mine.release();
  });

  it('says with the last lines of its log why it cannot start', async () => {
    const settings = join(dataDir, 'postgres/postgresql.auto.conf');
    const before = await readFile(settings, 'utf8');
    await writeFile(settings, `${before}\nno_such_setting = 1\n`);
    await expect(openCluster(dataDir, FAST)).rejects.toThrow(/could not be started[\s\S]*no_such_setting/);
    await writeFile(settings, before);
    const mine = await openCluster(dataDir, FAST);
    await mine.release();
  });

  it('refuses a secrets file of another data folder', async () => {
    const file = join(dataDir, 'secrets.json');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace(/"admin":"..../, '"admin":"0000'));
    await expect(openCluster(dataDir, FAST)).rejects.toThrow(/refuses the password in secrets\.json/);
    await writeFile(file, before);
    const mine = await openCluster(dataDir, FAST);
    await mine.release();
  });

  it('keeps its secrets to its account', async () => {
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o077).toBe(0);
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o077).toBe(0);
  });

  it('of two first starts at the same moment, one makes it and both use it', async () => {
    const folder = join(base, 'raced');
    await mkdir(folder);
    const [one, two] = await Promise.all([hold(folder), hold(folder)]);
    expect(one.pid).toBe(two.pid);
    expect([one.owned, two.owned]).toContain(true);
    const [owner, guest] = one.owned ? [one, two] : [two, one];
    await guest.letGo();
    await owner.letGo();
    expect((await readdir(folder)).filter((name) => name.includes('-new-'))).toEqual([]);
  });

  it('keeps its socket elsewhere when the path is too long for one', async () => {
    const folder = join(base, 'deep-'.repeat(30));
    const mine = await openCluster(folder, FAST);
    const socket = decodeURIComponent(/host=([^&]+)/.exec(mine.adminUrl('x'))?.[1] ?? '');
    expect(dirname(socket)).toBe(tmpdir());
    expect(await answer(mine)).toBe(42);
    await mine.release();
  });

  it.runIf(ROOT)(
    'as root, moves below a reachable folder when the data folder is closed, and says so',
    async () => {
      const closed = join(base, 'closed');
      await mkdir(closed, { mode: 0o700 });
      const mine = await openCluster(join(closed, 'data'), FAST);
      const kept = /data in (\S+?)[.,]?$/.exec(mine.notice ?? '')?.[1] ?? '';
      try {
        expect(mine.notice).toMatch(/cannot reach this folder/);
        expect(kept).not.toContain(closed);
        expect(await answer(mine)).toBe(42);
      } finally {
        await mine.release();
        if (kept !== '') await rm(dirname(kept), { recursive: true, force: true });
      }
    },
  );
});

describe('portFor', () => {
  it('is the same for the same folder, below the ephemeral ports', () => {
    for (const tag of ['000000000000', 'ffffffffffff', '0123456789ab']) {
      expect(portFor(tag)).toBe(portFor(tag));
      expect(portFor(tag)).toBeGreaterThanOrEqual(20_000);
      expect(portFor(tag)).toBeLessThan(32_000);
    }
    expect(portFor('000000000000')).not.toBe(portFor('000000010000'));
  });
});
