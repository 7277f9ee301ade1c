import { parse } from '../../standards/src/index.ts';
export const wrong = parse;
