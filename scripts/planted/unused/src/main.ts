import { used } from './exports.ts';
import { missing } from 'not-listed';
export const main = [used, missing];
