/**
 * Loads each thing once and keeps the last `most` of them, for things that never change. Only what has
 * come is kept: what could not be loaded is tried again, and nobody waits for a load that another began
 * and that may never end.
 */
export function remembering<T>(
  load: (key: string) => Promise<T>,
  most: number,
): (key: string) => Promise<T> {
  const kept = new Map<string, T>();
  return async (key) => {
    const thing = kept.has(key) ? (kept.get(key) as T) : await load(key);
    // Put in anew, so that the one that was not asked for the longest stands first.
    kept.delete(key);
    kept.set(key, thing);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return thing;
  };
}
