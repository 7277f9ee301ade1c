import { platform } from '../../server/src/platform/index.ts';
export const wrong = platform;
