import { defineConfig } from 'vitest/config';

/** Three projects: "unit" needs nothing, "integration" gets a throwaway PostgreSQL for the whole run, "e2e" a whole Cairn and a Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/{domain,contract,standards}/**/*.test.ts',
            'content/**/*.test.ts',
            'apps/web/**/*.test.{ts,tsx}',
            'apps/server/**/*.unit.test.ts',
            'scripts/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['apps/server/**/*.test.ts', 'packages/testkit/**/*.test.ts', 'db/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.unit.test.ts', '**/*.slow.test.ts'],
          globalSetup: ['packages/testkit/src/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser at a time: journeys count actions and times on two cores.
          fileParallelism: false,
        },
      },
    ],
  },
});
