import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { body, headline, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { applyTags } from '../../lambdas/tag/apply.ts';
import { embeddedEngine } from '../../lambdas/tag/embedded/engine.ts';
import type { Mention, Tags } from '../../lambdas/tag/engine.ts';
import { articleOf } from './article.ts';

/** Text that looks like news, with what trips a tagger, and text that looks like nothing. */
const words = fc.constantFrom(
  ...'President Iran Iranian Jordan Chad Georgia Tbilisi said U.S. US us Mr. Ms. Alexander Lukashenko'.split(
    ' ',
  ),
  ...'Kim von der The the University of Ministry EU BRICS sanctions earthquake tennis , . “ ” ’ - — ( ) 47'.split(
    ' ',
  ),
  ...[
    'Prime Minister',
    'Bosnia and Herzegovina',
    'O’Brien',
    'al-Sisi',
    'é',
    '日本',
    '\n\n',
    '👩‍🚀',
    '\u0301',
  ],
);
const prose = fc.array(words, { maxLength: 60 }).map((all) => all.join(' '));
const text = fc.oneof({ weight: 4, arbitrary: prose }, fc.string({ unit: 'grapheme' }));

const concept = fc.record({ name: fc.string({ minLength: 1, maxLength: 12 }) });
const published = fc.record({
  headline: text,
  text,
  subjects: fc.array(
    fc.record({
      name: fc.constantFrom('sport', 'Economic sanction', 'Mozart', 'x'),
      creator: fc.constantFrom('publisher', 'http://example.org/desk'),
      literal: fc.constantFrom('medtop:20000642', 'medtop:15000000', 'own:1'),
    }),
    { maxLength: 3 },
  ),
  people: fc.array(concept, { maxLength: 2 }),
  places: fc.array(fc.oneof(concept, fc.constant({ name: 'Iran' })), { maxLength: 2 }),
  language: fc.constantFrom('en', 'de', 'en-GB', 'zh', 'qaa'),
});
const articles = published.map((fields) => articleOf(fields));

const lists = ['subjects', 'people', 'organisations', 'places'] as const;

describe('for any article', () => {
  it('gives the same tags every time', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        expect(await embeddedEngine.tag(article)).toEqual(await embeddedEngine.tag(article));
      }),
    );
  });

  it('keeps every tag of the publisher’s, untouched and first', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        const tagged = applyTags(article, await embeddedEngine.tag(article), embeddedEngine);
        for (const list of lists) {
          const own = article[list] ?? [];
          expect((tagged[list] ?? []).slice(0, own.length)).toEqual(own);
        }
        expect({ ...tagged, ...emptied }).toEqual({ ...article, ...emptied });
      }),
    );
  });

  it('does the same to a tagged article as to the untagged one', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        const once = applyTags(article, await embeddedEngine.tag(article), embeddedEngine);
        const twice = applyTags(once, await embeddedEngine.tag(once), embeddedEngine);
        expect(twice).toEqual(once);
      }),
    );
  });

  it('quotes its evidence word for word', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        for (const { field, offset, text } of mentionsIn(await embeddedEngine.tag(article))) {
          if (field !== 'publisher')
            expect(fieldOf(article, field).startsWith(text, offset)).toBe(true);
          expect(text).not.toBe('');
        }
      }),
    );
  });

  it('finds the same further down the page', async () => {
    await fc.assert(
      fc.asyncProperty(published, async (fields) => {
        const moved = { ...fields, text: `\n\n \n${fields.text}` };
        const found = await embeddedEngine.tag(articleOf(fields));
        const foundBelow = await embeddedEngine.tag(articleOf(moved));
        expect(withoutEvidence(foundBelow)).toEqual(withoutEvidence(found));
      }),
    );
  });

  it('names each thing once', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        const { subjects, people, organisations, places } = await embeddedEngine.tag(article);
        for (const names of [
          subjects.map(({ code }) => code),
          people.map(({ name }) => name),
          organisations.map(({ name }) => name),
          places.map(({ name }) => name),
        ]) {
          expect(names).toEqual([...new Set(names)]);
        }
      }),
    );
  });
});

const emptied = { subjects: [], people: [], organisations: [], places: [] };

function mentionsIn({ subjects, people, organisations, places }: Tags): Mention[] {
  return [...subjects, ...people, ...organisations, ...places].flatMap(({ evidence }) => evidence);
}

function fieldOf(article: NinjsArticle, field: Mention['field']): string {
  return field === 'headline' ? headline(article) : body(article, 'text/plain');
}

function withoutEvidence(tags: Tags) {
  return JSON.parse(JSON.stringify(tags, (key, value) => (key === 'evidence' ? undefined : value)));
}
