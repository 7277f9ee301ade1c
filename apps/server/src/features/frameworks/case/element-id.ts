import { createHash } from 'node:crypto';

/** Names the space of ids that Cairn derives itself (RFC 9562, 6.6); any fixed UUID would do. */
const NAMESPACE = Buffer.from('c2a4f6d08b1e5c3797d1e5a30f4b6c82', 'hex');

/**
 * The id of an association that no file has named: UUIDv5 (RFC 9562, 5.5) of what it says, so that every export and
 * every new start gives the same one.
 */
export function associationId(frameworkId: string, kind: string, from: string, to: string): string {
  const digest = createHash('sha1').update(NAMESPACE).update(`${frameworkId} ${kind} ${from} ${to}`).digest();
  const hex = digest.toString('hex');
  const variant = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant.toString(16)}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
