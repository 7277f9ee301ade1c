// "npm run check", "npm test" and "npm run prove": one list of steps, one last line "N passed, N failed".
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensurePackages, ensureWeb, pinnedNode, root } from './prepare.mjs';

const tier = process.argv[2] ?? 'check';
const modules = join(root, 'node_modules');
const reports = mkdtempSync(join(tmpdir(), 'cairn-tier-'));

const tool = (name, ...args) => ({ name, args: [join(modules, TOOLS[name.split(' ')[0]]), ...args] });
const TOOLS = {
  biome: '@biomejs/biome/bin/biome',
  eslint: 'eslint/bin/eslint.js',
  types: 'typescript/bin/tsc',
  boundaries: 'dependency-cruiser/bin/dependency-cruise.mjs',
  unused: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
};
const vitest = (project) => ({
  ...tool(
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${project}.json`)}`,
  ),
  name: `tests ${project}`,
  counts: join(reports, `${project}.json`),
});
const script = (name, file, ...args) => ({ name, args: [join(root, file), ...args] });

const STATIC = [
  tool('biome', 'ci', '.', '--diagnostic-level=warn'),
  tool('types', '-p', 'tsconfig.json'),
  tool('types web', '-p', 'apps/web/tsconfig.json'),
  tool('eslint', '.', '--max-warnings=0'),
  script('boundaries', 'scripts/check-boundaries.ts'),
  script('unused', 'scripts/check-unused.ts'),
  script('sizes', 'scripts/check-sizes.ts'),
  script('words', 'scripts/check-words.ts'),
];
const TIERS = {
  check: [...STATIC, vitest('unit')],
  test: [...STATIC, vitest('unit'), vitest('integration'), vitest('e2e')],
  prove: [script('crash 200', 'scripts/crash.ts', '200'), script('bench', 'bench/run.ts')],
};

/** Run one step; its output is shown when it ends, so that two may run at once without mixing. */
function runStep(step, live) {
  const started = Date.now();
  return new Promise((resolve) => {
    const path = `${join(modules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
    const child = spawn(pinnedNode(), step.args, {
      cwd: root,
      env: { ...process.env, PATH: path, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        if (live) process.stdout.write(chunk);
        else output += chunk;
      });
    }
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      if (code !== 0 && !live) process.stdout.write(`\n--- ${step.name}\n${output}\n`);
      process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)\n`);
      resolve(count(step, code === 0));
    });
  });
}

/** Tests by Vitest's own report; any other step is one check. A report that looked at nothing is a failure. */
function count(step, ok) {
  if (step.counts === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  try {
    const report = JSON.parse(readFileSync(step.counts, 'utf8'));
    const failed = report.numFailedTests + (ok || report.numFailedTests > 0 ? 0 : 1);
    const nothing = report.numPassedTests === 0 ? 1 : 0;
    return { passed: report.numPassedTests, failed: failed + nothing, skipped: report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

ensurePackages();
const steps = TIERS[tier];
if (steps === undefined) {
  process.stderr.write('Usage: tier.mjs check | test | prove\n');
  process.exit(2);
}
if (tier === 'test') {
  ensureWeb();
  process.env.CAIRN_CHROMIUM = ensureChromium();
}
const results = [];
const quick = steps.filter((step) => step.counts === undefined && tier !== 'prove');
// Two at a time: the static checks use one core each.
const lanes = [quick.filter((_, at) => at % 2 === 0), quick.filter((_, at) => at % 2 === 1)];
await Promise.all(
  lanes.map(async (lane) => {
    for (const step of lane) results.push(await runStep(step, false));
  }),
);
for (const step of steps.filter((each) => !quick.includes(each))) results.push(await runStep(step, true));
rmSync(reports, { recursive: true, force: true });

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
if (sum('skipped') > 0) process.stdout.write(`${sum('skipped')} tests were skipped; each says why above.\n`);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
