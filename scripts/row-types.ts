/**
 * Kysely's table types from the catalogue, over the connection that the generator already holds. Counts and
 * levels are numbers here and days are texts, as the pool's parsers make them.
 */
import type pg from 'pg';

const SCALARS: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  bytea: 'Buffer',
  jsonb: 'Json',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  float8: 'number',
  timestamptz: 'Date',
};

type Column = {
  schema: string;
  table_name: string;
  name: string;
  type: string;
  required: boolean;
  has_default: boolean;
};

/** The text of `schema.gen.ts`: tables of schema cairn by name, those of platform as `platform.name`. */
export async function generateRowTypes(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<Column>(`
    select n.nspname as schema, c.relname as table_name, a.attname as name, t.typname as type,
      a.attnotnull as required, a.atthasdef as has_default
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and n.nspname in ('cairn', 'platform') and a.attnum > 0 and not a.attisdropped
    order by 1, 2, a.attnum`);
  const tables = Map.groupBy(rows, (row) =>
    row.schema === 'cairn' ? row.table_name : `${row.schema}.${row.table_name}`,
  );
  const bodies = [...tables].map(
    ([name, columns]) => `  '${name}': {\n${columns.map(columnLine).join('\n')}\n  };`,
  );
  return `// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType, Generated } from 'kysely';

export type Json = ColumnType<unknown, string, string>;

export type DB = {
${bodies.join('\n')}
};
`;
}

function columnLine(column: Column): string {
  const array = column.type.startsWith('_');
  const scalar = SCALARS[array ? column.type.slice(1) : column.type];
  if (scalar === undefined)
    throw new Error(`No TypeScript type for ${column.table_name}.${column.name} (${column.type}).`);
  const value = array ? `${scalar}[]` : scalar;
  const nullable = column.required
    ? value
    : scalar === 'Json'
      ? 'ColumnType<unknown, string | null, string | null>'
      : `${value} | null`;
  return `    ${/^[a-z_]+$/.test(column.name) ? column.name : `'${column.name}'`}: ${column.has_default ? `Generated<${nullable}>` : nullable};`;
}
