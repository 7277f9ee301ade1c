import { access, constants, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTransaction } from '../../platform/db/transaction.ts';
import type { Services } from '../../platform/services.ts';
import { verifyReplay } from '../evidence/index.ts';
import { listDistricts } from '../identity/index.ts';
import { selectLogin, selectMigrations, selectTableSecurity } from './queries.ts';

type Check = { check: string; ok: boolean; detail: string };
type Result = { ok: boolean; checks: Check[] };

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const REPLAYS = 50;
const GIB = 1024 ** 3;

/** Whose doctor it is: the operator's sees places and all districts, a district's own sees neither. */
export type DoctorScope = { readonly districtId: string } | 'installation';

/** Check the installation: each line says what was looked at and what was found; a thrown error is a failed check. */
export async function runDoctor(services: Services, scope: DoctorScope): Promise<Result> {
  const place = scope === 'installation' ? services.config.dataDir : 'the data folder';
  const checks: Check[] = [];
  const add = async (check: string, look: () => Promise<[boolean, string]>): Promise<void> => {
    try {
      const [ok, detail] = await look();
      checks.push({ check, ok, detail });
    } catch (error) {
      // What an error says may name places; it is for the operator.
      const said = error instanceof Error ? error.message : String(error);
      const detail =
        scope === 'installation' ? said : 'could not be checked; "cairn doctor" on the server says why';
      checks.push({ check, ok: false, detail });
    }
  };
  await add('versions', () => versions());
  await add('configuration', async () => [true, describeConfig(services)]);
  await add('database login', () => login(services));
  await add('row-level security', () => security(services));
  await add('migrations', () => migrations(services));
  await add('storage', () => storage(services, place));
  await add('secrets', () => secrets(services, place));
  await add('clock', async () => [
    true,
    `${services.clock.now().toISOString()}${services.clock.shiftMs === 0 ? '' : ' (shifted by CAIRN_NOW)'}`,
  ]);
  await add('web application', () => web());
  await add('levels replay', () => replay(services, scope));
  return { ok: checks.every(({ ok }) => ok), checks };
}

async function versions(): Promise<[boolean, string]> {
  const major = Number(process.versions.node.split('.')[0]);
  return [major >= 24, `Node ${process.versions.node}`];
}

function describeConfig({ config }: Services): string {
  const database = config.databaseUrl === null ? 'embedded' : 'by DATABASE_URL';
  return `mode ${config.mode}, ${config.host}:${config.port}, database ${database}, origin ${config.origin ?? 'not set'}`;
}

async function login(services: Services): Promise<[boolean, string]> {
  const row = await inTransaction(services.database, null, selectLogin);
  const ok = !row.superuser && !row.bypasses && row.owned === 0;
  return [
    ok,
    `PostgreSQL ${row.version}, login ${row.login}${ok ? ' owns nothing and cannot pass row-level security' : ' has rights that the serving login must not have'}`,
  ];
}

async function security(services: Services): Promise<[boolean, string]> {
  const rows = await inTransaction(services.database, null, selectTableSecurity);
  const open = rows
    .filter(({ forced, policies }) => !forced || policies === 0)
    .map(({ table_name }) => table_name);
  if (rows.length === 0) return [false, 'no tables were found'];
  return open.length === 0
    ? [true, `forced on all ${rows.length} tables`]
    : [false, `not forced on ${open.join(', ')}`];
}

async function migrations(services: Services): Promise<[boolean, string]> {
  const applied = await inTransaction(services.database, null, selectMigrations);
  const files = (await readdir(join(ROOT, 'db/migrations'))).filter((name) => name.endsWith('.sql'));
  const missing = files.filter((name) => !applied.includes(name));
  return missing.length === 0
    ? [true, `${applied.length} applied`]
    : [false, `not applied: ${missing.join(', ')}; run "cairn migrate"`];
}

async function storage({ config }: Services, place: string): Promise<[boolean, string]> {
  if (config.databaseUrl !== null && !(await stat(config.dataDir).catch(() => null)))
    return [true, 'the database is elsewhere; no files are kept yet'];
  await access(config.dataDir, constants.W_OK);
  const { bavail, bsize } = await statfs(config.dataDir);
  const free = (bavail * bsize) / GIB;
  return [free > 1, `${place} is writable, ${free.toFixed(1)} GiB free`];
}

async function secrets({ config }: Services, place: string): Promise<[boolean, string]> {
  const file = join(config.dataDir, 'secrets.json');
  const found = await stat(file).catch(() => null);
  if (found === null)
    return [config.secret !== null, config.secret === null ? 'no secret is set' : 'given by the environment'];
  const open = process.platform !== 'win32' && (found.mode & 0o077) !== 0;
  return [
    !open,
    open
      ? `secrets.json in ${place} can be read by others; set its mode to 600`
      : `secrets.json in ${place} is readable by its owner only`,
  ];
}

async function web(): Promise<[boolean, string]> {
  const found = await stat(join(ROOT, 'apps/web/dist/index.html')).catch(() => null);
  return [found !== null, found === null ? 'not built; run "npm run build"' : 'built'];
}

async function replay(services: Services, scope: DoctorScope): Promise<[boolean, string]> {
  let [checked, wrong] = [0, 0];
  const districts = scope === 'installation' ? await listDistricts(services) : [{ id: scope.districtId }];
  for (const { id } of districts) {
    const result = await inTransaction(services.database, id, () => verifyReplay(REPLAYS));
    checked += result.checked;
    wrong += result.mismatches.length;
  }
  return [wrong === 0, `${checked} stored levels replayed, ${wrong} differ`];
}
