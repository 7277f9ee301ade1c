/** Write everything that is generated and committed: schema description, row types, OpenAPI (law 11). */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { openThrowawayCluster } from '../apps/server/src/platform/embedded/throwaway.ts';
import { describeSchema } from './describe-schema.ts';
import { generateEndpointTable, generateOpenApi } from './openapi.ts';
import { generateRowTypes } from './row-types.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const stale: string[] = [];

async function put(path: string, text: string): Promise<void> {
  const before = await readFile(join(root, path), 'utf8').catch(() => '');
  if (before === text) return;
  stale.push(path);
  if (!check) await writeFile(join(root, path), text);
}

const cluster = await openThrowawayCluster();
try {
  await migrate(cluster.adminUrl('postgres'), { login: 'cairn_app', password: 'generated' }, new Date(0));
  const client = new pg.Client({ connectionString: cluster.adminUrl('postgres') });
  await client.connect();
  for (const [schema, text] of await describeSchema(client)) await put(`db/schema/${schema}.txt`, text);
  await put('apps/server/src/platform/db/schema.gen.ts', await generateRowTypes(client));
  await client.end();
  await put('packages/contract/openapi.json', await generateOpenApi(cluster.servingUrl('postgres')));
  await put('apps/web/src/api/endpoints.gen.ts', generateEndpointTable());
} finally {
  await cluster.remove();
}

if (stale.length === 0) console.log('Everything generated is up to date.');
else console.log(`${check ? 'Out of date' : 'Written'}: ${stale.join(', ')}`);
if (check && stale.length > 0) process.exitCode = 1;
