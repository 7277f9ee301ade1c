import type { z } from 'zod';
import type { CaseCode } from './codes.ts';

/** Reports one fault of a CASE file. `row` is the place in its list from 1, `field` a JSON pointer (RFC 6901). */
export type CaseReport = (code: CaseCode, row: number | null, field: string, message: string) => void;

const pointerPart = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** A JSON pointer (RFC 6901) to a place below the package. */
export const pointer = (...parts: readonly PropertyKey[]): string =>
  parts.map((part) => `/${pointerPart(part)}`).join('');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let found: unknown = value;
  for (const part of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.entries(found).find(([key]) => key === String(part))?.[1];
  }
  return found;
};

const isStatedCode = (
  code: unknown,
): code is 'case.uuid' | 'case.date_time' | 'case.required' | 'case.enum' =>
  code === 'case.uuid' || code === 'case.date_time' || code === 'case.required' || code === 'case.enum';

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

const reportIssue = (
  issue: z.core.$ZodIssue,
  value: unknown,
  row: number | null,
  base: readonly PropertyKey[],
  report: CaseReport,
): void => {
  const field = pointer(...base, ...issue.path);
  const name = String(issue.path.at(-1) ?? base.at(-1) ?? '');
  const found = valueAt(value, issue.path);
  const stated: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  if (isStatedCode(stated)) {
    report(stated, row, field, `${name} ${shown(found)} ${issue.message}.`);
  } else if (found === undefined) {
    report('case.required', row, field, `${name} is required; add it.`);
  } else {
    report(
      'case.type',
      row,
      field,
      `${name} is ${shown(found)}, which is not of the kind CASE asks for (${issue.message}).`,
    );
  }
};

/**
 * Whether a value fits a schema; each fault is reported. The value itself is used afterwards, not a copy, so that
 * unknown fields and the order of keys stay as they came.
 */
export const fits = <S extends z.ZodType>(
  schema: S,
  value: unknown,
  row: number | null,
  base: readonly PropertyKey[],
  report: CaseReport,
): value is z.output<S> => {
  const result = schema.safeParse(value);
  if (result.success) return true;
  for (const issue of result.error.issues) reportIssue(issue, value, row, base, report);
  return false;
};

/** The elements of a list that fit their schema; null and absence stay as they are. */
export const fittingElements = <S extends z.ZodType>(
  schema: S,
  list: unknown,
  base: readonly PropertyKey[],
  report: CaseReport,
): readonly z.output<S>[] | null | undefined => {
  if (list === undefined || list === null) return list;
  if (!Array.isArray(list)) {
    report(
      'case.type',
      null,
      pointer(...base),
      `${String(base.at(-1))} is ${shown(list)} and must be a list.`,
    );
    return null;
  }
  const elements: readonly unknown[] = list;
  return elements.filter((element, index): element is z.output<S> =>
    fits(schema, element, index + 1, [...base, index], report),
  );
};
