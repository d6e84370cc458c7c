import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyCarriers, fieldCarriers } from '../support/carriers.ts';
import { disguised } from '../support/disguise.ts';
import { hostileMarkup, hostileTexts } from '../support/hostile.ts';
import { expectInert, publishedFrom } from '../support/inert.ts';

const kinds = Object.keys(hostileMarkup);

describe.each(Object.entries(bodyCarriers))('hostile markup in the text: %s', (_, carry) => {
  it.each(kinds)('%s', async (kind) => {
    for (const markup of hostileMarkup[kind] ?? []) {
      for (const article of await publishedFrom(carry(markup))) expectInert(article);
    }
  });
});

describe.each(Object.entries(fieldCarriers))('hostile text in every field: %s', (_, carry) => {
  it.each(kinds)('%s', async (kind) => {
    for (const text of hostileMarkup[kind] ?? []) {
      // An address in a field stands there bare.
      const [, bare = text] = /(?:href|src)="([^"]*)"/.exec(text) ?? [];
      for (const one of [text, bare]) {
        for (const article of await publishedFrom(carry(one))) expectInert(article);
      }
    }
  });
});

it('comes out of no disguise, in whatever it is carried', async () => {
  const carriers = fc.constantFrom(...Object.values(bodyCarriers), ...Object.values(fieldCarriers));
  let read = 0;
  await fc.assert(
    fc.asyncProperty(carriers, disguised(hostileTexts), async (carry, markup) => {
      const articles = await publishedFrom(carry(markup));
      read += articles.length;
      for (const article of articles) expectInert(article);
    }),
    { numRuns: 1500 },
  );
  expect(read).toBeGreaterThan(700);
});

it.each(Object.entries(bodyCarriers))('what carries it is read: %s', async (_, carry) => {
  const articles = await publishedFrom(carry('<p>The <b>mayor</b> came by boat on Tuesday.</p>'));
  expect(articles).toHaveLength(1);
  expect(JSON.stringify(articles[0]?.bodies)).toContain('came by boat');
});

it.each(Object.entries(fieldCarriers))(
  'what carries it is read: fields of %s',
  async (_, carry) => {
    expect(await publishedFrom(carry('https://a.example/1'))).toHaveLength(1);
  },
);
