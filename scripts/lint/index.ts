import type { ESLint } from 'eslint';
import { noClockInDomain } from './no-clock-in-domain.ts';
import { noProcessEnv } from './no-process-env.ts';
import { noSqlOutsideQueries } from './no-sql-outside-queries.ts';
import { noSqlTime } from './no-sql-time.ts';

/** Cairn's own lint rules, named `cairn/...` in eslint.config.mjs. */
export const cairnRules = {
  rules: {
    'no-process-env': noProcessEnv,
    'no-sql-outside-queries': noSqlOutsideQueries,
    'no-clock-in-domain': noClockInDomain,
    'no-sql-time': noSqlTime,
  },
} satisfies ESLint.Plugin;
