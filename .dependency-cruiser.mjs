// For the command line and for editors; the rules stand in scripts/boundaries.ts.
export { boundaries as default } from './scripts/boundaries.ts';
