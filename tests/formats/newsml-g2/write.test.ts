import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newsmlG2Reader } from '../../../lambdas/formats/newsml-g2/read.ts';
import { newsmlG2Writer } from '../../../lambdas/formats/newsml-g2/write.ts';
import { canonicalArticle, readBack } from '../../support/round-trip.ts';
import { anyArticle, anyText, article, fullArticle } from '../articles.ts';
import { keptByNewsmlG2 } from './kept.ts';

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

describe('an article as NewsML-G2', () => {
  it('is a newsItem with all that it says, and its text in XHTML', () => {
    const xml = newsmlG2Writer.write(
      article({
        infoSources: [{ name: 'The Harbour Post' }, { name: 'Jane Doe', role: 'author' }],
        people: [{ name: 'A. Captain', rel: 'mentions', uri: 'https://people.example/captain' }],
        copyrightHolder: 'The Harbour Post',
        usageTerms: 'Not for resale.',
        edNote: 'Updates with the time of sailing.',
        embargoedUntil: '2026-11-24T08:00:00.000Z',
      }),
    );
    expect(xml).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" conformance="power" guid="https://harbour-post.example/2026/ferry" version="2" xml:lang="en-GB">
      <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
      <catalog><scheme alias="wirecopy" uri="urn:wirecopy:"/></catalog>
      <rightsInfo>
      <copyrightHolder literal="The Harbour Post"><name>The Harbour Post</name></copyrightHolder>
      <usageTerms>Not for resale.</usageTerms>
      </rightsInfo>
      <itemMeta>
      <itemClass qcode="ninat:text"/>
      <provider literal="The Harbour Post"><name>The Harbour Post</name></provider>
      <versionCreated>2026-11-24T07:45:10.000Z</versionCreated>
      <firstCreated>2026-11-24T06:30:00.000Z</firstCreated>
      <embargoed>2026-11-24T08:00:00.000Z</embargoed>
      <pubStatus qcode="stat:usable"/>
      <edNote>Updates with the time of sailing.</edNote>
      <link residref="https://harbour-post.example/ferry.jpg">
      <itemClass qcode="ninat:picture"/>
      <remoteContent rendition="wirecopy:original" href="https://harbour-post.example/ferry.jpg" contenttype="image/jpeg" width="1200" height="800"/>
      <by>A. Photographer</by>
      <description role="drol:caption">A ferry at "its" berth</description>
      </link>
      </itemMeta>
      <contentMeta>
      <urgency>4</urgency>
      <contentCreated>2026-11-24T06:00:00.000Z</contentCreated>
      <infoSource literal="The Harbour Post"><name>The Harbour Post</name></infoSource>
      <creator literal="Jane Doe" type="cpnat:person"><name>Jane Doe</name></creator>
      <language tag="en-GB"/>
      <subject qcode="medtop:09000000" type="cpnat:abstract"><name>labour</name></subject>
      <subject qcode="medtop:20000533" type="cpnat:abstract"><name>strike</name></subject>
      <subject literal="desk:labour" type="cpnat:abstract"><name>labour</name></subject>
      <subject uri="https://people.example/captain" type="cpnat:person"><name>A. Captain</name></subject>
      <headline>Ferry crews &amp; port agree: "no strike" &lt;today&gt;</headline>
      <dateline>HARWICH</dateline>
      <by>Jane Doe</by>
      <description>Boats run again from noon.</description>
      </contentMeta>
      <contentSet>
      <inlineXML contenttype="application/xhtml+xml" charcount="45" wordcount="10">
      <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en-GB">
      <head><title>Ferry crews &amp; port agree: "no strike" &lt;today&gt;</title></head>
      <body>
      <p>The ferries sail at noon.</p>
      <p>Fares: 3 &lt; 4 ]]&gt; done.</p>
      </body>
      </html>
      </inlineXML>
      <remoteContent rendition="rnd:web" href="https://harbour-post.example/2026/ferry?a=1&amp;b=2" contenttype="text/html"/>
      </contentSet>
      </newsItem>
      "
    `);
  });

  it('is read back as the article, but for what is listed as lost', () => {
    fc.assert(
      fc.property(canonicalArticle, (sent) => {
        const { article: kept, documentId } = readBack(newsmlG2Reader, newsmlG2Writer.write(sent));
        expect(kept).toEqual(keptByNewsmlG2(sent));
        expect(documentId).toBe(sent.uri);
      }),
      { numRuns: 200 },
    );
  });

  it('is well-formed XML, whatever the texts', () => {
    fc.assert(
      fc.property(fc.oneof(fullArticle(anyText), anyArticle), (one) => {
        wellFormed(newsmlG2Writer.write(one));
      }),
      { numRuns: 300 },
    );
  });

  it('may be longer than any web page that is read', () => {
    const value = Array.from({ length: 60_000 }, (_, at) => `<p>Line ${at}.</p>`).join('\n');
    const long = article({ bodies: [{ role: 'main', contentType: 'text/html', value }] });
    const { article: kept } = readBack(newsmlG2Reader, newsmlG2Writer.write(long));
    expect(kept.bodies[0]?.value.startsWith(value)).toBe(true);
  });

  it('is the same to the byte while the article is, whatever the time', () => {
    const once = newsmlG2Writer.write(article());
    vi.setSystemTime('2030-01-01T00:00:00Z');
    expect(newsmlG2Writer.write(structuredClone(article()))).toBe(once);
  });

  it('leads to no address that would run something', () => {
    const href = 'javascript:alert(1)';
    const xml = newsmlG2Writer.write(
      article({
        people: [{ name: 'A. Captain', uri: href }],
        renditions: [{ name: 'web', href }],
        rightsInfo: { linkedRights: href },
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

describe('a withdrawal as NewsML-G2', () => {
  it('is the same item, canceled, with its headline and not a word of the rest', () => {
    const xml = newsmlG2Writer.write(article({ pubStatus: 'canceled', version: '3' }));
    expect(xml).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" conformance="power" guid="https://harbour-post.example/2026/ferry" version="3" xml:lang="en-GB">
      <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
      <catalog><scheme alias="wirecopy" uri="urn:wirecopy:"/></catalog>
      <itemMeta>
      <itemClass qcode="ninat:text"/>
      <provider literal="harbour-post.example"><name>harbour-post.example</name></provider>
      <versionCreated>2026-11-24T07:45:10.000Z</versionCreated>
      <firstCreated>2026-11-24T06:30:00.000Z</firstCreated>
      <pubStatus qcode="stat:canceled"/>
      </itemMeta>
      <contentMeta>
      <headline>Ferry crews &amp; port agree: "no strike" &lt;today&gt;</headline>
      </contentMeta>
      </newsItem>
      "
    `);
  });
});
