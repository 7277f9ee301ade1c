// expects: 1484 (verbatimModuleSyntax)
import { Shape } from './shape.ts';
export const shape: Shape = { sides: 3 };
