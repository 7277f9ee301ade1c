import { readStored, writeStored } from '../../../app/device-storage.ts';
import type { Batch, KeptWrites } from './outbox.ts';
import type { RatingWrite } from './rating-write.ts';

const nothing: KeptWrites = { batches: [], waiting: [] };

/**
 * Keeps the unsent writes of one person for a page that is closed too early: ids, levels and notes, no names,
 * and only until they are sent. Where storage is closed they live in memory alone.
 */
export function keptWrites(raterId: string) {
  const key = `cairn.unsent.${raterId}`;
  return {
    load: (): KeptWrites => parseKept(readStored(key)),
    save: (kept: KeptWrites): void => {
      const empty = kept.batches.length + kept.waiting.length === 0;
      writeStored(key, empty ? '' : JSON.stringify(kept));
    },
  };
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
