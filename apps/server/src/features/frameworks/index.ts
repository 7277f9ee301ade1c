export { type ExportCaseInput, type ExportedFramework, exportCase } from './case/export-case.ts';
export { type ImportCaseInput, importCase } from './case/import-case.ts';
export { type FrameworkGraph, type GraphCompetency, loadGraph } from './graph.ts';
export { type LocalizedTexts, localized, presentCompetency } from './present.ts';
export { installStarterFrameworks } from './starter.ts';
