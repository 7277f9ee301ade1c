import { buildDemo } from '../../../../db/seed/build-demo.ts';
export const wrong = buildDemo;
