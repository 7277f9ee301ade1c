import { inner } from '../../../web/src/features/two/index.ts';
export const wrong = inner;
