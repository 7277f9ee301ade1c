import { sql } from 'kysely';
import { db, districtId } from '../../platform/db/transaction.ts';

type Page = { readonly before: { at: Date; id: string } | null; readonly limit: number };

/** Imports of the district, newest first, one more than the page to know whether there is a next one. */
export function selectImportRuns({ before, limit }: Page) {
  return db()
    .selectFrom('import_run')
    .where('district_id', '=', districtId())
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(started_at, id) < (${before?.at}, ${before?.id}::uuid)`),
    )
    .select(['id', 'kind', 'file_name', 'started_at', 'finished_at', 'status', 'report'])
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** Audit lines with the names of those who acted, newest first. */
export function selectAuditLines({ before, limit }: Page) {
  return db()
    .selectFrom('audit')
    .leftJoin('person', (join) =>
      join.onRef('person.district_id', '=', 'audit.district_id').onRef('person.id', '=', 'audit.actor_id'),
    )
    .where('audit.district_id', '=', districtId())
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(audit.at, audit.id) < (${before?.at}, ${before?.id}::uuid)`),
    )
    .select([
      'audit.id',
      'audit.at',
      'audit.action',
      'audit.resource_kind',
      'audit.resource_id',
      'audit.actor_id',
      'person.given_name',
      'person.family_name',
      'person.preferred_given_name',
      'person.preferred_family_name',
    ])
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(limit + 1)
    .execute();
}

export type SecurityRow = { table_name: string; forced: boolean; policies: number };

/** Every table of the tenant schema with whether its row-level security is forced. */
export async function selectTableSecurity(): Promise<SecurityRow[]> {
  const { rows } = await sql<SecurityRow>`
    select c.relname as table_name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'cairn' and c.relkind = 'r' order by 1`.execute(db());
  return rows;
}

export type LoginRow = {
  login: string;
  superuser: boolean;
  bypasses: boolean;
  owned: number;
  version: string;
  at: Date;
};

/** Who this process is to the database, and the database's version and time. */
export async function selectLogin(): Promise<LoginRow> {
  const { rows } = await sql<LoginRow>`
    select current_user as login, r.rolsuper as superuser, r.rolbypassrls as bypasses, current_setting('server_version') as version,
      (select count(*)::int from pg_class c where c.relowner = r.oid) as owned, pg_postmaster_start_time() as at
    from pg_roles r where r.rolname = current_user`.execute(db());
  const row = rows[0];
  if (row === undefined) throw new Error('The database does not know its own login.');
  return row;
}

/** Names of the migrations that the database has. */
export async function selectMigrations(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration.applied order by name`.execute(
    db(),
  );
  return rows.map(({ name }) => name);
}
