import { shortTitle } from './short-title.ts';

/** A JSON object of a package: an item, a document, an association. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What the columns of a competency say that a CFItem says too. */
export type ItemFields = {
  readonly code: string | null;
  readonly item_type: string | null;
  readonly title: string;
  readonly statement: string;
  readonly grades: readonly string[];
};

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a member; null where there is none or it is empty. */
export function textOf(element: unknown, key: string): string | null {
  const text = isObject(element) ? element[key] : undefined;
  return typeof text === 'string' && text !== '' ? text : null;
}

/** The texts of a list; empty where there is no list. */
export function textsOf(element: unknown, key: string): string[] {
  const list = isObject(element) ? element[key] : undefined;
  return Array.isArray(list) ? list.filter((value) => typeof value === 'string') : [];
}

/**
 * The columns that a CFItem fills. Import writes these; export compares with them, so that what a person has
 * changed since is told from what the file said.
 */
export function itemFields(item: JsonObject): ItemFields {
  const statement = textOf(item, 'fullStatement') ?? '';
  const code = textOf(item, 'humanCodingScheme');
  return {
    code,
    item_type: textOf(item, 'CFItemType'),
    title: textOf(item, 'abbreviatedStatement') ?? (shortTitle(statement) || (code ?? '')),
    statement,
    grades: textsOf(item, 'educationLevel'),
  };
}

/** The lowercase words by which the subject of a class is recognized: the document's, else its items'. */
export function subjectsOf(document: JsonObject, items: readonly JsonObject[]): string[] {
  const own = textsOf(document, 'subject');
  const named = own.length > 0 ? own : items.flatMap((item) => textsOf(item, 'subject'));
  return [
    ...new Set(named.map((subject) => subject.trim().toLowerCase()).filter((subject) => subject !== '')),
  ];
}
