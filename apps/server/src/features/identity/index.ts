export { listDistricts } from './districts.ts';
export { selectActor } from './queries.ts';
