// expects: lint/correctness/noUnusedImports
import { one } from './NotKebab.ts';
