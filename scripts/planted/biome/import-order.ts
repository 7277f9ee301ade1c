// expects: assist/source/organizeImports
import { one } from './NotKebab.ts';
import { first } from './non-null.ts';
import { anything } from './explicit-any.ts';
export const all = [one, first, anything];
