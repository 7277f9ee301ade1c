/** Law 5 as questions to PostgreSQL's catalogue. Each returns sentences; none means that the law holds. */
import type pg from 'pg';
import { findSqlTime } from '../scripts/lint/sql-time.ts';

const DISTRICT = `(district_id = (NULLIF(current_setting('cairn.district_id'::text, true), ''::text))::uuid)`;
/** Rows that nobody may change: the serving login may read and add, and nothing else (law 6). */
const APPEND_ONLY = ['evidence', 'rating', 'decision', 'advice', 'audit'];

type Client = Pick<pg.ClientBase, 'query'>;

/** Names of all tenant tables, without their schema. */
export async function tenantTables(client: Client): Promise<string[]> {
  return names(
    client,
    `select relname as name from pg_class where relnamespace = 'cairn'::regnamespace and relkind in ('r', 'p')`,
  );
}

/** Every tenant table starts its primary key with district_id. */
export function checkPrimaryKeys(client: Client): Promise<string[]> {
  return names(
    client,
    `select format('%s: its primary key does not start with district_id', c.relname) as name from pg_class c
     where c.relnamespace = 'cairn'::regnamespace and c.relkind in ('r', 'p') and not exists (
       select from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
       where k.conrelid = c.oid and k.contype = 'p' and a.attname = 'district_id' and a.atttypid = 'uuid'::regtype)`,
  );
}

/** Every foreign key from one tenant table to another starts with district_id on both sides. */
export function checkForeignKeys(client: Client): Promise<string[]> {
  return names(
    client,
    `select format('%s: %s does not start with district_id', k.conrelid::regclass, pg_get_constraintdef(k.oid)) as name
     from pg_constraint k join pg_class target on target.oid = k.confrelid
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
     where k.contype = 'f' and k.connamespace = 'cairn'::regnamespace and target.relnamespace = 'cairn'::regnamespace
       and (a.attname <> 'district_id' or b.attname <> 'district_id')`,
  );
}

/** Row-level security is on and forced, by the one policy that compares with the transaction's district. */
export async function checkPolicies(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; forced: boolean; policies: string[] }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
       array(select concat_ws(' ', case when p.polpermissive then 'permissive' else 'restrictive' end, p.polcmd, p.polroles::text,
         'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
         from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c where c.relnamespace = 'cairn'::regnamespace and c.relkind in ('r', 'p')`,
  );
  const expected = `permissive * {0} using ${DISTRICT} check ${DISTRICT}`;
  return rows.flatMap(({ name, forced, policies }) => [
    ...(forced ? [] : [`${name}: row-level security is not forced`]),
    ...(policies.length === 1 && policies[0] === expected
      ? []
      : [`${name}: its policies are ${policies.join('; ') || 'none'}`]),
  ]);
}

/** A view reads with the rights of its owner, past the policies; so there is none. */
export function checkNoViews(client: Client): Promise<string[]> {
  return names(
    client,
    `select format('%s: a view or foreign table, which passes the policies', oid::regclass) as name from pg_class
     where relnamespace in ('cairn'::regnamespace, 'platform'::regnamespace) and relkind in ('v', 'm', 'f')`,
  );
}

/** The serving login owns nothing, is nothing special, and can make nothing. */
export async function checkServingLogin(client: Client, login: string): Promise<string[]> {
  return names(
    client,
    `with me as (select * from pg_roles where rolname = $1)
     select 'may do more than a login should' as name from me
       where rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or not rolcanlogin
     union all select format('is a member of %s', m.roleid::regrole) from pg_auth_members m, me
       where m.member = me.oid and (m.roleid::regrole::text <> 'cairn_serving' or m.admin_option)
     union all select format('its group is a member of %s', m.roleid::regrole) from pg_auth_members m
       where m.member = 'cairn_serving'::regrole
     union all select 'its group may do more than a group should' from pg_roles
       where rolname = 'cairn_serving' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolcanlogin)
     union all select format('owns %s', c.oid::regclass) from pg_class c, me where c.relowner in (me.oid, 'cairn_serving'::regrole)
     union all select format('owns schema %s', n.nspname) from pg_namespace n, me where n.nspowner in (me.oid, 'cairn_serving'::regrole)
     union all select format('owns function %s', p.proname) from pg_proc p, me where p.proowner in (me.oid, 'cairn_serving'::regrole)
     union all select format('owns database %s', d.datname) from pg_database d, me where d.datdba in (me.oid, 'cairn_serving'::regrole)
     union all select format('may create in schema %s', n.nspname) from pg_namespace n
       where n.nspname !~ '^pg_(toast|temp)' and has_schema_privilege($1, n.oid, 'create')
     union all select 'may create schemas' where has_database_privilege($1, current_database(), 'create')`,
    [login],
  );
}

/** Every table outside schema cairn, as schema.name. */
export function globalTables(client: Client): Promise<string[]> {
  return names(
    client,
    `select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'f', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'cairn')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  );
}

/** Append-only tables give the serving login select and insert, also column by column. */
export function checkAppendOnly(client: Client, login: string): Promise<string[]> {
  return names(
    client,
    `select format('%s: is append-only, yet the serving login has %s', t, coalesce(nullif(concat_ws(', ',
         case when has_any_column_privilege($1, format('cairn.%I', t), 'update') then 'update' end,
         case when has_table_privilege($1, format('cairn.%I', t), 'delete') then 'delete' end,
         case when has_table_privilege($1, format('cairn.%I', t), 'truncate') then 'truncate' end), ''), 'no select and insert')) as name
     from unnest($2::text[]) t
     where has_any_column_privilege($1, format('cairn.%I', t), 'update')
       or has_table_privilege($1, format('cairn.%I', t), 'delete, truncate, references, trigger')
       or not has_table_privilege($1, format('cairn.%I', t), 'select')
       or not has_table_privilege($1, format('cairn.%I', t), 'insert')`,
    [login, APPEND_ONLY],
  );
}

/** No column default, check, index, policy or function of ours reads the database's clock (law 8). */
export async function checkNoClock(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ what: string; text: string }>(
    `select format('default of %s.%s', d.adrelid::regclass, a.attname) as what, pg_get_expr(d.adbin, d.adrelid) as text
     from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum join pg_class c on c.oid = d.adrelid
     where c.relnamespace::regnamespace::text in ('cairn', 'platform', 'migration')
     union all select format('%s of %s', conname, conrelid::regclass), pg_get_constraintdef(oid) from pg_constraint
     where connamespace::regnamespace::text in ('cairn', 'platform', 'migration')
     union all select format('function %s', oid::regprocedure), pg_get_functiondef(oid) from pg_proc
     where pronamespace::regnamespace::text in ('cairn', 'platform', 'migration')`,
  );
  return rows.flatMap(({ what, text }) => {
    const found = findSqlTime(text);
    return found === null ? [] : [`${what} reads the clock: ${found}`];
  });
}

/** Foreign keys without an index that starts with their columns, as \`table (columns)\`. */
export function unindexedForeignKeys(client: Client): Promise<string[]> {
  return names(
    client,
    `select format('%s (%s)', c.relname, (select string_agg(a.attname, ', ' order by k.place)
         from unnest(f.conkey) with ordinality as k (number, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number)) as name
     from pg_constraint f join pg_class c on c.oid = f.conrelid
     where f.contype = 'f' and c.relnamespace::regnamespace::text in ('cairn', 'platform') and not exists (
       select from pg_index i where i.indrelid = c.oid and i.indpred is null
         and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)`,
  );
}

/** Functions that run with their owner's rights, as schema.name(arguments). */
export function definerFunctions(client: Client): Promise<string[]> {
  return names(
    client,
    `select format('%s.%s(%s)', p.pronamespace::regnamespace, p.proname, pg_get_function_identity_arguments(p.oid)) as name
     from pg_proc p where p.prosecdef and p.pronamespace::regnamespace::text !~ '^pg_|^information_schema'`,
  );
}

/** Each of those has a fixed search path and is closed to everybody who is not named. */
export function checkDefinerFunctions(client: Client): Promise<string[]> {
  return names(
    client,
    `select format('%s: runs with its owner''s rights %s', p.oid::regprocedure, case
         when has_function_privilege('public', p.oid, 'execute') then 'for everybody' else 'without a fixed search path' end) as name
     from pg_proc p where p.prosecdef and p.pronamespace::regnamespace::text !~ '^pg_|^information_schema'
       and (has_function_privilege('public', p.oid, 'execute')
         or not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%'))`,
  );
}

async function names(client: Client, text: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(text, values);
  return rows.map(({ name }) => name).sort();
}
