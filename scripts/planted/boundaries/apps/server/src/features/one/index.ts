import { inner } from '../two/queries.ts';
export const wrong = inner;
