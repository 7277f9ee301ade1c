import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { TEMPLATE } from './global-setup.ts';

export type TestDatabase = {
  readonly name: string;
  readonly adminUrl: string;
  readonly servingUrl: string;
  /** Run SQL as the owner, past row-level security: for arranging and for looking, never for what is tested. */
  readonly asOwner: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  readonly drop: () => Promise<void>;
};

/** A database of its own for a test file: a copy of the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `cairn_test_${randomBytes(6).toString('hex')}`;
  const url = (base: 'adminUrl' | 'servingUrl', database: string): string =>
    inject(base).replace('DATABASE_NAME', database);
  await withClient(url('adminUrl', 'postgres'), (client) =>
    client.query(`create database ${name} template ${TEMPLATE} strategy file_copy`),
  );
  const owner = new pg.Pool({ connectionString: url('adminUrl', name), max: 2 });
  owner.on('error', () => undefined);
  return {
    name,
    adminUrl: url('adminUrl', name),
    servingUrl: url('servingUrl', name),
    asOwner: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    drop: async () => {
      await owner.end();
      await withClient(url('adminUrl', 'postgres'), (client) =>
        client.query(`drop database ${name} with (force)`),
      );
    },
  };
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
