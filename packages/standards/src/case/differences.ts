import { pointer } from './read-element.ts';

/** One place at which two JSON values differ; `undefined` where one of them has nothing. */
export type CaseDifference = { readonly path: string; readonly left: unknown; readonly right: unknown };

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text that is equal exactly for values that are equal but for the order of keys and of lists. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
};

const identifierOf = (value: unknown): string | null => {
  const id = isObject(value) ? value['identifier'] : undefined;
  return typeof id === 'string' ? id : null;
};

/** Elements by identifier, or null when some element has none or two share one. */
const byIdentifier = (list: readonly unknown[]): ReadonlyMap<string, unknown> | null => {
  const index = new Map<string, unknown>();
  for (const element of list) {
    const id = identifierOf(element);
    if (id === null || index.has(id)) return null;
    index.set(id, element);
  }
  return index;
};

const compareMembers = (
  left: ReadonlyMap<string, unknown>,
  right: ReadonlyMap<string, unknown>,
  path: string,
): CaseDifference[] =>
  [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    compare(left.get(key), right.get(key), path + pointer(key)),
  );

/** Lists without identifiers, as bags: what is left over on either side. */
const compareBags = (left: readonly unknown[], right: readonly unknown[], path: string): CaseDifference[] => {
  const missing = new Map<string, unknown[]>();
  for (const value of left) {
    const key = canonical(value);
    missing.set(key, [...(missing.get(key) ?? []), value]);
  }
  const added = right.filter((value) => missing.get(canonical(value))?.pop() === undefined);
  return [
    ...[...missing.values()].flat().map((value) => ({ path, left: value, right: undefined })),
    ...added.map((value) => ({ path, left: undefined, right: value })),
  ];
};

const compare = (left: unknown, right: unknown, path: string): CaseDifference[] => {
  if (left === right) return [];
  if (Array.isArray(left) && Array.isArray(right)) {
    const leftIndex = byIdentifier(left);
    const rightIndex = byIdentifier(right);
    return leftIndex !== null && rightIndex !== null
      ? compareMembers(leftIndex, rightIndex, path)
      : compareBags(left, right, path);
  }
  if (isObject(left) && isObject(right)) {
    return compareMembers(new Map(Object.entries(left)), new Map(Object.entries(right)), path);
  }
  return [{ path, left, right }];
};

/**
 * Everything in which two packages differ, as JSON values, the order of lists and of keys set aside: elements are
 * matched by `identifier`, other lists compared as bags. An empty list says that they hold the same.
 */
export const caseDifferences = (left: unknown, right: unknown): CaseDifference[] => compare(left, right, '');
