import { describe, expect, it } from 'vitest';
import { fixture, uploaded } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readUpload } from '../../support/read-upload.ts';

describe('an entry of Digital Wires', () => {
  const { reading, format } = readUpload(fixture('digitalwires.json'));
  const { article } = reading;

  it('keeps every field that we know', () => {
    expect(format).toBe('digitalwires');
    expect(reading.documentId).toBe('urn:newsml:press.example:20090101:261124-99-4711');
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [
        { value: 'Hafenstädte einigen sich auf gemeinsame Lotsen' },
        { role: 'kicker', value: 'Schifffahrt' },
      ],
      descriptions: [{ role: 'teaser', value: 'Ein elfjähriger Streit endet.' }],
      versionCreated: '2026-11-24T05:30:00.000Z',
      embargoedUntil: '2026-11-24T11:00:00.000Z',
      urgency: 3,
      language: 'de',
      located: 'Port Ellery',
      copyrightNotice: 'Copyright 2026, prs',
      usageTerms: 'Nutzung nur nach Vereinbarung',
      subjects: [
        {
          name: 'Schifffahrt',
          uri: 'http://cv.iptc.org/newscodes/mediatopic/20000342',
          creator: 'publisher',
        },
        { name: 'wi', rel: 'category', literal: 'dpacat:wi', creator: 'publisher' },
        { name: 'Lotsen', rel: 'keyword', creator: 'publisher' },
      ],
      people: [{ name: 'Ingrid Aas', rel: 'about', literal: 'prsperson:17' }],
      places: [{ name: 'Nordküste', rel: 'about', literal: 'dpaarea:1' }],
      genres: [{ name: 'Meldung', literal: 'dpatextgenre:1' }],
      infoSources: [{ name: 'prs', literal: 'dnlprov:prs' }],
      altIds: [{ role: 'version', value: '3' }],
    });
    expect(article.by).toMatch(/^Mara Lindqvist/);
  });

  it('has its text and its box, in our vocabulary', () => {
    const html = article.bodies[0]?.value ?? '';
    expectSafe(html);
    expect(html.split('\n')).toEqual([
      '<p>Port Ellery (prs) - Drei Hafenstädte teilen sich künftig ihre Lotsen.</p>',
      '<h2>Erste Fahrt</h2>',
      '<p>Die ersten Mannschaften fahren im Oktober.</p>',
      '<h2>Lotsen</h2>',
      '<p>Sie führen Schiffe in den Hafen.</p>',
    ]);
  });

  it('has the notes that are fit for publication, and no telephone numbers', () => {
    expect(article.edNote).toBe('prs ml');
    expect(JSON.stringify(article)).not.toContain('1234');
  });

  it('has its pictures, the featured one first', () => {
    expect(article.associations).toEqual([
      {
        name: 'media1',
        rel: 'featured',
        uri: 'urn:newsml:press.example:20090101:261124-99-1',
        type: 'picture',
        headlines: [{ value: 'Lotsenboot' }],
        descriptions: [{ value: 'Ein Lotsenboot vor Port Ellery.' }],
        infoSources: [{ name: 'Jon Aas/prs', role: 'credit' }],
        renditions: [
          {
            name: 'main',
            href: 'https://press.example/1.jpeg',
            contentType: 'image/jpeg',
            width: 2048,
            height: 1365,
          },
        ],
      },
      expect.objectContaining({ name: 'media2', headlines: [{ value: 'Turm' }] }),
    ]);
  });
});

it.each([
  ['canceled', 'canceled'],
  ['withheld', 'withheld'],
])('of status %s is %s, also without a text', (pubstatus, expected) => {
  const entry = { urn: 'urn:x:1', headline: 'x', article_html: '', categories: [], pubstatus };
  const { reading } = readUpload(uploaded(JSON.stringify(entry)));
  expect(reading.article).toMatchObject({ pubStatus: expected, bodies: [] });
});

it('without a text is refused', () => {
  const entry = { urn: 'urn:x:1', headline: 'x', article_html: '<p> </p>', categories: [] };
  expect(() => readUpload(uploaded(JSON.stringify(entry)))).toThrow(/^no-article: .*article_html/);
});

it('says of every field where it came from', () => {
  const { article, evidence } = readUpload(fixture('digitalwires.json')).reading;
  for (const field of Object.keys(article))
    if (field !== 'headlines' && field !== 'bodies') expect(evidence, field).toHaveProperty(field);
});
