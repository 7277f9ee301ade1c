import { content } from '../../../../content/index.ts';
export const wrong = content;
