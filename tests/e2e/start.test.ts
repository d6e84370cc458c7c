import { expect, it } from 'vitest';
import type { Summary } from '../../local/watch/summary.ts';
import { run } from '../support/run.ts';

const start = async () => {
  const ran = await run('local/start.ts', ['--once', '--json']);
  return { ...ran, summary: JSON.parse(ran.stdout) as Summary };
};

it('npm start -- --once brings every example through, also while another runs', async () => {
  const [one, other] = await Promise.all([start(), start()]);

  expect(other.code, other.stderr).toBe(0);
  expect(one.code, one.stderr).toBe(0);
  const { complete, uploads, articles, deliveries } = one.summary;
  expect(complete).toBe(true);
  const outcomes = Object.fromEntries(uploads.map(({ key, outcome }) => [key, outcome]));
  expect(outcomes).toMatchObject({
    'harbour-post/01-ferry-strike.txt': 'accepted',
    'harbour-post/02-bridge-reopens.html': 'accepted',
    'harbour-post/06-lighthouse.json': 'rejected',
    'harbour-post/later/02-bridge-reopens-corrected.html': 'accepted',
    'meridian-wire/later/06-drill-kill.json': 'withdrawn',
  });
  expect(uploads).toHaveLength(14);
  expect(articles.find(({ uri }) => uri.endsWith('/harbour-bridge-reopens'))?.version).toBe(2);
  expect(articles.find(({ uri }) => uri.endsWith('/dam-evacuation'))?.status).toBe('withdrawn');
  expect(deliveries.length).toBeGreaterThan(20);
  for (const { attempts } of deliveries) {
    expect(attempts.at(-1)).toMatchObject({ result: 'accepted' });
  }
  // What is shown as it happens goes to standard error, so that standard output is JSON alone.
  expect(one.stderr).toMatch(/normalise +harbour-post\/01-ferry-strike\.txt +accepted v1: Ferry/);
}, 180_000);
