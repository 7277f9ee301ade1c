import { inner } from '../two/inner.ts';
export const wrong = inner;
