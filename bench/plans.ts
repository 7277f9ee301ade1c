import type pg from 'pg';
import { z } from 'zod';
import type { Statement } from './capture.ts';
import { DISTRICT } from './world.ts';

/** A table that was loaded with more rows than this must not be read from end to end. */
const BIG = 10_000;
/** Begin, commit and settings, also several in one, have no plan. */
const PLANNED = /^\s*(?:select|insert|update|delete|with)\b[^;]*$/i;

/** How the statements of one operation reach each big table. */
export type PlanReport = {
  /** Name of the table, and of each index through which it is read. */
  readonly used: ReadonlyMap<string, ReadonlySet<string>>;
  /** Big tables that are read whole, each with the beginning of the statement. */
  readonly problems: readonly string[];
  /** How many statements were explained. */
  readonly looked: number;
};

type Node = z.infer<typeof nodeShape>;
const nodeShape = z.looseObject({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  get Plans() {
    return z.array(nodeShape).optional();
  },
});
const explained = z.array(z.object({ 'QUERY PLAN': z.array(z.object({ Plan: nodeShape })) }));

/** Explain each statement as the serving login inside the district, where row-level security has its say. */
export async function explainAll(
  client: pg.Client,
  statements: readonly Statement[],
  rows: Readonly<Record<string, number>>,
): Promise<PlanReport> {
  const big = new Set(Object.keys(rows).filter((table) => (rows[table] ?? 0) > BIG));
  const used = new Map<string, Set<string>>();
  const problems: string[] = [];
  const planned = statements.filter(({ text }) => PLANNED.test(text));
  await client.query(`begin; set local cairn.district_id = '${DISTRICT}'`);
  try {
    for (const { text, values } of planned) {
      const { rows: answer } = await client.query(`explain (format json) ${text}`, [...values]);
      for (const { 'QUERY PLAN': plans } of explained.parse(answer))
        for (const { Plan } of plans)
          for (const { table, by } of scansOf(Plan)) {
            if (!big.has(table)) continue;
            used.set(table, (used.get(table) ?? new Set()).add(by ?? 'sequential scan'));
            if (by === null) problems.push(`${table} is read whole by: ${text.trim().slice(0, 120)}`);
          }
    }
  } finally {
    await client.query('rollback');
  }
  return { used, problems, looked: planned.length };
}

type Scan = { readonly table: string; readonly by: string | null };

/** Every reading of a table in a plan. A bitmap names its table above and its index below. */
function scansOf(node: Node, bitmapOf: string | null = null): Scan[] {
  const table = node['Relation Name'] ?? bitmapOf;
  const type = node['Node Type'];
  const index = node['Index Name'];
  const own: Scan[] = [];
  if (table !== null && index !== undefined) own.push({ table, by: index });
  if (table !== null && type === 'Seq Scan') own.push({ table, by: null });
  const below = type === 'Bitmap Heap Scan' || type.startsWith('Bitmap') ? table : null;
  return [...own, ...(node.Plans ?? []).flatMap((plan) => scansOf(plan, below))];
}
