// expects: lint/style/useImportType
import { Shape } from './shape.ts';
export const shape: Shape = { sides: 3 };
