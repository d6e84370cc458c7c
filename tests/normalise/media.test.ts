import { describe, expect, it } from 'vitest';
import { normalise } from '../../lambdas/normalise/normalise.ts';
import { zipOf } from '../support/pack.ts';
import { pngOf } from '../support/pictures.ts';
import { World } from './world.ts';

const key = 'paper/bridge.zip';

function archive(word: string, shade = 0): Uint8Array {
  const page = `<html><head><title>The ${word} bridge opens</title></head><body><article><h1>The ${word} bridge opens</h1>
<p>The ${word} bridge opened to traffic on Monday after a repair of two years, the city said.</p>
<figure><img src="bridge.png" alt="A bridge"><figcaption>The bridge on Monday</figcaption></figure>
<p>It will be closed again in autumn for a week.</p></article></body></html>`;
  return zipOf({ 'bridge.html': page, 'bridge.png': pngOf(40, 30, shade) });
}

async function upload(world: World, content: Uint8Array): Promise<void> {
  world.put(key, content);
  expect(await normalise(key, world.doors())).toMatchObject({ outcome: 'accepted' });
}

/** The addresses of pictures in the newest document. */
function addresses(world: World): string[] {
  const [record] = world.records.values();
  const { associations = [] } = world.documents.get(record?.documentKey ?? '') ?? {};
  return associations.flatMap(({ renditions = [] }) => renditions.map(({ href }) => href));
}

const stored = (world: World) =>
  [...world.media].map((path) => `https://feeds.example/media/${path}`);

describe('a picture that comes with its article', () => {
  it('is stored, and the article tells where', async () => {
    const world = new World();
    await upload(world, archive('old'));
    expect(addresses(world)).toHaveLength(1);
    expect(stored(world)).toEqual(addresses(world));
    const [document] = world.documents.values();
    expect(JSON.stringify(document)).not.toContain('packed:');
  });

  it('is refused where only its address came', async () => {
    const world = new World();
    const address = `packed:${'0'.repeat(64)}.png`;
    world.put(
      'paper/bridge.html',
      `<article><h1>The bridge opens</h1><p>The bridge opened on Monday.</p><img src="${address}"></article>`,
    );
    const receipt = await normalise('paper/bridge.html', world.doors());
    expect(receipt?.rejection).toMatchObject({
      reason: 'malformed',
      sentence: expect.stringContaining(address),
    });
  });

  it('keeps its address when the text is corrected', async () => {
    const world = new World();
    await upload(world, archive('old'));
    const before = addresses(world);
    await upload(world, archive('new'));
    expect(addresses(world)).toEqual(before);
    expect([...world.records.values()]).toMatchObject([{ version: 2 }]);
  });

  it('that is replaced by another is a change of the article', async () => {
    const world = new World();
    await upload(world, archive('old'));
    const before = addresses(world);
    await upload(world, archive('old', 200));
    expect(addresses(world)).not.toEqual(before);
    // Somebody may be fetching the first one.
    expect(stored(world)).toEqual(expect.arrayContaining([...before, ...addresses(world)]));
  });

  it('is taken away with its article, also when the worker dies before that', async () => {
    for (let dies = 1; ; dies++) {
      const world = new World();
      await upload(world, archive('old'));
      world.remove(key);
      const died = await normalise(key, world.doors(dies)).then(
        () => false,
        () => true,
      );
      if (died) await normalise(key, world.doors());
      expect(stored(world)).toEqual([]);
      expect([...world.records.values()]).toMatchObject([{ status: 'withdrawn' }]);
      if (!died) return;
    }
  });

  it('that comes back with its article has an address that no late withdrawal takes away', async () => {
    const world = new World();
    await upload(world, archive('old'));
    const before = addresses(world);
    world.remove(key);
    await normalise(key, world.doors());
    await upload(world, archive('old'));
    expect(addresses(world)).not.toEqual(before);
    expect(stored(world)).toEqual(addresses(world));
  });
});
