import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { applyTags } from '../../lambdas/tag/apply.ts';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const seed = new URL('seed/russian-partners.txt', data);
const schema = new URL('schemas/ninjs-3.1.json', data);
const present = existsSync(seed) && existsSync(schema);
if (!present) console.warn(`Skipped: there is no sample data at ${data.pathname}`);

describe.skipIf(!present)('the seed article, tagged', () => {
  it('names its language, countries, people and organisations, and nothing that is none', async () => {
    const tags = await embeddedEngine.tag(seedArticle());
    expect(tags.language?.code).toBe('en');
    const codes = tags.places.flatMap(({ literal }) => literal ?? []);
    expect(codes.slice(0, 2).sort()).toEqual(['BY', 'IR']);
    expect(codes.toSorted()).toEqual(['BY', 'DE', 'FR', 'GB', 'IR', 'RU', 'UA', 'US']);
    expect(tags.people.map(({ name }) => name)).toEqual([
      'Masoud Pezeshkian',
      'Alexander Lukashenko',
      'Vladimir Putin',
    ]);
    expect(tags.organisations.map(({ name }) => name).toSorted()).toEqual([
      'BRICS',
      'Eurasian Economic Union',
      'European Union',
    ]);
  });

  it('has its subjects, and the topics above them', async () => {
    const tagged = applyTags(
      seedArticle(),
      await embeddedEngine.tag(seedArticle()),
      embeddedEngine,
    );
    const names = tagged.subjects?.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'economic sanction',
        'treaty',
        'international relations',
        'politics',
      ]),
    );
  });

  it('is valid ninjs 3.1', async () => {
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    // The schema takes GeoJSON by reference; we write none.
    ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' });
    const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
    const tagged = applyTags(
      seedArticle(),
      await embeddedEngine.tag(seedArticle()),
      embeddedEngine,
    );
    expect(validate(tagged), JSON.stringify(validate.errors)).toBe(true);
  });
});

/** As normalise makes it: without the aggregator's furniture. */
function seedArticle(): NinjsArticle {
  const [, , headline = '', , ...lines] = readFileSync(seed, 'utf8').split('\n');
  const text = lines.slice(0, lines.indexOf('Source link')).join('\n').trim();
  return {
    uri: 'urn:wirecopy:test:seed',
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '1',
    versionCreated: '2026-11-02T09:00:00Z',
    pubStatus: 'usable',
    headlines: [{ value: headline }],
    bodies: [{ role: 'main', contentType: 'text/plain', value: text }],
  };
}
