import type { CasePackage } from './schema.ts';

/** A package as JSON text: bare, two spaces of indent, one line end at the close, keys in the order they came in. */
export const toCaseJson = (pack: CasePackage): string => `${JSON.stringify(pack, null, 2)}\n`;
