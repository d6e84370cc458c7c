/** What was learnt and holds for a while, in the memory of this worker. */
export interface Remembered<T> {
  get(key: string): T | undefined;
  set(key: string, value: T, milliseconds: number): void;
  forget(key: string): void;
}

/** @param most how many are kept; the oldest go first */
export function remembered<T>(most: number): Remembered<T> {
  const kept = new Map<string, { value: T; until: number }>();
  return {
    get(key) {
      const found = kept.get(key);
      if (found && found.until > Date.now()) return found.value;
      kept.delete(key);
      return undefined;
    },
    set(key, value, milliseconds) {
      kept.delete(key);
      kept.set(key, { value, until: Date.now() + milliseconds });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    forget: (key) => {
      kept.delete(key);
    },
  };
}
