export { assignBands, type Band, bandOf, gradeRank } from './bands.ts';
export { findCycle, topologicalOrder } from './cycles.ts';
export { descendants, type Edge, type GraphItem } from './graph.ts';
export {
  allPrerequisitesOf,
  buildPrerequisiteIndex,
  type PrerequisiteIndex,
  prerequisitesOf,
} from './prerequisites.ts';
export { proposeRateableTypes, type RateableProposal } from './rateable.ts';
