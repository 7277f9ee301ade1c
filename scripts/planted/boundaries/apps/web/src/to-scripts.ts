import { tool } from '../../../scripts/tool.ts';
export const wrong = tool;
