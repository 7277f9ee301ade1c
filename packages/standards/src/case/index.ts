export { CASE_CODES, type CaseCode } from './codes.ts';
export { type CaseDifference, caseDifferences } from './differences.ts';
export { itemTree } from './item-tree.ts';
export { type CaseOptions, type CaseReading, parseCase } from './parse-case.ts';
export {
  ASSOCIATION_TYPES,
  type CaseAssociation,
  type CaseDefinition,
  type CaseDefinitions,
  type CaseDocument,
  type CaseItem,
  type CasePackage,
  caseAssociations,
  caseItems,
} from './schema.ts';
export { toCaseJson } from './write-case.ts';
