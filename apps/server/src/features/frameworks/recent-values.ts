/** Keeps the values used last, up to a number of them; the one unused for longest goes first. */
export type RecentValues<Value> = {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => void;
  readonly size: () => number;
};

/** @param most how many values are kept, 1 or more */
export function createRecentValues<Value>(most: number): RecentValues<Value> {
  // A map keeps the order of insertion: the first key is the one unused for longest.
  const kept = new Map<string, Value>();
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    set: (key, value) => {
      kept.delete(key);
      kept.set(key, value);
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
    },
    size: () => kept.size,
  };
}
