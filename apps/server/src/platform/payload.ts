import { createHash, randomBytes } from 'node:crypto';

export type SealedPayload = { readonly salt: Buffer; readonly digest: Buffer };

/**
 * Salted digest of an erasable payload (law 6): the append-only row keeps the digest, the salt goes with the
 * payload, so that after an erasure nothing can be guessed back and the row still verifies as unchanged.
 */
export function sealPayload(
  fields: Readonly<Record<string, string | null>>,
  salt: Buffer = randomBytes(16),
): SealedPayload {
  const text = JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { salt, digest: createHash('sha256').update(salt).update(text).digest() };
}
