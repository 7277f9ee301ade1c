import pg from 'pg';
import { AppError, type InvalidField } from '../../platform/http/problem.ts';

/** What a broken constraint of the append-only tables tells the sender. */
const BY_CONSTRAINT = {
  evidence_pkey: 'command_reused',
  evidence_payload_pkey: 'command_reused',
  rating_pkey: 'command_reused',
  rating_payload_pkey: 'command_reused',
  rating_district_id_corrects_key: 'already_corrected',
} as const;

/**
 * Run a write whose constraints speak to the sender: an id that is taken was used by another command
 * (`command_reused`), a second correction of one rating lost the race (`already_corrected`). The database
 * holds the invariant, so two writers at the same moment get the same answer as one after the other.
 */
export async function refusing<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23505') {
      for (const [constraint, code] of Object.entries(BY_CONSTRAINT))
        if (error.constraint === constraint) throw new AppError(code);
    }
    throw error;
  }
}

/** Refuse with every field at fault, or go on when there is none. */
export function refuseFields(
  code: 'unknown_reference' | 'rule_broken',
  fields: readonly InvalidField[],
): void {
  if (fields.length > 0) throw new AppError(code, undefined, fields);
}
