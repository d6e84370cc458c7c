import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, paragraph } from '../support/docx.ts';
import { zipOf } from '../support/pack.ts';
import { pngOf } from '../support/pictures.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = await startPipeline();
  await pipeline.subscribe({ id: 'all' });
});
afterAll(() => pipeline.stop());

describe('an archive of articles with pictures beside them', () => {
  const photo = pngOf(640, 480);
  const key = 'harbour-post/storm.zip';
  const archive = zipOf({
    'storm/story.docx': docxOf({
      body:
        paragraph('Storm closes harbour', 'Title') +
        paragraph('The harbour was closed on Monday after the storm, the coast guard said.') +
        paragraph('Ferries stay in port until Tuesday. Nobody was hurt.'),
    }),
    'storm/wave.png': photo,
    'quay.html':
      '<html lang="en"><body><h1>Quay reopens after the flood</h1><p>The quay reopened on Monday, a week after the flood, the city said.</p><img src="img/quay.png" alt="The quay"></body></html>',
    'img/quay.png': pngOf(320, 200, 7),
  });
  const pushed = (title: string) =>
    pipeline.partner
      .accepted('all')
      .map(({ article }) => article)
      .findLast(({ headlines }) => headlines[0]?.value === title);
  const addresses = (title: string) =>
    (pushed(title)?.associations ?? []).flatMap(({ renditions = [] }) =>
      renditions.map(({ href }) => href),
    );

  it('is two articles, whose pictures partners can fetch', async () => {
    const { receipt } = await pipeline.upload(key, archive);
    expect(receipt?.parts?.map(({ place, outcome }) => [place, outcome])).toEqual([
      ['storm/story.docx', 'accepted'],
      ['quay.html', 'accepted'],
    ]);
    await until(() => pipeline.partner.accepted('all').length === 2, 'both articles to be pushed');

    const [address = ''] = addresses('Storm closes harbour');
    expect(address).toMatch(
      new RegExp(`^${pipeline.stack.outputs.FeedsAddress}/media/[^/]+/\\d+/[0-9a-f]{64}\\.png$`),
    );
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(Buffer.from(await response.arrayBuffer()).equals(photo)).toBe(true);
    const quay = pushed('Quay reopens after the flood');
    expect(quay?.bodies[0]?.value).toContain(
      `<img src="${addresses('Quay reopens after the flood')[0]}"`,
    );
    expect(JSON.stringify(pipeline.partner.accepted('all').map(({ body }) => body))).not.toContain(
      'packed:',
    );
  });

  it('takes its pictures along when it is deleted', async () => {
    const all = [
      ...addresses('Storm closes harbour'),
      ...addresses('Quay reopens after the flood'),
    ];
    expect(all).toHaveLength(2);
    await pipeline.remove(key);
    const gone = async () =>
      (await Promise.all(all.map((one) => fetch(one)))).every(({ status }) => status >= 400);
    await until(gone, 'the pictures to be gone');
    expect(await pipeline.deadLetters()).toBe(0);
  });
});
