import { findCycles } from '../cycles/index.ts';
import { parentEdges } from './item-tree.ts';
import { type CaseReport, pointer } from './read-element.ts';
import type { CaseAssociation, CasePackage } from './schema.ts';

/** An element of a list with its place there, from 0, which stays right when faulty neighbours were left out. */
export type Placed<T> = { readonly element: T; readonly index: number };

/** Identifiers that a package defines, faulty elements included: their faults are told once, not again by each link. */
export type Known = { readonly document: string | null; readonly items: ReadonlyMap<string, string> };

const checkNodes = ({ element, index }: Placed<CaseAssociation>, known: Known, report: CaseReport): void => {
  const { associationType } = element;
  const binding = associationType === 'isChildOf' || associationType === 'precedes';
  for (const end of ['originNodeURI', 'destinationNodeURI'] as const) {
    const id = element[end].identifier;
    const mayBeDocument = !binding || (associationType === 'isChildOf' && end === 'destinationNodeURI');
    if (known.items.has(id) || (mayBeDocument && id === known.document)) continue;
    const field = pointer('CFAssociations', index, end, 'identifier');
    if (binding) {
      report(
        'case.dangling',
        index + 1,
        field,
        `${associationType} points to ${id}, which is no item of this package; add the item or remove the association.`,
      );
    } else {
      report(
        'case.outside_node',
        index + 1,
        field,
        `${associationType} points to ${id} in another document; it is kept as it is.`,
      );
    }
  }
};

const checkCycles = (
  type: 'isChildOf' | 'precedes',
  associations: readonly Placed<CaseAssociation>[],
  known: Known,
  report: CaseReport,
): void => {
  const edges = associations
    .filter(({ element }) => element.associationType === type)
    .map(({ element, index }) => ({
      from: element.originNodeURI.identifier,
      to: element.destinationNodeURI.identifier,
      index,
    }));
  for (const cycle of findCycles(edges)) {
    const steps = new Map(cycle.map((id, place) => [id, cycle[(place + 1) % cycle.length]]));
    const index = edges.find(({ from, to }) => steps.get(from) === to)?.index ?? null;
    const names = [...cycle, ...cycle.slice(0, 1)].map((id) => known.items.get(id) ?? id).join(' → ');
    const field = index === null ? pointer('CFAssociations') : pointer('CFAssociations', index);
    report(
      'case.cycle',
      index === null ? null : index + 1,
      field,
      `${type} goes in a circle: ${names}; remove one of these associations.`,
    );
  }
};

const checkParents = (
  pack: CasePackage,
  associations: readonly Placed<CaseAssociation>[],
  known: Known,
  report: CaseReport,
): void => {
  const places = new Map(associations.map(({ element, index }) => [element, index]));
  for (const [child, [first, ...others]] of parentEdges(pack)) {
    const kept = first?.destinationNodeURI.identifier ?? '';
    for (const other of others) {
      if (other.destinationNodeURI.identifier === kept) continue;
      const index = places.get(other) ?? 0;
      const name = known.items.get(child) ?? child;
      report(
        'case.multiple_parents',
        index + 1,
        pointer('CFAssociations', index),
        `${name} has more than one parent; it stands under ${known.items.get(kept) ?? kept}, the first by sequence number.`,
      );
    }
  }
};

/** Checks what the associations of a package say together: ends that exist, no circles, one parent. */
export const checkGraph = (
  pack: CasePackage,
  associations: readonly Placed<CaseAssociation>[],
  known: Known,
  report: CaseReport,
): void => {
  for (const association of associations) checkNodes(association, known, report);
  checkCycles('isChildOf', associations, known, report);
  checkCycles('precedes', associations, known, report);
  checkParents(pack, associations, known, report);
};
