const TEXT_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const RANDOM_BYTES = 10;
const LATEST_MS = 2 ** 48 - 1;

/**
 * True for the text form of a UUID (RFC 9562 section 4): 8-4-4-4-12 hexadecimal digits of either case, any
 * version. Version and variant are not looked at: rosters and frameworks carry ids that other systems made.
 */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && TEXT_FORM.test(value);
}

/**
 * A version 7 UUID (RFC 9562 section 5.7): 48 bits of Unix time in milliseconds, the version, 12 random
 * bits, the variant, 62 random bits. Ids made in different milliseconds sort by time as text.
 *
 * @param nowMs whole milliseconds since 1970-01-01T00:00Z, 0 to 2^48 - 1.
 * @param randomBytes exactly ten random bytes; the six bits that version and variant take over are dropped.
 * @throws RangeError when the time or the number of bytes is out of range.
 */
export function uuidv7(nowMs: number, randomBytes: Uint8Array): string {
  if (!Number.isInteger(nowMs) || nowMs < 0 || nowMs > LATEST_MS) {
    throw new RangeError(
      `The time of a UUID is whole milliseconds from 0 to 2^48 - 1, not ${String(nowMs)}.`,
    );
  }
  if (randomBytes.length !== RANDOM_BYTES) {
    throw new RangeError(`A version 7 UUID takes ${RANDOM_BYTES} random bytes, not ${randomBytes.length}.`);
  }
  const time = nowMs.toString(16).padStart(12, '0');
  const random = Array.from(randomBytes, (byte, index) => {
    if (index === 0) return (byte & 0x0f) | 0x70;
    if (index === 2) return (byte & 0x3f) | 0x80;
    return byte;
  });
  const tail = random.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [time.slice(0, 8), time.slice(8), tail.slice(0, 4), tail.slice(4, 8), tail.slice(8)].join('-');
}
