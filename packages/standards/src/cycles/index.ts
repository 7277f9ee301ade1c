export { findCycles } from './find-cycles.ts';
