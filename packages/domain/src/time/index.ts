export { instantMs, shiftedClock } from './clock.ts';
export { isUuid, uuidv7 } from './uuid.ts';
