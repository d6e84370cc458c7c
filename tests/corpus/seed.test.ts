import { existsSync, readFileSync } from 'node:fs';
import { parseFeed } from 'feedsmith';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { body, headline } from '../../lambdas/article/ninjs.ts';
import { secret } from '../support/partner.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';

const seed = new URL('../../../shared/data/seed/russian-partners.txt', import.meta.url);
const here = existsSync(seed);
if (!here) console.warn('The seed article is not here: its test is skipped.');

describe.runIf(here)('the seed article, from upload to partner', () => {
  let pipeline: Pipeline;

  beforeAll(async () => {
    pipeline = await startPipeline();
    await pipeline.subscribe({ id: 'all', filter: { languages: ['en'] } });
    await pipeline.subscribe({
      id: 'feed',
      format: 'rss',
      channel: { type: 'feed', path: 'partner/seed.xml', title: 'Seed', public: true },
    });
    await pipeline.upload('aggregator/russian-partners.txt', readFileSync(seed));
  });
  afterAll(() => pipeline.stop());

  const pushed = () => pipeline.partner.accepted('all')[0] ?? expect.fail('nothing was pushed');

  it('has its headline, its twelve paragraphs and none of the furniture', () => {
    const { article } = pushed();
    expect(headline(article)).toBe(
      'Russian partners Belarus, Iran agree to bolster economic, military ties',
    );
    const paragraphs = body(article, 'text/plain').split('\n\n');
    expect(paragraphs).toHaveLength(12);
    expect(paragraphs[0]).toMatch(/^Iran and Belarus announced an agreement/);
    expect(paragraphs[11]).toMatch(/used in Ukraine\.$/);
    expect(pushed().body).not.toMatch(/Featured|Source link|Related Posts|1 of 6/);
    expect(body(article, 'text/html').match(/<p>/g)).toHaveLength(12);
  });

  it('is tagged with its language, places, people and at least one right subject', () => {
    const { language, places = [], people = [], subjects = [] } = pushed().article;
    expect(language).toBe('en');
    const names = (concepts: { name: string }[]) => concepts.map(({ name }) => name).join(', ');
    expect(names(places)).toMatch(/Iran/);
    expect(names(places)).toMatch(/Belarus/);
    expect(names(people)).toMatch(/Pezeshkian/);
    expect(names(people)).toMatch(/Lukashenko/);
    const codes = subjects.map(({ literal }) => literal);
    // international relations, diplomacy, economic sanction, treaty: it is about each of them.
    const right = ['medtop:20000638', 'medtop:20000639', 'medtop:20000642', 'medtop:20000641'];
    expect(codes.filter((code) => right.includes(code ?? ''))).not.toEqual([]);
  });

  it('bears a signature that the public package verifies, and not for other bytes', () => {
    const { body, headers } = pushed();
    const webhook = new Webhook(secret);
    expect(webhook.verify(body, headers as Record<string, string>)).toMatchObject({ type: 'text' });
    expect(() => webhook.verify(`${body} `, headers as Record<string, string>)).toThrow();
  });

  it('stands in the RSS feed', async () => {
    const response = await fetch(`${pipeline.stack.outputs.FeedsAddress}/public/partner/seed.xml`);
    const { feed, format } = parseFeed(await response.text());
    expect(format).toBe('rss');
    expect(JSON.stringify(feed)).toContain('Russian partners Belarus, Iran agree');
  });
});
