import { readFile } from 'node:fs/promises';
import { parseFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { body, headline } from '../../lambdas/article/ninjs.ts';
import { getDocument } from '../../lambdas/aws/buckets.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';

const inbox = new URL('../../examples/inbox/', import.meta.url);
const example = (path: string) => readFile(new URL(path, inbox));

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = await startPipeline();
  await pipeline.subscribe({ id: 'all' });
  await pipeline.subscribe({
    id: 'feed',
    format: 'rss',
    channel: { type: 'feed', path: 'partner/all.xml', title: 'Everything', public: true },
  });
  await pipeline.subscribe({ id: 'spanish', filter: { languages: ['es'] } });
  await pipeline.subscribe({ id: 'harbour', filter: { publishers: ['harbour-post'] } });
  await pipeline.subscribe({ id: 'sport', filter: { subjects: ['medtop:15000000'] } });
});
afterAll(() => pipeline.stop());

const titles = async () => {
  const response = await fetch(`${pipeline.stack.outputs.FeedsAddress}/public/partner/all.xml`);
  const parsed = parseFeed(await response.text());
  if (parsed.format !== 'rss') throw new Error(`the feed is ${parsed.format}`);
  return (parsed.feed.items ?? []).map(({ title }) => title);
};

describe('an article on its way from its publisher to its partners', () => {
  it('arrives clean, tagged, signed and in the feed', async () => {
    const key = 'meridian-wire/01-accord.txt';
    const journey = await pipeline.upload(key, await example(key));

    expect(journey.receipt).toMatchObject({ outcome: 'accepted', format: 'text' });
    const [push] = pipeline.partner.accepted('all');
    expect(push?.article).toMatchObject({
      version: '1',
      pubStatus: 'usable',
      language: 'en',
      headlines: [
        { value: 'Mongolia and Kazakhstan agree to share rail freight and water of the Altai' },
      ],
    });
    const paragraphs = body(push?.article ?? fail(), 'text/plain').split('\n\n');
    expect(paragraphs).toHaveLength(8);
    expect(paragraphs[0]).toMatch(/^ULAANBAATAR \(Meridian\) — Mongolia and Kazakhstan signed/);
    expect(paragraphs[7]).toMatch(/Lake Zaysan\.$/);
    expect(push?.body).not.toMatch(/Featured|Source link|Related Posts|1 of 6/);
    const places = push?.article.places?.map(({ name }) => name);
    expect(places).toEqual(expect.arrayContaining(['Mongolia', 'Kazakhstan']));
    const people = push?.article.people?.map(({ name }) => name);
    expect(people).toEqual(expect.arrayContaining(['Batbayar Ganzorig', 'Aigerim Seitkali']));
    expect(await titles()).toContain(push?.article.headlines[0]?.value);
  });

  it('goes to those subscriptions alone whose filter lets it through', async () => {
    const key = 'meridian-wire/04-film-festival.html';
    await pipeline.upload(key, await example(key));
    const rowing = 'harbour-post/05-rowing-final.html';
    await pipeline.upload(rowing, await example(rowing));

    const got = (subscription: string) =>
      pipeline.partner.accepted(subscription).map(({ article }) => headline(article));
    expect(got('spanish')).toEqual([
      'El festival de cine de Montevideo premia a una directora debutante',
    ]);
    expect(got('harbour')).toEqual(['Lindqvist wins rowing gold by 0.04 seconds']);
    expect(got('sport')).toEqual(['Lindqvist wins rowing gold by 0.04 seconds']);
  });

  it('is sent again when it is corrected, as the next version under the same URI', async () => {
    const key = 'harbour-post/02-bridge-reopens.html';
    await pipeline.upload(key, await example(key));
    await pipeline.upload(
      'harbour-post/corrected.html',
      await example('harbour-post/later/02-bridge-reopens-corrected.html'),
    );

    const pushes = pipeline.partner
      .accepted('all')
      .filter(({ article }) => article.uri.endsWith('/harbour-bridge-reopens'));
    expect(pushes.map(({ article }) => article.version)).toEqual(['1', '2']);
    expect(pushes[0]?.body).toContain('£38 million, twice');
    expect(pushes[1]?.body).toContain('£83 million, four times');
    const inFeed = (await titles()).filter((title) => title?.startsWith('Harbour bridge'));
    expect(inFeed).toHaveLength(1);
  });

  it('is withdrawn from all who got it when it is killed', async () => {
    const key = 'meridian-wire/06-drill.json';
    const { record } = await pipeline.upload(key, await example(key));
    expect(await titles()).toContain(record?.headline);
    const kill = await pipeline.upload(
      'meridian-wire/kill.json',
      await example('meridian-wire/later/06-drill-kill.json'),
    );

    expect(kill.receipt?.outcome).toBe('withdrawn');
    expect(kill.deliveries.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    const last = pipeline.partner.accepted('all').at(-1);
    expect(last?.article).toMatchObject({
      uri: 'https://meridian.example/wire/2026/11/20/dam-evacuation',
      pubStatus: 'canceled',
    });
    expect(last?.body).not.toContain('Copiapó');
    expect(await titles()).not.toContain(record?.headline);
  });

  it('is withdrawn when its publisher deletes the file', async () => {
    const key = 'harbour-post/04-council-budget.txt';
    await pipeline.upload(key, await example(key));
    const pushed = pipeline.partner.accepted('harbour').at(-1);
    const journey = await pipeline.remove(key);

    expect(journey.receipt?.outcome).toBe('withdrawn');
    expect(journey.record?.status).toBe('withdrawn');
    expect(pipeline.partner.accepted('harbour').at(-1)?.article).toMatchObject({
      uri: pushed?.article.uri,
      pubStatus: 'canceled',
      bodies: [],
    });
  });

  it('is sent once, however often the same file is uploaded', async () => {
    const key = 'harbour-post/03-storm-warning.html';
    const file = await example(key);
    await pipeline.upload(key, file);
    const again = await pipeline.upload('harbour-post/copy-of-storm.html', file);

    expect(again.receipt?.outcome).toBe('unchanged');
    const pushes = pipeline.partner
      .accepted('harbour')
      .filter(({ article }) => article.uri.endsWith('/irish-sea-storm'));
    expect(pushes).toHaveLength(1);
  });

  it('does not go back to an older version that comes late', async () => {
    const page = (modified: string, text: string) => `<!doctype html><html lang="en"><head>
      <title>Museum opens a wing for children</title>
      <link rel="canonical" href="https://harbourpost.example/late">
      <meta property="article:modified_time" content="${modified}"></head><body><article>
      <h1>Museum opens a wing for children</h1>
      <p>The city museum opened a wing for children on Saturday, with ${text} rooms in which everything may be touched.</p>
      <p>The director said that a museum in which nothing is ever broken is a museum nobody uses.</p>
      </article></body></html>`;
    await pipeline.upload('harbour-post/late-1.html', page('2026-11-20T12:00:00Z', 'eleven'));
    const late = await pipeline.upload(
      'harbour-post/late-2.html',
      page('2026-11-20T09:00:00Z', 'seven'),
    );

    expect(late.receipt?.outcome).toBe('superseded');
    const { record } = late;
    const document = await getDocument(record?.documentKey ?? '');
    expect(body(document, 'text/plain')).toContain('eleven rooms');
  });

  it('leaves nothing behind in the dead letters', async () => {
    expect(await pipeline.deadLetters()).toBe(0);
  });
});

function fail(): never {
  throw new Error('there was no push');
}
