import { DEFAULT_JSON_LIMITS, type JsonLimits, parseJson } from '../json/index.ts';
import { type Finding, FindingCollector } from '../package/index.ts';
import { checkGraph, type Known, type Placed } from './check-graph.ts';
import { CASE_CODES } from './codes.ts';
import { type CaseReport, fits, fittingElements, pointer } from './read-element.ts';
import {
  associationSchema,
  type CasePackage,
  definitionSchema,
  documentSchema,
  itemSchema,
} from './schema.ts';

/** `file` is the name that findings show. */
export type CaseOptions = {
  readonly file?: string;
  readonly limits?: Partial<JsonLimits>;
  readonly keepPerKind?: number;
};

/** What a reading found. */
export type CaseReading = {
  /** The package: whole when nothing is rejected, else without the elements that do not fit; null without a document. */
  readonly package: CasePackage | null;
  readonly rejected: readonly Finding[];
  readonly warnings: readonly Finding[];
};

const DEFINITIONS = [
  'CFConcepts',
  'CFSubjects',
  'CFLicenses',
  'CFItemTypes',
  'CFAssociationGroupings',
] as const;

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Some servers wrap the package in an object of its own name. */
const unwrapped = (value: unknown): JsonObject | null => {
  const inner = isObject(value) && !('CFDocument' in value) ? value['CFPackage'] : value;
  return isObject(inner) && 'CFDocument' in inner ? inner : null;
};

const elementsOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

const textOf = (value: unknown, key: string): string | null => {
  const text = isObject(value) ? value[key] : undefined;
  return typeof text === 'string' && text !== '' ? text : null;
};

/** Reports each identifier of a list that was seen before; `seen` carries over to the next list. */
const checkList = (
  list: unknown,
  base: readonly string[],
  seen: Map<string, string>,
  report: CaseReport,
): void => {
  elementsOf(list).forEach((element, index) => {
    const id = textOf(element, 'identifier');
    if (id === null) return;
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, `${base.at(-1)} ${index + 1}`);
      return;
    }
    const message = `The identifier ${id} belongs to ${first} already; give each element its own.`;
    report('case.duplicate', index + 1, pointer(...base, index, 'identifier'), message);
  });
};

/** Document, items and associations share one space of identifiers; each list of definitions has its own. */
const checkDuplicates = (source: JsonObject, report: CaseReport): void => {
  const seen = new Map<string, string>();
  const document = textOf(source['CFDocument'], 'identifier');
  if (document !== null) seen.set(document, 'CFDocument');
  checkList(source['CFItems'], ['CFItems'], seen, report);
  checkList(source['CFAssociations'], ['CFAssociations'], seen, report);
  const definitions = source['CFDefinitions'];
  if (!isObject(definitions)) return;
  for (const kind of DEFINITIONS) checkList(definitions[kind], ['CFDefinitions', kind], new Map(), report);
};

const readDefinitions = (source: JsonObject, report: CaseReport): CasePackage['CFDefinitions'] => {
  const definitions = source['CFDefinitions'];
  if (definitions === undefined || definitions === null) return definitions;
  if (!isObject(definitions)) {
    report('case.type', null, pointer('CFDefinitions'), 'CFDefinitions must be an object.');
    return null;
  }
  const lists = DEFINITIONS.filter((kind) => kind in definitions).map((kind) => [
    kind,
    fittingElements(definitionSchema, definitions[kind], ['CFDefinitions', kind], report),
  ]);
  const read = Object.fromEntries<unknown>(
    lists.map(([kind, list]): [string, unknown] => [String(kind), list]),
  );
  return { ...definitions, ...read };
};

const knownIn = (source: JsonObject): Known => {
  const items = new Map<string, string>();
  for (const item of elementsOf(source['CFItems'])) {
    const id = textOf(item, 'identifier');
    if (id !== null) items.set(id, textOf(item, 'humanCodingScheme') ?? id);
  }
  return { document: textOf(source['CFDocument'], 'identifier'), items };
};

const readPackage = (source: JsonObject, report: CaseReport): CasePackage | null => {
  const document = source['CFDocument'];
  const hasDocument = fits(documentSchema, document, null, ['CFDocument'], report);
  const items = fittingElements(itemSchema, source['CFItems'], ['CFItems'], report);
  const associations = fittingElements(
    associationSchema,
    source['CFAssociations'],
    ['CFAssociations'],
    report,
  );
  const definitions = readDefinitions(source, report);
  const rubrics = fittingElements(definitionSchema, source['CFRubrics'], ['CFRubrics'], report);
  checkDuplicates(source, report);
  if (!hasDocument) return null;
  // Spread over the source, so that extensions and the order of keys stay.
  const pack: CasePackage = {
    ...source,
    CFDocument: document,
    ...(items === undefined ? {} : { CFItems: items }),
    ...(associations === undefined ? {} : { CFAssociations: associations }),
    ...(definitions === undefined ? {} : { CFDefinitions: definitions }),
    ...(rubrics === undefined ? {} : { CFRubrics: rubrics }),
  };
  const places = new Map(elementsOf(source['CFAssociations']).map((element, index) => [element, index]));
  const placed: Placed<NonNullable<typeof associations>[number]>[] = (associations ?? []).map((element) => ({
    element,
    index: places.get(element) ?? 0,
  }));
  checkGraph(pack, placed, knownIn(source), report);
  return pack;
};

/**
 * Reads a CASE 1.0 or 1.1 package, bare or wrapped in `CFPackage`, and reports every fault found.
 *
 * Nothing is lost: unknown fields, extensions and the order of keys stay as they came, so `toCaseJson` of an accepted
 * package holds the same JSON value. Findings carry the place in the list, from 1, as `row` and a JSON pointer as
 * `field`, both relative to the bare package. Faulty input never throws.
 */
export const parseCase = (input: string | Uint8Array, options: CaseOptions = {}): CaseReading => {
  const file = options.file ?? 'package.json';
  const kept = options.keepPerKind === undefined ? {} : { keepPerKind: options.keepPerKind };
  const collector = new FindingCollector({ strict: true, severities: CASE_CODES, ...kept });
  const json = parseJson(input, { ...DEFAULT_JSON_LIMITS, ...options.limits });
  if (!json.ok) {
    collector.add({ file, row: json.line, field: null, code: json.code, message: json.message });
    return { package: null, ...collector.findings() };
  }
  const report: CaseReport = (code, row, field, message) => {
    collector.add({ file, row, field, code, message });
  };
  const source = unwrapped(json.value);
  if (source === null) {
    report(
      'case.not_a_package',
      null,
      '',
      'There is no CFDocument at the top: this is not a CASE package. Export a CFPackage, not a list of documents or a single item.',
    );
    return { package: null, ...collector.findings() };
  }
  return { package: readPackage(source, report), ...collector.findings() };
};
