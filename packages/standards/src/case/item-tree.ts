import { type CaseAssociation, type CasePackage, caseAssociations, caseItems } from './schema.ts';

const LAST = Number.MAX_SAFE_INTEGER;

/** `isChildOf` edges that start at an item of the package, by child, in order of sequence number, then of the file. */
export const parentEdges = (pack: CasePackage): ReadonlyMap<string, readonly CaseAssociation[]> => {
  const items = new Set(caseItems(pack).map(({ identifier }) => identifier));
  const edges = new Map<string, CaseAssociation[]>();
  for (const association of caseAssociations(pack)) {
    const child = association.originNodeURI.identifier;
    if (association.associationType !== 'isChildOf' || !items.has(child)) continue;
    const own = edges.get(child) ?? [];
    own.push(association);
    edges.set(child, own);
  }
  for (const own of edges.values())
    own.sort((a, b) => (a.sequenceNumber ?? LAST) - (b.sequenceNumber ?? LAST));
  return edges;
};

type Place = { readonly id: string; readonly parent: string | null; readonly sequence: number };

const placesByParent = (pack: CasePackage): ReadonlyMap<string | null, readonly Place[]> => {
  const items = new Set(caseItems(pack).map(({ identifier }) => identifier));
  const edges = parentEdges(pack);
  const children = new Map<string | null, Place[]>();
  for (const id of items) {
    const edge = edges.get(id)?.[0];
    const target = edge?.destinationNodeURI.identifier;
    const parent = target !== undefined && items.has(target) ? target : null;
    const siblings = children.get(parent) ?? [];
    siblings.push({ id, parent, sequence: edge?.sequenceNumber ?? LAST });
    children.set(parent, siblings);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.sequence - b.sequence);
  return children;
};

/**
 * The tree of a package: each item's identifier with its parent's, null for the top (children of the document, and
 * items without a parent). Parents stand before their children, siblings in order of `sequenceNumber`, those without
 * one last and in file order. An item with more than one parent stands under the first by sequence. Items in a circle
 * of parents, which `parseCase` refuses, are left out.
 */
export const itemTree = (pack: CasePackage): ReadonlyMap<string, string | null> => {
  const children = placesByParent(pack);
  const tree = new Map<string, string | null>();
  const pending = [...(children.get(null) ?? [])].reverse();
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    tree.set(place.id, place.parent);
    pending.push(...[...(children.get(place.id) ?? [])].reverse());
  }
  return tree;
};
