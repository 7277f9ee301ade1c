import { parse } from '../packages/standards/src/index.ts';
export const content = parse;
