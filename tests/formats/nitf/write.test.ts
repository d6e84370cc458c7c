import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nitfReader } from '../../../lambdas/formats/nitf/read.ts';
import { nitfWriter } from '../../../lambdas/formats/nitf/write.ts';
import { canonicalArticle, readBack } from '../../support/round-trip.ts';
import { anyArticle, anyText, article, fullArticle } from '../articles.ts';
import { keptByNitf } from './kept.ts';

function wellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

afterEach(() => {
  vi.useRealTimers();
});

describe('an article as NITF', () => {
  it('has all that it says, its text in NITF and its picture after the text', () => {
    const xml = nitfWriter.write(
      article({
        infoSources: [{ name: 'The Harbour Post' }],
        people: [{ name: 'A. Captain', uri: 'https://people.example/captain' }],
        copyrightHolder: 'The Harbour Post',
        copyrightNotice: '© 2026 The Harbour Post',
        usageTerms: 'Not for resale.',
        edNote: 'Updates with the time of sailing.',
        expires: '2026-12-24T00:00:00.000Z',
      }),
    );
    expect(xml).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN" baselang="en-GB">
      <head>
      <title>Ferry crews &amp; port agree: "no strike" &lt;today&gt;</title>
      <docdata management-status="usable">
      <doc-id id-string="https://harbour-post.example/2026/ferry"/>
      <del-list>
      <from-src src-name="The Harbour Post"/>
      </del-list>
      <urgency ed-urg="4"/>
      <date.issue norm="20261124T074510Z"/>
      <date.expire norm="20261224T000000Z"/>
      <ed-msg info="Updates with the time of sailing."/>
      <du-key version="2"/>
      <doc.copyright year="2026" holder="The Harbour Post"/>
      <doc.rights limitations="Not for resale."/>
      <identified-content>
      <person value="https://people.example/captain">A. Captain</person>
      <classifier idsrc="medtop" value="09000000">labour</classifier>
      <classifier idsrc="medtop" value="20000533">strike</classifier>
      <classifier value="desk:labour">labour</classifier>
      </identified-content>
      </docdata>
      <revision-history norm="20261124T063000Z"/>
      </head>
      <body>
      <body.head>
      <hedline>
      <hl1>Ferry crews &amp; port agree: "no strike" &lt;today&gt;</hl1>
      </hedline>
      <rights>© 2026 The Harbour Post</rights>
      <byline>Jane Doe</byline>
      <dateline>
      <location>HARWICH</location>
      <story.date norm="20261124T060000Z"/>
      </dateline>
      <abstract>
      <p>Boats run again from noon.</p>
      </abstract>
      </body.head>
      <body.content>
      <p>The ferries sail at noon.</p>
      <p>Fares: 3 &lt; 4 ]]&gt; done.</p>
      <media media-type="image">
      <media-reference source="https://harbour-post.example/ferry.jpg" mime-type="image/jpeg" width="1200" height="800"/>
      <media-caption>A ferry at "its" berth</media-caption>
      <media-producer>A. Photographer</media-producer>
      </media>
      </body.content>
      </body>
      </nitf>
      "
    `);
  });

  it('has a picture that stands in the text there, with what is known of it', () => {
    const source = 'https://harbour-post.example/ferry.jpg';
    const figure = `<figure><img src="${source}" alt=""><figcaption>At her berth</figcaption></figure>`;
    const value = `<p>The ferries sail.</p>\n${figure}\n<p>At <strong>noon</strong>.</p>`;
    const xml = nitfWriter.write(
      article({ bodies: [{ role: 'main', contentType: 'text/html', value }] }),
    );
    expect(xml.slice(xml.indexOf('<body.content>'))).toMatchInlineSnapshot(`
      "<body.content>
      <p>The ferries sail.</p>
      <media media-type="image">
      <media-reference source="https://harbour-post.example/ferry.jpg" mime-type="image/jpeg" width="1200" height="800"/>
      <media-caption>At her berth</media-caption>
      <media-producer>A. Photographer</media-producer>
      </media>
      <p>At <em>noon</em>.</p>
      </body.content>
      </body>
      </nitf>
      "
    `);
  });

  it('is not released a moment before its embargo ends', () => {
    const xml = nitfWriter.write(article({ embargoedUntil: '2026-11-24T08:00:00.001Z' }));
    expect(xml).toContain('<date.release norm="20261124T080001Z"/>');
  });

  it('is read back as the article, but for what is listed as lost', () => {
    fc.assert(
      fc.property(canonicalArticle, (sent) => {
        const { article: kept, documentId } = readBack(nitfReader, nitfWriter.write(sent));
        expect(kept).toEqual(keptByNitf(sent));
        expect(documentId).toBe(sent.uri);
      }),
      { numRuns: 200 },
    );
  });

  it('is well-formed XML, whatever the texts', () => {
    fc.assert(
      fc.property(fc.oneof(fullArticle(anyText), anyArticle), (one) => {
        wellFormed(nitfWriter.write(one));
      }),
      { numRuns: 300 },
    );
  });

  it('may be longer than any web page that is read', () => {
    const value = Array.from({ length: 60_000 }, (_, at) => `<p>Line ${at}.</p>`).join('\n');
    const long = article({ bodies: [{ role: 'main', contentType: 'text/html', value }] });
    const { article: kept } = readBack(nitfReader, nitfWriter.write(long));
    expect(kept.bodies[0]?.value.startsWith(value)).toBe(true);
  });

  it('is the same to the byte while the article is, whatever the time', () => {
    const once = nitfWriter.write(article());
    vi.setSystemTime('2030-01-01T00:00:00Z');
    expect(nitfWriter.write(structuredClone(article()))).toBe(once);
  });

  it('leads to no address that would run something', () => {
    const href = 'javascript:alert(1)';
    const xml = nitfWriter.write(
      article({
        associations: [
          { name: 'lead', uri: href, type: 'picture', renditions: [{ name: 'main', href }] },
        ],
        bodies: [
          { role: 'main', contentType: 'text/html', value: `<p><a href="${href}">Sail</a></p>` },
        ],
      }),
    );
    expect(xml).not.toContain('javascript');
    expect(xml).toContain('<p>Sail</p>');
  });
});

describe('a withdrawal as NITF', () => {
  it('is the same document, canceled, with its headline and not a word of the rest', () => {
    const xml = nitfWriter.write(article({ pubStatus: 'canceled', version: '3' }));
    expect(xml).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN" baselang="en-GB">
      <head>
      <title>Ferry crews &amp; port agree: "no strike" &lt;today&gt;</title>
      <docdata management-status="canceled">
      <doc-id id-string="https://harbour-post.example/2026/ferry"/>
      <date.issue norm="20261124T074510Z"/>
      <du-key version="3"/>
      </docdata>
      </head>
      <body>
      <body.head>
      <hedline>
      <hl1>Ferry crews &amp; port agree: "no strike" &lt;today&gt;</hl1>
      </hedline>
      </body.head>
      </body>
      </nitf>
      "
    `);
  });
});
