import { newId } from '../../platform/ids.ts';
import { insertMissingContexts, selectContexts } from './queries/references.ts';

/**
 * The work contexts of labels, made where they are not there yet. Labels are in the district's words; space
 * around them and capitals do not tell two contexts apart. Two statements; none without labels.
 * @returns ids by label as asked
 */
export async function ensureContexts(
  asked: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const labels = new Map(asked.map((label) => [label, plainLabel(label)]));
  const plain = [...new Set(labels.values())].filter((label) => label !== '');
  if (plain.length === 0) return new Map();
  await insertMissingContexts(
    plain,
    plain.map(() => newId(now)),
    now,
  );
  const ids = await selectContexts(plain);
  return new Map(
    [...labels].flatMap(([label, written]) => {
      const id = ids.get(written);
      return id === undefined ? [] : [[label, id] as const];
    }),
  );
}

/** A label as it is stored: one form of each accented letter, single spaces. */
function plainLabel(label: string): string {
  return label.toWellFormed().normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}
