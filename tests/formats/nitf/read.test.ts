import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { uploaded, xmlFixture } from '../../support/files.ts';
import { expectSafe } from '../../support/markup.ts';
import { readUpload } from '../../support/read-upload.ts';

const read = (xml: string) => readUpload(uploaded(xml, 'press/a.xml')).reading;
const docdata = (inner: string, attributes = '') =>
  `<nitf><head><docdata ${attributes}><doc-id id-string="1"/>${inner}</docdata></head><body><body.head><hedline><hl1>Storm closes harbour</hl1></hedline></body.head><body.content><p>The harbour is closed.</p></body.content></body></nitf>`;

function rejection(xml: string) {
  try {
    read(xml);
  } catch (error) {
    if (error instanceof RejectedUpload) return error.rejection;
    throw error;
  }
  return expect.fail('it was read');
}

describe('a NITF document', () => {
  const { reading, format } = readUpload(xmlFixture('nitf/story.xml'));
  const { article } = reading;

  it('keeps every field that we know', () => {
    expect(format).toBe('nitf');
    expect(reading.documentId).toBe('meridian.20250820.4711');
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [
        { value: 'Harbour towns agree to share one pilot service' },
        { role: 'subheadline', value: 'An old quarrel' },
      ],
      descriptions: [{ value: 'An eleven-year quarrel ends.' }],
      versionCreated: '2025-08-20T08:30:00.000Z',
      contentCreated: '2025-08-20T08:00:00.000Z',
      expires: '2026-08-20T00:00:00.000Z',
      urgency: 3,
      language: 'en-GB',
      by: 'Mara Lindqvist',
      located: 'Port Ellery, North Coast',
      copyrightHolder: 'Meridian',
      copyrightNotice: '© 2025 Meridian',
      usageTerms: 'Not for use in print. Until: 2025-12-31T23:59:00.000Z',
      edNote: 'Adds second paragraph.',
      people: [{ name: 'Ingrid Aas', rel: 'mentions' }],
      organisations: [{ name: 'Northern Pilots', rel: 'mentions', literal: 'iptc.org:np' }],
      places: [
        { name: 'Port Ellery, North Coast, XN', rel: 'event' },
        { name: 'Port Ellery', rel: 'mentions' },
      ],
      infoSources: [{ name: 'Meridian' }, { name: 'Meridian Wire' }],
      altIds: [
        { role: 'du-key', value: 'harbour-pact' },
        { role: 'version', value: '2' },
      ],
    });
    expect(reading.evidence).toMatchObject({ headline: 'hl1', versionCreated: 'date.issue' });
  });

  it("has IPTC's subject codes by their URI, and others as they stand", () => {
    const scheme = 'http://cv.iptc.org/newscodes/subjectcode/';
    expect(article.subjects).toEqual([
      { name: 'Transport', uri: `${scheme}04015000`, creator: 'publisher' },
      { name: 'Ports', literal: 'MER:X7', creator: 'publisher' },
      { name: '11000000', uri: `${scheme}11000000`, creator: 'publisher' },
      { name: 'pilots', rel: 'keyword', creator: 'publisher' },
    ]);
  });

  it('has its body in our vocabulary, without the headline that it repeats', () => {
    const html = article.bodies[0]?.value ?? '';
    expectSafe(html);
    expect(html.split('\n')).toEqual([
      '<figure><img src="https://meridian.example/media/pilot.jpg" alt="A pilot boat" width="800" height="600"><figcaption>A pilot boat leaves Port Ellery.</figcaption></figure>',
      "<p>Three harbour towns agreed on Wednesday to run <em>a single</em> pilot service, Ingrid Aas's office said.</p>",
      '<h2>First crews</h2>',
      '<p>The first joint crews <a href="https://meridian.example/crews">sail in October</a> from Port Ellery for the Northern Pilots.</p>',
      '<ul><li>Two boats</li><li>Nine pilots</li></ul>',
      '<table><tr><th>Town</th><th>Pilots</th></tr><tr><td>Port Ellery</td><td>4</td></tr></table>',
      '<blockquote><p>We are glad.</p></blockquote>',
      '<p>Jon Roe contributed to this report.</p>',
    ]);
  });

  it('has its pictures with caption, credit and alternative text, also one that is sent beside', () => {
    expect(article.associations).toEqual([
      {
        name: 'media1',
        uri: 'https://meridian.example/media/pilot.jpg',
        type: 'picture',
        descriptions: [
          { value: 'A pilot boat leaves Port Ellery.' },
          { role: 'alternative', value: 'A pilot boat' },
        ],
        by: 'Jon Aas',
        renditions: [
          {
            name: 'main',
            href: 'https://meridian.example/media/pilot.jpg',
            contentType: 'image/jpeg',
            width: 800,
            height: 600,
          },
        ],
      },
      {
        name: 'media2',
        uri: 'urn:wirecopy:file:beside.jpg',
        type: 'picture',
        descriptions: [{ value: 'The old tower.' }],
      },
    ]);
    expect(reading.dropped).toEqual(['___']);
  });
});

it('reads NITF in its namespace, under any prefix', () => {
  const xml = docdata('')
    .replaceAll(/<(\/?)/g, '<$1n:')
    .replace('<n:nitf', '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/"');
  expect(read(xml).article.headlines).toEqual([{ value: 'Storm closes harbour' }]);
});

it('mends paragraphs that were wrapped by breaks, and leaves other breaks', () => {
  const wrapped =
    'Crews from three of the towns worked all night to<br/>Port Ellery, where the storm had torn away a part<br/>of the harbour wall and the lights on its far end.';
  const [html] = read(docdata('').replace('The harbour is closed.', wrapped)).article.bodies;
  expect(html?.value).toMatch(
    /^<p>Crews from .* night to Port Ellery, .* a part of the harbour .* end\.<\/p>$/,
  );
  const verse = read(
    docdata('').replace(
      'The harbour is closed.',
      'The sea.<br/>The wide and never ending grey and stormy sea.<br/>Home.',
    ),
  );
  expect(verse.article.bodies[0]?.value.split('\n')).toHaveLength(3);
});

describe('what may be published when', () => {
  it('holds a document until its release', () => {
    const { article } = read(
      docdata('<date.issue norm="20250820T080000Z"/><date.release norm="20250821T080000+0200"/>'),
    );
    expect(article).toMatchObject({
      pubStatus: 'usable',
      embargoedUntil: '2025-08-21T06:00:00.000Z',
    });
  });

  it('takes a release at the time of issue for none', () => {
    expect(
      read(docdata('<date.issue norm="20250820"/><date.release norm="20250820"/>')).article,
    ).not.toHaveProperty('embargoedUntil');
  });

  it('withholds an embargo without an end', () => {
    const { article } = read(docdata('', 'management-status="embargoed"'));
    expect(article.pubStatus).toBe('withheld');
  });

  it.each([
    '<date.release norm="20250821T080000"/>',
    '<date.issue norm="20250820T080000Z"/><date.release norm="20250820T090000"/>',
    '<date.issue norm="20250820T080000Z"/><date.release norm="20250821"/>',
    '<date.release norm="tomorrow"/>',
  ])('refuses a release that it cannot be sure of: %s', (dates) => {
    expect(rejection(docdata(dates)).reason).toBe('malformed');
  });

  it.each(['canceled', 'withheld'] as const)('is %s, also without a text', (status) => {
    const xml = docdata('', `management-status="${status}"`).replace(/<p>.*<\/p>/, '');
    expect(read(xml).article).toMatchObject({ pubStatus: status, bodies: [] });
  });

  it('refuses a status that it does not know', () => {
    expect(rejection(docdata('', 'management-status="pulled"')).reason).toBe('malformed');
  });
});

it('says what is missing in a document without a text', () => {
  expect(rejection(docdata('').replace(/<p>.*<\/p>/, ''))).toMatchObject({ reason: 'no-article' });
});

it('says where a document is broken', () => {
  const { reason, sentence } = rejection('<nitf>\n<body>\n</nitf>');
  expect(reason).toBe('malformed');
  expect(sentence).toContain('line 3');
});

it('knows a document behind declarations of its own, and expands none', () => {
  const xml = docdata('').replace('The harbour', '&x; harbour');
  expect(rejection(`<!DOCTYPE nitf [<!ENTITY x "The">]>${xml}`).reason).toBe('malformed');
});

it('is read or refused with a word, whatever part of it is missing', () => {
  const whole = new TextDecoder().decode(xmlFixture('nitf/story.xml').bytes);
  for (const [element] of whole.matchAll(/<([\w.:]+)[^<>]*>[^<>]*<\/\1>|<[\w.:]+[^<>]*\/>/g)) {
    try {
      read(whole.replace(element, ''));
    } catch (error) {
      expect(error, element).toBeInstanceOf(RejectedUpload);
    }
  }
  expect(rejection(whole.slice(0, whole.length / 2)).reason).toBe('malformed');
});

it('says of every field where it came from', () => {
  const { article, evidence } = readUpload(xmlFixture('nitf/story.xml')).reading;
  for (const field of Object.keys(article))
    if (field !== 'headlines' && field !== 'bodies') expect(evidence, field).toHaveProperty(field);
});
