export { deriveProficiency } from './derive.ts';
export { explain } from './explain.ts';
export { verifyReplay } from './verify-replay.ts';
