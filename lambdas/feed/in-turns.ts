/** Does something with each of many things, with so many at a time; what comes of it, in their order. */
export async function inTurns<Thing, Result>(
  things: readonly Thing[],
  most: number,
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(things.length);
  let next = 0;
  const go = async () => {
    while (next < things.length) {
      const index = next++;
      results[index] = await work(things[index] as Thing);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, go));
  return results;
}
