// Nothing is wrong here: a date from an argument, and a digest, which is pure.
import { createHash } from 'node:crypto';
export const at = (ms: number): Date => new Date(ms);
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
