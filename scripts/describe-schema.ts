/**
 * Describe a migrated database from its catalogue: columns, keys, checks, indexes, policies and grants,
 * as text that is committed under `db/schema` and diff-tested.
 */
import type pg from 'pg';

const QUERY = `
select n.nspname as schema, c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
  (select string_agg(format('  %s %s%s%s', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E'\\n' order by a.attnum)
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  (select string_agg('  ' || pg_get_constraintdef(k.oid), E'\\n' order by k.contype, pg_get_constraintdef(k.oid))
    from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as constraints,
  (select string_agg('  ' || pg_get_indexdef(i.indexrelid), E'\\n' order by pg_get_indexdef(i.indexrelid))
    from pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)) as indexes,
  (select string_agg(format('  policy %s using %s with check %s', p.polname, pg_get_expr(p.polqual, p.polrelid),
      pg_get_expr(p.polwithcheck, p.polrelid)), E'\\n' order by p.polname) from pg_policy p where p.polrelid = c.oid) as policies,
  (select string_agg(g.privilege_type, ', ' order by g.privilege_type) from information_schema.role_table_grants g
    where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee = 'cairn_serving') as grants
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('platform', 'cairn') order by 1, 2`;

const FUNCTIONS = `
select n.nspname as schema, pg_get_functiondef(p.oid) as definition
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname in ('platform', 'cairn') order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;

type TableRow = Record<'schema' | 'name' | 'columns', string> & { forced: boolean } & Record<
    'constraints' | 'indexes' | 'policies' | 'grants',
    string | null
  >;

/** One text per schema, stable for equal catalogues. */
export async function describeSchema(client: pg.ClientBase): Promise<Map<string, string>> {
  const tables = (await client.query<TableRow>(QUERY)).rows;
  const functions = (await client.query<{ schema: string; definition: string }>(FUNCTIONS)).rows;
  const texts = new Map<string, string>();
  const add = (schema: string, text: string): void => {
    texts.set(schema, `${texts.get(schema) ?? ''}${text}\n`);
  };
  for (const row of tables) {
    const parts = [row.columns, row.constraints, row.indexes, row.policies].filter((part) => part !== null);
    const security = row.forced ? ' (row-level security forced)' : '';
    add(
      row.schema,
      `table ${row.schema}.${row.name}${security}\n${parts.join('\n')}\n  serving: ${row.grants ?? 'nothing'}\n`,
    );
  }
  for (const row of functions) add(row.schema, row.definition);
  return texts;
}
