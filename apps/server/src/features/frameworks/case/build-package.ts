import { type CasePackage, itemTree, parseCase } from '@cairn/standards/case';
import type { StoredCompetency, StoredEdge, StoredFramework } from '../queries/stored.ts';
import { associationId } from './element-id.ts';
import { isObject, itemFields, type JsonObject, subjectsOf, textOf } from './item-fields.ts';

type Element = Record<string, unknown>;
type Node = { readonly title: string; readonly identifier: string; readonly uri: string };

/** The address of an element that no file has given one: the URN of its UUID (RFC 9562, 4). */
const urn = (id: string): string => `urn:uuid:${id}`;
const sameId = (identifier: string | null, id: string): boolean => identifier?.toLowerCase() === id;

/**
 * A framework as a CASE 1.1 package. Each element is the original that a file brought, with the values of the columns
 * wherever they say something else by now; elements that no file brought are made from the columns alone.
 *
 * @throws Error when what the tables hold makes no valid package; nothing half-valid leaves the house
 */
export function buildPackage(stored: StoredFramework): CasePackage {
  const { framework, competencies, edges } = stored;
  const items = competencies.map((row) => buildItem(row));
  const document = buildDocument(framework, items);
  const nodes = new Map<string, Node>([[framework.id, nodeOf(document, framework.title)]]);
  competencies.forEach((row, index) => {
    nodes.set(row.id, nodeOf(items[index] ?? {}, row.code ?? row.title));
  });
  const active = new Set(competencies.map(({ id }) => id));
  const associations = edges
    .filter((edge) => [edge.from_id, edge.to_id].every((id) => id === null || active.has(id)))
    .flatMap((edge) => buildAssociation(edge, framework.id, nodes, framework.updated_at));
  const rest = isObject(framework.source_rest) ? framework.source_rest : {};
  const assemble = (list: readonly Element[]): CasePackage =>
    checked({
      CFDocument: document,
      ...(items.length > 0 ? { CFItems: items } : {}),
      ...(list.length > 0 ? { CFAssociations: list } : {}),
      ...(framework.source_definitions === null ? {} : { CFDefinitions: framework.source_definitions }),
      ...rest,
    });
  const draft = assemble(associations);
  const settled = settleParents(draft, associations, stored, nodes);
  return settled === associations ? draft : assemble(settled);
}

/** The package as its type says, or an error that names the first fault. */
function checked(source: Element): CasePackage {
  const reading = parseCase(JSON.stringify(source));
  const [fault] = reading.rejected;
  if (reading.package !== null && fault === undefined) return reading.package;
  throw new Error(`This framework cannot be written as CASE: ${fault?.message ?? 'it has no document.'}`);
}

function nodeOf(element: JsonObject, title: string): Node {
  const identifier = textOf(element, 'identifier') ?? '';
  return { title, identifier, uri: textOf(element, 'uri') ?? urn(identifier) };
}

function buildDocument(framework: StoredFramework['framework'], items: readonly Element[]): Element {
  const { source_document: source, title, subjects } = framework;
  const changedAt = framework.updated_at.toISOString();
  if (!isObject(source)) {
    return {
      identifier: framework.id,
      uri: urn(framework.id),
      caseVersion: '1.1',
      creator: 'Cairn',
      title,
      ...(subjects.length === 0 ? {} : { subject: [...subjects] }),
      language: 'en',
      lastChangeDateTime: changedAt,
    };
  }
  const changed: Element = {};
  if (title !== source['title']) changed['title'] = title;
  if (!sameTexts(subjects, subjectsOf(source, items))) changed['subject'] = [...subjects];
  return withChanges(source, changed, changedAt);
}

function buildItem(row: StoredCompetency): Element {
  const changedAt = row.updated_at.toISOString();
  if (!isObject(row.source)) {
    return {
      identifier: row.id,
      uri: urn(row.id),
      fullStatement: row.statement,
      abbreviatedStatement: row.title,
      ...(row.code === null ? {} : { humanCodingScheme: row.code }),
      ...(row.item_type === null ? {} : { CFItemType: row.item_type }),
      ...(row.grades.length === 0 ? {} : { educationLevel: [...row.grades] }),
      language: 'en',
      lastChangeDateTime: changedAt,
    };
  }
  const before = itemFields(row.source);
  const changed: Element = {};
  if (row.statement !== before.statement) changed['fullStatement'] = row.statement;
  if (row.title !== before.title) changed['abbreviatedStatement'] = row.title;
  if (row.code !== before.code) changed['humanCodingScheme'] = row.code ?? undefined;
  if (row.item_type !== before.item_type) {
    changed['CFItemType'] = row.item_type ?? undefined;
    // The link names the type of before.
    changed['CFItemTypeURI'] = undefined;
  }
  if (!sameTexts(row.grades, before.grades)) changed['educationLevel'] = [...row.grades];
  // A title that was cut from the statement must not change because the statement did.
  if (changed['fullStatement'] !== undefined && textOf(row.source, 'abbreviatedStatement') === null)
    changed['abbreviatedStatement'] = row.title;
  return withChanges(row.source, changed, changedAt);
}

/** Members set to undefined are left out of the JSON. */
function withChanges(source: JsonObject, changed: Element, changedAt: string): Element {
  if (Object.keys(changed).length === 0) return { ...source };
  return { ...source, ...changed, lastChangeDateTime: changedAt };
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}

function buildAssociation(
  edge: StoredEdge,
  frameworkId: string,
  nodes: ReadonlyMap<string, Node>,
  changedAt: Date,
): Element[] {
  const { source, kind } = edge;
  const origin = edge.from_id === null ? undefined : nodes.get(edge.from_id);
  if (!isObject(source)) {
    const target = nodes.get(edge.to_id ?? (kind === 'isChildOf' ? frameworkId : ''));
    // An end outside the framework is known only from a file.
    if (origin === undefined || target === undefined) return [];
    return [association(edge.id, kind, edge.position, origin, target, changedAt)];
  }
  const changed: Element = {};
  if (source['associationType'] !== kind) changed['associationType'] = kind;
  const target = edge.to_id === null ? undefined : nodes.get(edge.to_id);
  const ends = { originNodeURI: origin, destinationNodeURI: target };
  for (const [key, node] of Object.entries(ends)) {
    if (node !== undefined && !sameId(textOf(source[key], 'identifier'), node.identifier.toLowerCase()))
      changed[key] = node;
  }
  return [withChanges(source, changed, changedAt.toISOString())];
}

function association(
  id: string,
  kind: string,
  sequence: number,
  from: Node,
  to: Node,
  changedAt: Date,
): Element {
  return {
    identifier: id,
    uri: urn(id),
    associationType: kind,
    sequenceNumber: sequence,
    originNodeURI: from,
    destinationNodeURI: to,
    lastChangeDateTime: changedAt.toISOString(),
  };
}

/**
 * Make the `isChildOf` associations say what the items' parents say: moved items point to their new parent, items of
 * a framework without a file get the association they lack. The list itself when nothing had to change.
 */
function settleParents(
  draft: CasePackage,
  associations: readonly Element[],
  { framework, competencies }: StoredFramework,
  nodes: ReadonlyMap<string, Node>,
): readonly Element[] {
  const tree = new Map(
    [...itemTree(draft)].map(([id, parent]) => [id.toLowerCase(), parent?.toLowerCase() ?? null]),
  );
  const byChild = Map.groupBy(
    associations.filter((element) => element['associationType'] === 'isChildOf'),
    (element) => textOf(element['originNodeURI'], 'identifier')?.toLowerCase() ?? '',
  );
  const added: Element[] = [];
  const replaced = new Map<Element, Element>();
  competencies.forEach((row, index) => {
    const existing = byChild.get(row.id) ?? [];
    const right = tree.get(row.id) === row.parent_id;
    if (right && (existing.length > 0 || framework.source_document !== null)) return;
    const [origin, target] = [nodes.get(row.id), nodes.get(row.parent_id ?? framework.id)];
    if (origin === undefined || target === undefined) return;
    const old = existing.find((element) =>
      sameId(textOf(element['destinationNodeURI'], 'identifier'), tree.get(row.id) ?? framework.id),
    );
    const changedAt = row.updated_at.toISOString();
    if (old !== undefined)
      replaced.set(old, { ...old, destinationNodeURI: target, lastChangeDateTime: changedAt });
    else {
      const id = associationId(framework.id, 'isChildOf', row.id, row.parent_id ?? framework.id);
      added.push(association(id, 'isChildOf', index + 1, origin, target, row.updated_at));
    }
  });
  if (added.length === 0 && replaced.size === 0) return associations;
  return [...associations.map((element) => replaced.get(element) ?? element), ...added];
}
