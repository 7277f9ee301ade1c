/**
 * Measure the hot operations against the same statements run bare by the driver.
 * `node bench/run.ts [--learners N] [--blocks N] [--write]`
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startCapture } from './capture.ts';
import { openDataset } from './dataset.ts';
import { measure } from './measure.ts';
import { OPERATIONS } from './operations.ts';
import { explainAll } from './plans.ts';
import { openBare } from './replay.ts';
import { figuresPage, type Measured, planTable, ratioTable, timeTable } from './report.ts';
import { openBenchServer } from './server.ts';
import { CLASS_SIZE } from './world.ts';

const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '100000' },
    blocks: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const learners = wholeNumber(values.learners, CLASS_SIZE);
/** A small run shows that everything works; its figures are rough. */
const small = learners < 10_000;
const blocks = wholeNumber(values.blocks ?? (small ? '1' : '10'), 1);
const operations = OPERATIONS.map((one) => (small ? { ...one, times: Math.ceil(one.times / 4) } : one));

const dataset = await openDataset(learners, say);
try {
  const server = await openBenchServer(dataset);
  const bare = await openBare(dataset.servingUrl);
  const capture = startCapture();
  const measured: Measured[] = [];
  try {
    for (const operation of operations) {
      say(`Measuring ${operation.name}.`);
      const figures = await measure({ server, bare, capture, learners, blocks }, operation);
      measured.push({ figures, plans: await explainAll(bare, figures.statements, dataset.loaded.rows) });
    }
    say(`\n${ratioTable(measured)}\n\n${timeTable(measured)}\n\n${planTable(measured, dataset.loaded.rows)}`);
    if (values.write) {
      const { rows } = await bare.query<{ server_version: string }>('show server_version');
      const surroundings = { postgres: rows[0]?.server_version ?? '', learners, ...dataset.loaded };
      await writeFile(new URL('../docs/figures.md', import.meta.url), figuresPage(measured, surroundings));
    }
  } finally {
    capture.end();
    await bare.end();
    await server.close();
  }
  judge(measured);
} finally {
  await dataset.cluster.release();
}

/** Looking at nothing is a failure, too. */
function judge(measured: readonly Measured[]): void {
  const problems = measured.flatMap(({ figures, plans }) => [
    ...plans.problems.map((problem) => `${figures.name}: ${problem}`),
    ...(plans.looked === 0 ? [`${figures.name}: no plan was looked at.`] : []),
  ]);
  if (measured.every(({ plans }) => plans.used.size === 0)) problems.push('No plan reads a big table.');
  for (const problem of problems) say(problem);
  if (problems.length > 0) process.exitCode = 1;
}

function say(line: string): void {
  console.log(line);
}

function wholeNumber(text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`"${text}" is no whole number from ${least} on.`);
  return value;
}
