import type { One } from './types-one.ts';
export type Two = { one: One };
