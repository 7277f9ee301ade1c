import type { Severity } from '../package/index.ts';

/** Every code of a CASE report and what it means for acceptance. There is no lenient reading: a code refuses or notes. */
export const CASE_CODES = {
  'json.too_large': 'refuse',
  'json.encoding': 'refuse',
  'json.too_deep': 'refuse',
  'json.malformed': 'refuse',
  'case.not_a_package': 'refuse',
  'case.required': 'refuse',
  'case.type': 'refuse',
  'case.uuid': 'refuse',
  'case.enum': 'refuse',
  'case.date_time': 'refuse',
  'case.duplicate': 'refuse',
  'case.dangling': 'refuse',
  'case.cycle': 'refuse',
  'case.outside_node': 'note',
  'case.multiple_parents': 'note',
} as const satisfies Record<string, Severity>;

/** A stable code of a CASE report. */
export type CaseCode = keyof typeof CASE_CODES;
