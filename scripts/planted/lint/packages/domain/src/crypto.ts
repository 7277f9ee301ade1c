// expects: cairn/no-clock-in-domain
import { randomUUID } from 'node:crypto';
export const id = (): string => randomUUID();
