import { describe, expect, it } from 'vitest';
import { body, type NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { packedAddress } from '../../../lambdas/article/reading.ts';
import { articlesIn } from '../../../lambdas/normalise/read-upload.ts';
import { docxOf, paragraph } from '../../support/docx.ts';
import { uploaded } from '../../support/files.ts';
import { zipOf } from '../../support/pack.ts';
import { pngOf } from '../../support/pictures.ts';

const first = 'The harbour was closed on Monday after the storm, the coast guard said.';
const second = 'Ferries stay in port until Tuesday. Nobody was hurt.';
const prose = `${first}\n\n${second}`;
const photo = pngOf(640, 480);
const story = docxOf({
  body: paragraph('Storm closes harbour', 'Title') + paragraph(first) + paragraph(second),
});
const covering = 'Dear desk,\n\nPlease find attached our piece on the storm.\n\nJane';

interface Attached {
  name: string;
  content: string | Uint8Array;
  type?: string;
  fields?: string[];
}

/** A message with a text and what is attached to it. */
function message(
  text: string,
  attached: Attached[],
  { kind = 'mixed', fields = [] as string[] } = {},
) {
  const html = text.startsWith('<');
  const own = `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8\n\n${text}`;
  const parts = attached.map(
    ({ name, content, type = 'application/octet-stream', fields: more = [] }) =>
      [
        `Content-Type: ${type}`,
        ...(name ? [`Content-Disposition: attachment; filename="${name}"`] : []),
        'Content-Transfer-Encoding: base64',
        ...more,
        '',
        Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\n'),
      ].join('\n'),
  );
  const subject = fields.some((one) => one.startsWith('Subject:')) ? [] : ['Subject: Our piece'];
  return [
    'From: Jane Doe <jane@harbour-post.example>',
    'To: desk@wirecopy.example',
    ...subject,
    'Date: Mon, 23 Nov 2026 12:30:00 +0100',
    'Message-ID: <storm-1@harbour-post.example>',
    ...fields,
    `Content-Type: multipart/${kind}; boundary=part`,
    '',
    ...[own, ...parts].map((part) => `--part\n${part}`),
    '--part--',
    '',
  ].join('\n');
}

function found(content: string) {
  return articlesIn(uploaded(content, 'press/mail.eml')).map((one) => ({
    place: one.place,
    format: one.format,
    rejection: 'rejection' in one ? one.rejection : undefined,
    reading: 'reading' in one ? one.reading : undefined,
    headline: 'reading' in one ? one.reading.article.headlines[0]?.value : undefined,
    plain: 'reading' in one ? body(one.reading.article as NinjsArticle, 'text/plain') : undefined,
  }));
}

function only(content: string) {
  const [one, another] = found(content);
  expect(another).toBeUndefined();
  if (!one?.reading) throw new Error(`it was not read: ${one?.rejection?.sentence}`);
  const { article } = one.reading;
  return {
    ...one,
    article: article as NinjsArticle,
    html: body(article as NinjsArticle, 'text/html'),
    reading: one.reading,
  };
}

function refusal(content: string): string {
  try {
    found(content);
  } catch (error) {
    if (error instanceof RejectedUpload) return error.message;
    throw error;
  }
  expect.fail('it was read');
}

describe('an article that is attached to a covering letter', () => {
  it.each([
    ['a Word document', 'storm.docx', story],
    ['a text', 'storm.txt', `Storm closes harbour\n\n${prose}\n`],
    [
      'a page',
      'storm.html',
      `<html><body><h1>Storm closes harbour</h1><p>${first}</p><p>${second}</p></body></html>`,
    ],
    [
      'NITF',
      'storm.xml',
      `<nitf><body><body.head><hedline><hl1>Storm closes harbour</hl1></hedline></body.head><body.content><p>${first}</p><p>${second}</p></body.content></body></nitf>`,
    ],
    ['an archive', 'storm.zip', zipOf({ 'storm.docx': story })],
    [
      'a message',
      'storm.eml',
      `From: a@b.example\nTo: c@d.example\nSubject: Storm closes harbour\n\n${prose}\n`,
    ],
  ])('as %s is the article of the message', (_, name, content) => {
    const { headline, plain, article, reading } = only(message(covering, [{ name, content }]));
    expect(headline).toBe('Storm closes harbour');
    expect(plain).toBe(prose);
    expect(article.versionCreated).toBe('2026-11-23T11:30:00.000Z');
    expect(reading.evidence.attachment).toContain(name);
    expect(reading.dropped).toContain('Please find attached our piece on the storm.');
    expect(JSON.stringify(article)).not.toContain('Dear desk');
  });

  it('has the identity of the message, unless it has its own', () => {
    const of = (name: string, content: string | Uint8Array) =>
      only(message(covering, [{ name, content }])).reading.documentId;
    expect(of('storm.docx', story)).toBe('storm-1@harbour-post.example');
    const ninjs = { uri: 'urn:x:1', headline: 'Storm closes harbour', body_text: prose };
    expect(of('storm.json', JSON.stringify(ninjs))).toBe('urn:x:1');
  });

  it('is under the embargo of the letter, wherever that stands', () => {
    const line = 'EMBARGOED UNTIL 06:00 GMT, 24 November 2026';
    const attached = [{ name: 'storm.docx', content: story }];
    for (const content of [
      message(`${covering}\n\n${line}\n`, attached),
      message(covering, attached, { fields: [`Subject: ${line}: Storm closes harbour`] }),
    ]) {
      expect(only(content).article.embargoedUntil).toBe('2026-11-24T06:00:00.000Z');
    }
    expect(refusal(message(`${covering}\n\nEMBARGOED UNTIL FRIDAY\n`, attached))).toMatch(
      /^malformed: The embargo/,
    );
  });

  it('may be one of several, each of which is told', () => {
    const all = found(
      message(covering, [
        { name: 'storm.docx', content: story },
        {
          name: 'quay.txt',
          content: `Quay closed\n\nThe quay was closed on Monday after the storm.`,
        },
        { name: 'statement.pdf', content: '%PDF-1.7' },
      ]),
    );
    expect(
      all.map(({ place, format, headline, rejection, reading }) => [
        place,
        format,
        headline ?? rejection?.reason,
        reading?.documentId,
      ]),
    ).toEqual([
      ['storm.docx', 'docx', 'Storm closes harbour', 'storm-1@harbour-post.example/storm.docx'],
      ['quay.txt', 'text', 'Quay closed', 'storm-1@harbour-post.example/quay.txt'],
      ['statement.pdf', 'email', 'unknown-format', undefined],
    ]);
  });

  it('brings the pictures along that are attached beside it, and not the letterhead', () => {
    const html =
      '<html><body><p>Please find attached our piece on the storm.</p><img src="cid:logo@x"></body></html>';
    const { reading, article } = only(
      message(html, [
        {
          name: 'logo.png',
          content: pngOf(300, 200, 7),
          type: 'image/png',
          fields: ['Content-ID: <logo@x>'],
        },
        { name: 'storm.docx', content: story },
        {
          name: 'storm-1.png',
          content: photo,
          type: 'image/png',
          fields: ['Content-Description: Waves over the quay.'],
        },
      ]),
    );
    expect(reading.media).toHaveLength(1);
    expect(article.associations).toMatchObject([
      {
        type: 'picture',
        descriptions: [{ value: 'Waves over the quay.' }],
        renditions: [{ width: 640, height: 480, contentType: 'image/png' }],
      },
    ]);
  });

  it('that cannot be read is told, and the letter is not published in its place', () => {
    const error = refusal(message(covering, [{ name: 'storm.pdf', content: '%PDF-1.7' }]));
    expect(error).toMatch(
      /^unknown-format: The message only introduces .*"storm.pdf".*PDF document/,
    );
    expect(
      refusal(message('', [{ name: 'winmail.dat', content: Buffer.from('789f3e22', 'hex') }])),
    ).toMatch(/winmail\.dat/);
  });
});

describe('a message that is an article itself', () => {
  it('stays one beside attachments that cannot be read', () => {
    const { plain, reading } = only(message(prose, [{ name: 'report.pdf', content: '%PDF-1.7' }]));
    expect(plain).toBe(prose);
    expect(reading.evidence.attachments).toBe('report.pdf');
  });

  it('stays one beside a note that is much shorter', () => {
    const long = Array.from({ length: 12 }, () => prose).join('\n\n');
    const note = 'Note to editors\n\nJane Doe can be reached until six.\n';
    expect(only(message(long, [{ name: 'note.txt', content: note }])).headline).toBe('Our piece');
  });

  it('does not take what mail programs send along for articles', () => {
    const { plain, reading } = only(
      message(prose, [
        { name: 'smime.p7s', content: 'x', type: 'application/pkcs7-signature' },
        { name: 'jane.vcf', content: 'BEGIN:VCARD', type: 'text/vcard' },
        {
          name: 'ATT00001.txt',
          content: 'List footer\n\nYou get this message because you asked for it.',
          type: 'text/plain',
        },
      ]),
    );
    expect(plain).toBe(prose);
    expect(reading.evidence).not.toHaveProperty('attachments');
  });

  it('has the pictures that are attached to it', () => {
    const { reading, article } = only(
      message(prose, [{ name: 'quay.png', content: photo, type: 'application/octet-stream' }]),
    );
    const href = packedAddress(reading.media?.[0]?.name ?? '');
    expect(article.associations).toEqual([
      {
        name: 'packed1',
        uri: href,
        type: 'picture',
        renditions: [
          {
            name: 'main',
            href,
            contentType: 'image/png',
            width: 640,
            height: 480,
            sizeInBytes: photo.length,
          },
        ],
      },
    ]);
  });

  it('shows the pictures that its text shows, in their places', () => {
    const html = `<html><body><p>${first}</p><img src="cid:quay@x" alt="Waves"><p>${second}</p><div class="gmail_signature"><img src="cid:logo@x"></div></body></html>`;
    const { html: markup, reading } = only(
      message(
        html,
        [
          { name: '', content: photo, type: 'image/png', fields: ['Content-ID: <quay@x>'] },
          {
            name: '',
            content: pngOf(200, 150, 3),
            type: 'image/png',
            fields: ['Content-ID: <logo@x>'],
          },
        ],
        { kind: 'related' },
      ),
    );
    expect(reading.media).toHaveLength(1);
    expect(markup).toBe(
      `<p>${first}</p>\n<figure><img src="${packedAddress(reading.media?.[0]?.name ?? '')}" alt="Waves"></figure>\n<p>${second}</p>`,
    );
  });
});

describe('a message that kills', () => {
  it('kills what it answers, whatever is attached', () => {
    const fields = [
      'Subject: KILL: Storm closes harbour',
      'References: <storm-0@harbour-post.example>',
    ];
    const { article, reading } = only(
      message('Please do not use.', [{ name: 'storm.docx', content: story }], { fields }),
    );
    expect(article.pubStatus).toBe('canceled');
    expect(reading.documentId).toBe('storm-0@harbour-post.example');
  });
});

describe('a message that is signed or encrypted', () => {
  it('is read where the signature stands beside the text', () => {
    const signature = { name: 'signature.asc', content: 'x', type: 'application/pgp-signature' };
    expect(only(message(prose, [signature], { kind: 'signed' })).plain).toBe(prose);
  });

  it('is told where it is sealed', () => {
    const sealed = (type: string) =>
      `From: a@b.example\nTo: c@d.example\nSubject: x\nContent-Type: ${type}; name=smime.p7m; boundary=x\nContent-Transfer-Encoding: base64\n\n--x\n\nAAAA\n--x--\n`;
    expect(refusal(sealed('application/pkcs7-mime'))).toMatch(/^unknown-format: .*S\/MIME/);
    expect(refusal(sealed('multipart/encrypted'))).toMatch(/^unknown-format: .*encrypted/);
  });
});
