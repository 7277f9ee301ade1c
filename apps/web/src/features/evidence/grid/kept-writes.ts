import { readStored, writeStored } from '../../../app/device-storage.ts';
import type { Batch, KeptWrites } from './outbox.ts';
import type { RatingWrite } from './rating-write.ts';

const nothing: KeptWrites = { batches: [], waiting: [] };

/**
 * Keeps the unsent writes of one person for a page that is closed too early: ids, levels and notes, no names,
 * and only until they are sent. Where storage is closed they live in memory alone. Tabs share the place, so a
 * page changes only what it has put there or taken over.
 */
export function keptWrites(raterId: string) {
  const key = `cairn.unsent.${raterId}`;
  const own = new Set<string>();
  const takeOver = (kept: KeptWrites): KeptWrites => {
    for (const { id } of [...kept.batches.flatMap(({ writes }) => writes), ...kept.waiting]) own.add(id);
    return kept;
  };
  return {
    load: (): KeptWrites => takeOver(parseKept(readStored(key))),
    save: (kept: KeptWrites): void => {
      takeOver(kept);
      const all = mergeKept(parseKept(readStored(key)), kept, own);
      const empty = all.batches.length + all.waiting.length === 0;
      writeStored(key, empty ? '' : JSON.stringify(all));
    },
  };
}

/** What is to be kept: of the `stored` writes those that are not of this page (`own`), and all that it has now. */
export function mergeKept(stored: KeptWrites, kept: KeptWrites, own: ReadonlySet<string>): KeptWrites {
  const batches = stored.batches.filter(({ writes }) => writes.every(({ id }) => !own.has(id)));
  const waiting = stored.waiting.filter(({ id }) => !own.has(id));
  return { batches: [...batches, ...kept.batches], waiting: [...waiting, ...kept.waiting] };
}

/** Reads what was kept; anything that is not of our making is left out. */
export function parseKept(text: string | null): KeptWrites {
  if (text === null || text === '') return nothing;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return nothing;
    const { batches, waiting } = value;
    return {
      batches: Array.isArray(batches) ? batches.filter(isBatch) : [],
      waiting: Array.isArray(waiting) ? waiting.filter(isWrite) : [],
    };
  } catch {
    return nothing;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isBatch = (value: unknown): value is Batch => {
  if (!isRecord(value)) return false;
  const { commandId, writes } = value;
  return typeof commandId === 'string' && Array.isArray(writes) && writes.length > 0 && writes.every(isWrite);
};

const isWrite = (value: unknown): value is RatingWrite => {
  if (!isRecord(value)) return false;
  const { kind, id, personId, competencyId, value: rating } = value;
  const named = [id, personId, competencyId].every((text) => typeof text === 'string');
  return (kind === 'new' || kind === 'correction') && named && isRecord(rating);
};
