import pg from 'pg';
import { newId } from '../apps/server/src/platform/ids.ts';
import type { Statement } from './capture.ts';
import { GENERATED_PREFIX } from './world.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The same statements with new ids in place of those that the write made for itself (the command's, the evidence's,
 * the ratings', the audit line's), each the same wherever it stands. Generated rows keep theirs.
 */
export function withFreshIds(statements: readonly Statement[], now: Date): Statement[] {
  const fresh = new Map<string, string>();
  const replaced = (id: string): string => {
    if (id.startsWith(GENERATED_PREFIX)) return id;
    const known = fresh.get(id) ?? newId(now);
    fresh.set(id, known);
    return known;
  };
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(UUID, replaced);
    return Array.isArray(value) ? value.map(visit) : value;
  };
  return statements.map(({ text, values }) => ({ text, values: values.map(visit) }));
}

/** One connection of the serving login that finds the tables of both of the server's pools. */
export async function openBare(servingUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: servingUrl,
    options: '-c search_path=cairn,public,platform -c timezone=UTC',
  });
  await client.connect();
  return client;
}

/** Send them one after the other, as the server does: without values as plain text, else as an unnamed statement. */
export async function replay(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, [...values]);
}
