import { build } from '../../../../packages/testkit/src/index.ts';
export const wrong = build;
