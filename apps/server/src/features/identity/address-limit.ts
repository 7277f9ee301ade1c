import { isIPv6 } from 'node:net';
import { AppError } from '../../platform/http/problem.ts';

const MOST = 30;
const WINDOW_MS = 60_000;
/** Addresses remembered before old ones are let go. */
const ADDRESSES = 20_000;

/** Limits sign-ins that went wrong, by network address. */
export type AddressLimit = {
  /** @throws AppError `too_many_requests` when this address has had its share of the last minute */
  readonly check: (address: string) => void;
  /** One more that went wrong. */
  readonly note: (address: string) => void;
};

/**
 * At most 30 wrong sign-ins from one address in any minute, counted in this process's memory (a sliding window).
 * Only wrong ones count, because a whole school often shares one address and signs in within the same minute.
 * Guesses sent at once are bounded by the queue for hashing, and guesses at one name by the lockout.
 * @param clock milliseconds that only go forward
 */
export function createAddressLimit(clock: () => number = () => performance.now()): AddressLimit {
  const wrong = new Map<string, number[]>();
  const recent = (key: string): number[] => (wrong.get(key) ?? []).filter((at) => at > clock() - WINDOW_MS);
  const letGo = (): void => {
    for (const key of wrong.keys()) if (recent(key).length === 0) wrong.delete(key);
    // Still too many: the one that has been quiet the longest stands first.
    for (const key of wrong.keys()) {
      if (wrong.size < ADDRESSES) return;
      wrong.delete(key);
    }
  };
  return {
    check: (address) => {
      if (recent(networkOf(address)).length >= MOST) throw new AppError('too_many_requests');
    },
    note: (address) => {
      const key = networkOf(address);
      const times = [...recent(key), clock()].slice(-MOST);
      wrong.delete(key);
      if (wrong.size >= ADDRESSES) letGo();
      wrong.set(key, times);
    },
  };
}

/** One household or school: an IPv4 address, or the first half (/64) of an IPv6 address. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
  return groups.slice(0, 4).join(':');
}
