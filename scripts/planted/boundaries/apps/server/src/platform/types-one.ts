import type { Two } from './types-two.ts';
export type One = { two: Two };
