import { nowhere } from './nowhere.ts';
export const wrong = nowhere;
