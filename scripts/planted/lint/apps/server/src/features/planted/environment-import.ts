// expects: cairn/no-process-env
import { env } from 'node:process';
export const mode = env['CAIRN_MODE'];
