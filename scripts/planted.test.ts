/** Every checker sees the faults that are planted for it in scripts/planted, and fails when it is pointed at nothing. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundaries } from './boundaries.ts';
import { checkBoundaries } from './check-boundaries.ts';
import { checkSizes } from './check-sizes.ts';
import { checkUnused } from './check-unused.ts';
import { checkWords } from './check-words.ts';
import { lintConfig } from './lint/config.ts';
import { cairnRules } from './lint/index.ts';
import { tooFew } from './report.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PLANTED = join(ROOT, 'scripts/planted');
let scratch: string;
let empty: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'cairn-planted-'));
  empty = join(scratch, 'empty');
  await mkdir(empty);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** The files of a planted folder with what their first line expects; null where nothing is wrong. */
async function expectations(folder: string): Promise<Map<string, string | null>> {
  const names = await readdir(join(PLANTED, folder), { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts'));
  const entries = sources.map(async (name): Promise<[string, string | null]> => {
    const text = await readFile(join(PLANTED, folder, name), 'utf8');
    return [name, /^\/\/ expects: (\S+)/.exec(text)?.[1] ?? null];
  });
  return new Map(await Promise.all(entries));
}

/** Compares what a checker said of each file with what was planted there; `found` may say more of a faulty file. */
function compare(expected: Map<string, string | null>, found: Map<string, Set<string>>): void {
  const missed = [...expected].filter(([name, rule]) => rule !== null && found.get(name)?.has(rule) !== true);
  expect(
    missed.map(
      ([name, rule]) => `${name}: ${rule} was not seen, but ${[...(found.get(name) ?? [])].join(', ')}`,
    ),
  ).toEqual([]);
  const wrong = [...expected].filter(([name, rule]) => rule === null && (found.get(name)?.size ?? 0) > 0);
  expect(wrong.map(([name]) => `${name}: ${[...(found.get(name) ?? [])].join(', ')}`)).toEqual([]);
}

function add(found: Map<string, Set<string>>, name: string, rule: string): void {
  found.set(name, (found.get(name) ?? new Set()).add(rule));
}

describe('biome', () => {
  type Settings = { vcs: object; files: { includes: string[] } };
  const run = async (folder: string, ...args: string[]): Promise<{ code: number; output: string }> => {
    const binary = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [binary, 'ci', ...args, '.'],
        { cwd: folder, maxBuffer: 10_000_000 },
        (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
      );
    });
  };
  const settings = async (folder: string): Promise<void> => {
    const read: unknown = JSON.parse(await readFile(join(ROOT, 'biome.json'), 'utf8'));
    // The repository's own settings; only what keeps Biome away from here is taken out.
    const { vcs: _vcs, files: _files, ...rest } = read as Settings;
    await writeFile(join(folder, 'biome.json'), JSON.stringify(rest));
  };

  it('sees each planted fault', async () => {
    const folder = join(scratch, 'faults');
    await cp(join(PLANTED, 'biome'), folder, { recursive: true });
    await settings(folder);
    const { code, output } = await run(folder, '--reporter=github', '--max-diagnostics=none');
    expect(code).toBe(1);
    const found = new Map<string, Set<string>>();
    for (const [, rule, file] of output.matchAll(/title=([\w/]+),file=([^,]+),/g))
      add(found, basename(file ?? ''), rule ?? '');
    compare(await expectations('biome'), found);
  });

  it('fails when it looks at nothing', async () => {
    const { code, output } = await run(empty);
    expect(code).toBe(1);
    expect(output).toMatch(/No files were processed/);
  });
});

describe('typescript', () => {
  const base = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), (path) => ts.sys.readFile(path));
  const parse = (folder: string) =>
    ts.parseJsonConfigFileContent({ ...(base.config as object), include: ['**/*.ts'] }, ts.sys, folder, {
      typeRoots: [join(ROOT, 'node_modules/@types')],
    });

  it('sees each planted fault', async () => {
    const { fileNames, options } = parse(join(PLANTED, 'types'));
    const program = ts.createProgram(fileNames, options);
    const found = new Map<string, Set<string>>();
    for (const { file, code } of ts.getPreEmitDiagnostics(program))
      add(found, basename(file?.fileName ?? '?'), String(code));
    compare(await expectations('types'), found);
  });

  it('fails when it looks at nothing', () => {
    expect(parse(empty).errors.map(({ code }) => code)).toContain(18003);
  });
});

describe('eslint', () => {
  const open = (cwd: string): ESLint =>
    new ESLint({ cwd, overrideConfigFile: true, overrideConfig: lintConfig(cwd, ['./tsconfig.json']) });

  it('sees each planted fault, and every rule has one', async () => {
    const folder = join(PLANTED, 'lint');
    const found = new Map<string, Set<string>>();
    for (const { filePath, messages } of await open(folder).lintFiles(['**/*.ts']))
      for (const { ruleId } of messages)
        add(found, filePath.slice(folder.length + 1), ruleId ?? 'unused-disable');
    const expected = await expectations('lint');
    compare(expected, found);
    const rules = lintConfig(folder, []).flatMap((part) => Object.entries(part.rules ?? {}));
    const switchedOn = rules.filter(([, level]) => level !== 'off').map(([name]) => name);
    expect([...new Set(switchedOn)].filter((name) => ![...expected.values()].includes(name))).toEqual([]);
    for (const name of Object.keys(cairnRules.rules)) expect(switchedOn).toContain(`cairn/${name}`);
  });

  it('fails when it looks at nothing', async () => {
    await expect(open(empty).lintFiles(['**/*.ts'])).rejects.toThrow(/No files matching/);
  });
});

describe('dependency-cruiser', () => {
  it('sees each rule of laws 1 and 2 broken', async () => {
    const result = await checkBoundaries(join(PLANTED, 'boundaries'), [
      'packages',
      'apps',
      'db',
      'content',
      'scripts',
    ]);
    expect(result.rules).toEqual(boundaries.forbidden.map(({ name }) => name ?? '').sort());
    expect(result.edges).toBeGreaterThan(15);
    expect(result.problems.filter((problem) => problem.includes('types-'))).toEqual([]);
  });

  it('fails when it looks at nothing', async () => {
    const result = await checkBoundaries(scratch, ['empty']);
    expect(tooFew('modules', result, 300)).not.toEqual([]);
  });
});

describe('knip', () => {
  it('sees unused files, exports and dependencies, and unlisted ones', async () => {
    const { problems } = await checkUnused(join(PLANTED, 'unused'));
    expect(problems.map((problem) => problem.replaceAll(/[\w./-]+\//g, '')).sort()).toEqual([
      'dependencies: package.json never-imported',
      'exports: exports.ts neverUsed',
      'files: forgotten.ts forgotten.ts',
      'unlisted: main.ts not-listed',
    ]);
  });

  it('fails when it looks at nothing', async () => {
    const folder = join(scratch, 'no-sources');
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), '{ "name": "nothing" }');
    expect(tooFew('files', await checkUnused(folder), 300)).not.toEqual([]);
  });
});

describe('sizes', () => {
  const lines = (count: number): string => 'export {};\n'.repeat(count);

  it('sees files that are too long, and reasons that are not needed any more', async () => {
    const folder = join(scratch, 'sizes');
    await mkdir(folder);
    const sizes = { 'short.ts': 80, 'long.ts': 301, 'huge.ts': 401, 'excused.ts': 450 };
    for (const [name, count] of Object.entries(sizes)) await writeFile(join(folder, name), lines(count));
    const result = await checkSizes(folder, Object.keys(sizes), {
      'excused.ts': 'a table',
      'short.ts': 'once long',
    });
    expect(result.problems).toEqual([
      'huge.ts: 401 lines, over 400 without a reason.',
      '3 of 4 files have over 300 lines, more than 5 of 100: excused.ts (450), huge.ts (401), long.ts (301).',
      'short.ts: has 80 lines; it needs no reason any more.',
    ]);
    expect((await checkSizes(folder, ['short.ts'], {})).problems).toEqual([]);
  });

  it('fails when it looks at nothing', async () => {
    expect(tooFew('source files', await checkSizes(empty, [], {}), 200)).not.toEqual([]);
  });
});

describe('words', () => {
  // Put together here, so that this file does not hold what it plants.
  const planted = {
    'machine path': ['/ho', 'me/somebody/cairn'],
    'registry host': ['https://registry.np', 'mjs.org/zod'],
    unfinished: ['TO', 'DO: finish'],
    'filler text': ['Lor', 'em ipsum'],
    'not of Cairn': ['written with Chat', 'GPT'],
  };

  it.each(Object.entries(planted))('sees a %s', async (name, parts) => {
    await writeFile(join(scratch, 'bad.md'), `One good line.\n${parts.join('')}\n`);
    expect((await checkWords(scratch, ['bad.md'])).problems).toEqual([
      expect.stringMatching(new RegExp(`^bad.md:2: ${name} `)),
    ]);
  });

  it('leaves what is meant alone', async () => {
    await writeFile(
      join(scratch, 'good.md'),
      'Todo es posible. The session ends. GET /api/home/one, apps/web/src/home/x, user agent.\n',
    );
    expect((await checkWords(scratch, ['good.md'])).problems).toEqual([]);
  });

  it('fails when it looks at nothing', async () => {
    expect(tooFew('text files', await checkWords(scratch, []), 200)).not.toEqual([]);
  });
});
