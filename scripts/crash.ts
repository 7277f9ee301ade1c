/** `node scripts/crash.ts [points] [seed]`: half of the points kill the writer, half the database. */
import { runCrashes } from './crash/rounds.ts';

const [points = 20, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const started = performance.now();
const writer = Math.floor(points / 2);
const { acknowledged, problems } = await runCrashes({ points: { writer, database: points - writer }, seed });
for (const problem of problems) console.log(problem);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${points} kills (seed ${seed}), ${acknowledged} acknowledged commands, ${problems.length} lost or half-written, ${seconds} s.`,
);
if (problems.length > 0 || acknowledged < points) process.exitCode = 1;
