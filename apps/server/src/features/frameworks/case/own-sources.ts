import { caseAssociations, caseDifferences, caseItems } from '@cairn/standards/case';
import type { StoredFramework } from '../queries/stored.ts';
import { buildPackage } from './build-package.ts';
import type { FrameworkRows } from './rows.ts';

/**
 * For a framework that was written here: where an element of the file says just what our own export says, the file is
 * not a source, only a copy. So importing an export changes nothing. Elements that say more keep the file's JSON.
 */
export function withoutOwnSources(rows: FrameworkRows, stored: StoredFramework): FrameworkRows {
  const own = buildPackage(stored);
  const elements = new Map(
    [own.CFDocument, ...caseItems(own), ...caseAssociations(own)].map((element) => [
      element.identifier,
      element,
    ]),
  );
  const isCopy = (id: string, source: unknown): boolean => {
    const element = elements.get(id);
    return element !== undefined && caseDifferences(element, source).length === 0;
  };
  const trimmed = <Row extends { id: string; source: unknown }>(row: Row): Row =>
    isCopy(row.id, row.source) ? { ...row, source: null } : row;
  const positions = new Map(stored.edges.map(({ id, position }) => [id, position]));
  const { framework } = rows;
  const copied = isCopy(framework.id, framework.source_document) && framework.source_definitions === null;
  return {
    framework: copied
      ? { ...framework, source_document: null, source_definitions: null, source_rest: null }
      : framework,
    competencies: rows.competencies.map(trimmed),
    edges: rows.edges.map((row) => {
      const kept = trimmed(row);
      // The position of our own associations is their sequence number, not their place in the file.
      const position = kept.source === null ? positions.get(row.id) : undefined;
      return position === undefined ? kept : { ...kept, position };
    }),
  };
}
