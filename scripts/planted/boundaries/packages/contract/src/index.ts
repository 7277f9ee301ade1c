import { one } from '../../domain/src/index.ts';
import { parse } from '../../standards/src/index.ts';
export const contract = [one, parse];
