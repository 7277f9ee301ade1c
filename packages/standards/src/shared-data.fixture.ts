import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Test inputs that are not part of the repository; they lie beside the checkout where there are any. */
const ROOT = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** Said by tests that are skipped without those inputs. */
export const ABSENT = 'skipped: ../shared/data is not beside this checkout';

/** Whether the inputs are there. */
export const sharedDataIsAbsent: boolean = !existsSync(ROOT);

/** The path of an input. */
export const sharedData = (name: string): string => `${ROOT}${name}`;
