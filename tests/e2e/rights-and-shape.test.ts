import { afterAll, beforeAll, expect, it } from 'vitest';
import { ringArticle } from '../../lambdas/aws/queues.ts';
import { type Pipeline, startPipeline, until } from '../support/pipeline.ts';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
});
afterAll(() => pipeline.stop());

const document = (uri: string, more = {}) =>
  JSON.stringify({
    uri,
    type: 'text',
    language: 'en',
    headlines: [{ value: 'Harbour bridge reopens after two years of repair' }],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        value:
          '<p>The bridge is open again.</p><p>Trams cross it from <a href="https://a.example/">Monday</a>.</p>',
      },
    ],
    ...more,
  });

it('each partner has an article in its own shape, and none that it could not take', async () => {
  const filter = { publishers: ['shape-post'] };
  await pipeline.subscribe({
    id: 'short',
    filter,
    shape: { headline: { most: 30 }, body: { most: 6 }, attribution: 'By {publisher}.' },
  });
  await pipeline.subscribe({ id: 'pictures', filter, limits: { picture: 'required' } });
  const journey = await pipeline.upload('shape-post/bridge.json', document('urn:shape:bridge'));
  const [push] = pipeline.partner.accepted('short');
  expect(push?.article.headlines).toEqual([{ value: 'Harbour bridge reopens after…' }]);
  expect(push?.article.bodies[0]?.value).toBe(
    '<p>The bridge is open again.</p>\n<p>By its publisher.</p>',
  );
  expect(pipeline.partner.pushes.filter(({ subscription }) => subscription === 'pictures')).toEqual(
    [],
  );
  expect(journey.deliveries.find(({ subscription }) => subscription === 'pictures')).toMatchObject({
    state: 'refused',
    have: 0,
    attempts: [{ result: 'refused', detail: 'The partner takes no article without a picture.' }],
  });

  await pipeline.remove('shape-post/bridge.json');
  expect(pipeline.partner.accepted('short').at(-1)?.article.pubStatus).toBe('canceled');
});

it('usage terms keep an article from those whose desk has said so', async () => {
  const filter = { publishers: ['terms-post'] };
  const rights = { territories: ['IT'], except: { 'world rights except Italy': ['IT'] } };
  await pipeline.subscribe({ id: 'italian', filter, rights: { ...rights, unknown: 'deliver' } });
  await pipeline.subscribe({
    id: 'irish',
    filter,
    rights: { ...rights, territories: ['IE'], unknown: 'hold' },
  });
  const terms = { usageTerms: '*** World Rights Except Italy ***' };
  const { events } = await pipeline.upload('terms-post/a.json', document('urn:terms:a', terms));
  expect(events.at(-1)).toMatchObject({ stage: 'route', publish: ['irish'] });
});

it('an article that is one partner’s alone goes to the others afterwards', async () => {
  const filter = { publishers: ['alone-post'] };
  await pipeline.subscribe({ id: 'alone', partner: 'one', filter, exclusive: { hours: 1 } });
  await pipeline.subscribe({ id: 'rival', filter });
  const { record, events } = await pipeline.upload(
    'alone-post/bridge.json',
    document('urn:alone:bridge'),
  );
  expect(events.at(-1)).toMatchObject({ publish: ['alone'], waiting: ['rival'] });
  expect(pipeline.partner.accepted('alone')).toHaveLength(1);
  expect(pipeline.partner.accepted('rival')).toEqual([]);

  // The window is over, and the sweep rings.
  await pipeline.subscribe({ id: 'alone', partner: 'one', filter });
  await ringArticle('routing', record?.id ?? '');
  await until(() => pipeline.partner.accepted('rival').length === 1, 'the rival to have it');
  expect(pipeline.partner.accepted('alone')).toHaveLength(1);
});
