/** Laws 1 and 2: which room may know which, for dependency-cruiser. scripts/check-boundaries.ts runs it and counts. */
import type { IConfiguration, IRegularForbiddenRuleType } from 'dependency-cruiser';

const OURS = '^(packages|apps|db|content|bench|e2e|scripts)/';
const TEST = '\\.(test|slow\\.test|fixture)\\.(ts|tsx)$|/testing/';

/** One room may import nothing of ours beside what `except` names. Paths are patterns. */
const only = (name: string, from: string, except: string): IRegularForbiddenRuleType => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { path: OURS, pathNot: except },
});
const not = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, severity: 'error', from, to });

const forbidden: IRegularForbiddenRuleType[] = [
  only('domain-imports-nothing-of-ours', '^packages/domain/', '^packages/domain/'),
  only('contract-imports-only-domain', '^packages/contract/', '^packages/(contract|domain)/'),
  only('standards-imports-only-domain', '^packages/standards/', '^packages/(standards|domain)/'),
  only(
    'web-imports-only-contract-and-domain',
    '^apps/web/',
    '^(apps/web|packages/(contract|domain|standards))/',
  ),
  only('content-imports-only-domain', '^content/', '^(content|packages/domain)/'),
  not('web-never-imports-server', { path: '^apps/web/' }, { path: '^apps/server/' }),
  not('server-never-imports-web', { path: '^apps/server/', pathNot: TEST }, { path: '^apps/web/' }),
  not(
    'only-tests-import-testkit',
    { path: OURS, pathNot: `^packages/testkit/|^e2e/|^bench/|^vitest|${TEST}` },
    { path: '^packages/testkit/' },
  ),
  not(
    'only-frameworks-and-seed-read-content',
    {
      path: '^(apps|packages)/',
      pathNot: `^apps/server/src/features/frameworks/|^packages/testkit/|${TEST}`,
    },
    { path: '^content/' },
  ),
  not(
    'only-the-command-line-builds-the-demo',
    { path: '^(apps|packages)/', pathNot: `^apps/server/src/cli/|^packages/testkit/|${TEST}` },
    { path: '^db/' },
  ),
  not(
    'feature-through-its-index',
    { path: '^apps/server/src/features/([^/]+)/', pathNot: TEST },
    {
      path: '^apps/server/src/features/[^/]+/',
      pathNot: '^apps/server/src/features/($1/|[^/]+/index\\.ts$)',
    },
  ),
  not(
    'web-feature-through-its-index',
    { path: '^apps/web/src/features/([^/]+)/', pathNot: TEST },
    { path: '^apps/web/src/features/[^/]+/', pathNot: '^apps/web/src/features/($1/|[^/]+/index\\.tsx?$)' },
  ),
  // Circles of types alone vanish before anything runs.
  not('no-circles', { path: OURS }, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  not('no-unresolved', { path: OURS }, { couldNotResolve: true, pathNot: '^vite/client$' }),
];

export const boundaries = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|planted|locales)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
} satisfies IConfiguration;
