import { assignBands, type GraphItem, proposeRateableTypes } from '@cairn/domain/frameworks';
import {
  type CaseAssociation,
  type CaseItem,
  type CasePackage,
  caseAssociations,
  caseItems,
  itemTree,
} from '@cairn/standards/case';
import { type ItemFields, itemFields, subjectsOf } from './item-fields.ts';

export type RateableBasis = 'precedes_types' | 'leaves' | 'person';

/** A framework as its table holds it, in the names of the columns. `null` sources say that no file stands behind it. */
export type FrameworkInput = {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly translations: unknown;
  readonly subjects: readonly string[];
  readonly rateable_types: readonly string[];
  readonly rateable_basis: RateableBasis;
  readonly source_document: unknown;
  readonly source_definitions: unknown;
  readonly source_rest: unknown;
};
export type CompetencyInput = ItemFields & {
  readonly id: string;
  readonly parent_id: string | null;
  readonly translations: unknown;
  readonly band_rank: number | null;
  readonly band_label: string | null;
  readonly position: number;
  readonly rateable: boolean;
  readonly source: unknown;
};
export type EdgeInput = {
  readonly id: string;
  readonly kind: string;
  readonly from_id: string | null;
  readonly to_id: string | null;
  readonly position: number;
  readonly source: unknown;
};
export type FrameworkRows = {
  readonly framework: FrameworkInput;
  readonly competencies: readonly CompetencyInput[];
  readonly edges: readonly EdgeInput[];
};

/** What of a package has no column or row of its own; lists that are empty keep their form (absent, null or []). */
function restOf(pack: CasePackage): Record<string, unknown> {
  const { CFDocument: _document, ...rest } = pack;
  return Object.fromEntries(
    Object.entries(rest).filter(
      ([key, value]) =>
        !(
          (key === 'CFItems' && caseItems(pack).length > 0) ||
          (key === 'CFAssociations' && caseAssociations(pack).length > 0) ||
          (key === 'CFDefinitions' && value !== null)
        ),
    ),
  );
}

function edgeRow(association: CaseAssociation, index: number, items: ReadonlySet<string>): EdgeInput {
  const inside = (id: string): string | null => (items.has(id.toLowerCase()) ? id.toLowerCase() : null);
  return {
    id: association.identifier.toLowerCase(),
    kind: association.associationType,
    from_id: inside(association.originNodeURI.identifier),
    to_id: inside(association.destinationNodeURI.identifier),
    position: index + 1,
    source: association,
  };
}

type Placed = {
  readonly item: CaseItem;
  readonly id: string;
  readonly parent_id: string | null;
  readonly position: number;
  readonly fields: ItemFields;
};

/** The items in tree order, depth first, with positions from 1. Ids in lowercase. */
function placeItems(pack: CasePackage): Placed[] {
  const items = new Map(caseItems(pack).map((item) => [item.identifier, item]));
  return [...itemTree(pack)].flatMap(([identifier, parent], index) => {
    const item = items.get(identifier);
    if (item === undefined) return [];
    const [id, parent_id] = [identifier.toLowerCase(), parent?.toLowerCase() ?? null];
    return [{ item, id, parent_id, position: index + 1, fields: itemFields(item) }];
  });
}

/**
 * The rows of an accepted package: tree, bands, proposal of what can be rated, and the original JSON of each element.
 * Ids are in lowercase, as the database gives them back; the sources keep theirs.
 * @param markedTypes the types that a person has marked before; they go before the proposal
 */
export function rowsFromCase(pack: CasePackage, markedTypes: readonly string[] | null): FrameworkRows {
  const placed = placeItems(pack);
  const ids = new Set(placed.map(({ id }) => id));
  const edges = caseAssociations(pack).map((association, index) => edgeRow(association, index, ids));
  const graph = placed.map(
    ({ id, parent_id, position, fields }): GraphItem => ({
      id,
      parentId: parent_id,
      type: fields.item_type,
      grades: fields.grades,
      order: position,
    }),
  );
  const bands = assignBands(graph);
  const { types, basis, isRateable } = rateableAmong(graph, edges, markedTypes);
  const competencies = placed.map(({ item, id, parent_id, position, fields }) => ({
    ...fields,
    id,
    parent_id,
    translations: {},
    band_rank: bands.get(id)?.rank ?? null,
    band_label: bands.get(id)?.label ?? null,
    position,
    rateable: isRateable(id, fields.item_type),
    source: item,
  }));
  return { framework: frameworkRow(pack, types, basis), competencies, edges };
}

function frameworkRow(pack: CasePackage, types: readonly string[], basis: RateableBasis): FrameworkInput {
  const document = pack.CFDocument;
  return {
    id: document.identifier.toLowerCase(),
    code: null,
    title: document.title,
    translations: {},
    subjects: subjectsOf(document, caseItems(pack)),
    rateable_types: types,
    rateable_basis: basis,
    source_document: document,
    source_definitions: pack.CFDefinitions ?? null,
    source_rest: restOf(pack),
  };
}

function rateableAmong(
  graph: readonly GraphItem[],
  edges: readonly EdgeInput[],
  markedTypes: readonly string[] | null,
): {
  types: readonly string[];
  basis: RateableBasis;
  isRateable: (id: string, type: string | null) => boolean;
} {
  if (markedTypes !== null) {
    const isRateable = (_id: string, type: string | null) => type !== null && markedTypes.includes(type);
    return { types: markedTypes, basis: 'person', isRateable };
  }
  const precedes = edges.flatMap(({ kind, from_id, to_id }) =>
    kind === 'precedes' && from_id !== null && to_id !== null ? [{ from: from_id, to: to_id }] : [],
  );
  const { types, basis, rateable } = proposeRateableTypes(graph, precedes);
  return { types, basis, isRateable: (id) => rateable.has(id) };
}
