/** ESLint's configuration: type-aware rules alone, and Cairn's own; everything that needs no types is Biome's. */
import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { cairnRules } from './index.ts';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.fixture.ts', 'packages/testkit/**'];

/** The type-aware rules (law 13). */
const typeAware = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
  ],
} satisfies Linter.RulesRecord;

/** What ESLint does not look at at all. */
export const ignored: readonly string[] = [
  '**/node_modules/**',
  '**/dist/**',
  'data/**',
  '.cache/**',
  '**/locales/**',
  // Faults kept on purpose; scripts/planted.test.ts looks at them and nothing else does.
  'scripts/planted/**',
  // Configuration of tools, outside every TypeScript project.
  '*.config.ts',
  '**/*.mjs',
  '**/*.js',
];

/**
 * The rules for a tree of files.
 * @param root folder that the patterns and the TypeScript projects are relative to
 * @param projects TypeScript projects that hold the files
 */
export function lintConfig(root: string, projects: readonly string[]): Linter.Config[] {
  return [
    {
      files: ['**/*.ts', '**/*.tsx'],
      plugins: { '@typescript-eslint': tseslint.plugin, cairn: cairnRules },
      linterOptions: { reportUnusedDisableDirectives: 'error' },
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: {
          project: [...projects],
          tsconfigRootDir: root,
        },
      },
      rules: { ...typeAware, 'cairn/no-process-env': 'error', 'cairn/no-sql-time': 'error' },
    },
    {
      files: ['apps/server/src/**/*.ts', 'content/**/*.ts', 'packages/**/*.ts'],
      ignores: [
        ...TESTS,
        'apps/server/src/platform/**',
        'apps/server/src/features/**/*queries*.ts',
        'apps/server/src/features/**/queries/**',
        'apps/server/src/features/roster/access.ts',
        // Makes the database itself on the first start.
        'apps/server/src/cli/runtime.ts',
      ],
      rules: { 'cairn/no-sql-outside-queries': 'error' },
    },
    {
      files: ['packages/{domain,contract,standards}/src/**/*.ts'],
      ignores: TESTS,
      rules: { 'cairn/no-clock-in-domain': 'error' },
    },
    {
      // Where the environment enters: once per process, then as a Config.
      files: [
        'apps/server/src/platform/config.ts',
        'apps/server/src/cli/main.ts',
        'apps/server/src/cli/serve.ts',
        'apps/web/*.config.ts',
        'scripts/**',
        'bench/**',
        'e2e/**',
        'db/**/*.test.ts',
        ...TESTS,
      ],
      rules: { 'cairn/no-process-env': 'off' },
    },
    {
      // The first two name the forbidden functions in order to refuse them; a browser's page is no SQL.
      files: ['scripts/lint/**', 'db/catalogue*', 'e2e/**'],
      rules: { 'cairn/no-sql-time': 'off' },
    },
  ];
}
