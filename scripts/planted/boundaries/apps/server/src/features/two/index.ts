export { inner } from './queries.ts';
