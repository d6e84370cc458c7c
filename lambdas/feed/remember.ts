/**
 * Loads each thing once and keeps the last `most` of them, for things that never change. What could
 * not be loaded is not kept.
 */
export function remembering<T>(
  load: (key: string) => Promise<T>,
  most: number,
): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const thing = kept.get(key) ?? load(key);
    // Put in anew, so that the one that was not asked for the longest stands first.
    kept.delete(key);
    kept.set(key, thing);
    thing.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return thing;
  };
}
