import 'react';

declare module 'react' {
  interface CSSProperties {
    /** How many rows share the height of the grid. */
    '--rows'?: number;
    /** Height of a bar of the distribution, 0 to 1. */
    '--share'?: number;
  }
}
