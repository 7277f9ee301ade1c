import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import type { Figures, Pass } from './measure.ts';
import type { PlanReport } from './plans.ts';
import { COMPETENCIES } from './world.ts';

export type Measured = { readonly figures: Figures; readonly plans: PlanReport };

/** The value below which a share of the numbers lies (nearest rank). */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Of an even number, the mean of the two in the middle. */
function median(numbers: readonly number[]): number {
  const negated = numbers.map((value) => -value);
  return (quantile(numbers, 0.5) - quantile(negated, 0.5)) / 2;
}

const all = (passes: readonly Pass[]): number[] => passes.flatMap(({ latencies }) => latencies);
const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1);

/** The ratio of each block, from which the median and the range are told. */
function ratios({ app, bare }: Figures, of: (pass: Pass) => number): number[] {
  return app.flatMap((pass, at) => {
    const against = bare[at];
    return against === undefined ? [] : [of(pass) / of(against)];
  });
}

function ratioText(values: readonly number[]): string {
  return `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(3, ...all.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

/** Ratios first: they are what counts. Each is the median over the blocks, with the smallest and the largest. */
export function ratioTable(measured: readonly Measured[]): string {
  return markdownTable(
    ['operation', 'statements', 'CPU time, server : bare', 'latency p50, server : bare'],
    measured.map(({ figures }) => [
      figures.name,
      String(figures.statements.length),
      ratioText(ratios(figures, ({ cpu }) => cpu)),
      ratioText(ratios(figures, ({ latencies }) => median(latencies))),
    ]),
  );
}

/** Milliseconds on this machine, for information. */
export function timeTable(measured: readonly Measured[]): string {
  return markdownTable(
    ['operation', 'server p50', 'p95', 'CPU', 'bare p50', 'p95', 'CPU', 'requests'],
    measured.map(({ figures: { name, app, bare } }) => [
      name,
      ...[app, bare].flatMap((passes) => [
        ms(median(all(passes))),
        ms(quantile(all(passes), 0.95)),
        ms(median(passes.map(({ cpu }) => cpu))),
      ]),
      String(all(app).length),
    ]),
  );
}

/** By which indexes each big table is reached, over all operations. */
export function planTable(measured: readonly Measured[], rows: Readonly<Record<string, number>>): string {
  const used = new Map<string, Set<string>>();
  for (const { plans } of measured)
    for (const [table, by] of plans.used) used.set(table, new Set([...(used.get(table) ?? []), ...by]));
  return markdownTable(
    ['table', 'rows', 'read by'],
    [...used].sort().map(([table, by]) => [table, count(rows[table] ?? 0), [...by].sort().join(', ')]),
  );
}

const count = (value: number): string => value.toLocaleString('en');

export type Surroundings = {
  readonly postgres: string;
  readonly learners: number;
  readonly seconds: number;
  readonly rows: Readonly<Record<string, number>>;
};

/** `docs/figures.md`. */
export function figuresPage(
  measured: readonly Measured[],
  { postgres, learners, seconds, rows }: Surroundings,
): string {
  const commit = execFileSync('git', ['describe', '--always', '--exclude=*', '--dirty=, with changes'], {
    encoding: 'utf8',
  }).trim();
  return `# Figures

Written by \`node bench/run.ts --write\`. ${count(learners)} learners x ${COMPETENCIES} competencies:
${count(learners * COMPETENCIES)} rows of proficiency and ${count(learners * 10)} ratings with their evidence, in a
PostgreSQL that forces every commit to the disk; generated and loaded by
COPY in ${seconds} s once, then found again.

## What Cairn adds to its own statements

${ratioTable(measured)}

How to read it: the server answers a request (\`inject\`: routing, session, policy, parsing, rules, presenting and
serialising, everything but the network). Then the driver alone sends the same statements with the same values in the
same transaction frame over one connection, with new ids where the write made its own. 1.00 would mean that Cairn
itself costs nothing. CPU time is that of the Node process; the database's is the same for both. Both are measured in
one run, in turns, for the same learners, who are drawn anew for each block from all of them; given is the median of
the blocks with the smallest and the largest. Both find the rows in memory. "Statements" counts all that one request
sends: the look-up of the session, begin, commit and what lies between.

No test looks at these figures: a ratio that doubles between two commits is worth a look, a millisecond is not.

## Milliseconds, for information

${timeTable(measured)}

${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, PostgreSQL ${postgres}, Node ${process.version},
${new Date().toISOString().slice(0, 10)}, commit ${commit}. The machine may have been doing other work.

## Plans

Each statement is explained as the serving login inside its district, where row-level security has its say. The run
fails when a table of more than 10,000 rows is read whole.

${planTable(measured, rows)}
`;
}
