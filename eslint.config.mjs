// The rules stand in scripts/lint/config.ts; scripts/planted.test.ts sees each of them fail.
import { ignored, lintConfig } from './scripts/lint/config.ts';

export default [
  { ignores: [...ignored] },
  ...lintConfig(import.meta.dirname, ['./tsconfig.json', './apps/web/tsconfig.json']),
];
