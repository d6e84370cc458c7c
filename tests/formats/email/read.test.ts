import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { body, type NinjsArticle } from '../../../lambdas/article/ninjs.ts';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import { uploaded } from '../../support/files.ts';
import { readUpload } from '../../support/read-upload.ts';

const fields = [
  'From: "Jane Doe" <jane@harbour-post.example>',
  'To: desk@wirecopy.example',
  'Subject: Storm closes harbour',
  'Date: Mon, 23 Nov 2026 12:30:00 +0100 (CET)',
  'Message-ID: <storm-1@harbour-post.example>',
  'MIME-Version: 1.0',
];
const prose =
  'The harbour was closed on Monday after the storm, the coast guard said.\n\nFerries stay in port until Tuesday. Nobody was hurt.';
const markup =
  '<html><body><p>The harbour was <b>closed</b> on Monday after the storm, the coast guard said.</p><p>Ferries stay in port until Tuesday. Nobody was hurt.</p></body></html>';

/** A message with more fields, which take the place of those of the same name. */
function message(text: string, ...more: string[]): string {
  const name = (field: string) => field.split(':')[0];
  const kept = fields.filter((field) => !more.some((one) => name(one) === name(field)));
  return `${[...kept, ...more].join('\n')}\n\n${text}\n`.replaceAll('\n', '\r\n');
}

/** Parts between boundary lines, each with its own fields. */
function multipart(kind: string, boundary: string, ...parts: string[]): string[] {
  const between = parts.map((part) => `--${boundary}\n${part}\n`).join('');
  return [`${between}--${boundary}--\n`, `Content-Type: multipart/${kind}; boundary="${boundary}"`];
}

function mixed(kind: string, ...parts: string[]): string {
  const [text = '', field = ''] = multipart(kind, 'part', ...parts);
  return message(text, field);
}

function read(content: string | Uint8Array) {
  const { reading, format } = readUpload(uploaded(content, 'press/a.eml'));
  const article = reading.article as NinjsArticle;
  return {
    ...reading,
    format,
    plain: body(article, 'text/plain'),
    html: body(article, 'text/html'),
  };
}

describe('a message', () => {
  it('gives its subject, sender, date, id and text', () => {
    const { format, article, documentId, evidence, plain } = read(message(prose));
    expect(format).toBe('email');
    expect(article).toMatchObject({
      pubStatus: 'usable',
      headlines: [{ value: 'Storm closes harbour' }],
      by: 'Jane Doe',
      versionCreated: '2026-11-23T11:30:00.000Z',
    });
    expect(documentId).toBe('storm-1@harbour-post.example');
    expect(evidence).toMatchObject({
      headline: 'Subject',
      by: 'From',
      versionCreated: 'Date',
      documentId: 'Message-ID',
    });
    expect(plain).toBe(prose);
  });

  it('never tells an address', () => {
    const { article } = read(message(prose, 'From: jane@harbour-post.example'));
    expect(JSON.stringify(article)).not.toContain('@');
  });

  it('has the byline that stands over its text, rather than its sender', () => {
    expect(read(message(`By John Roe\n\n${prose}`)).article.by).toBe('John Roe');
  });

  it('has a language, keywords and an end where its fields say so', () => {
    const { article } = read(
      message(
        prose,
        'Content-Language: en-gb',
        'Keywords: storm, harbour',
        'Expires: Tue, 24 Nov 2026 12:00:00 +0000',
      ),
    );
    expect(article.language).toBe('en-GB');
    expect(article.subjects?.map(({ name }) => name)).toEqual(['storm', 'harbour']);
    expect(article.expires).toBe('2026-11-24T12:00:00.000Z');
  });

  it('without a subject has its first line for a headline', () => {
    const { article, plain } = read(
      message(`Storm closes harbour\n\n${prose}`, 'Subject: ').replace(/^Message-ID.*\r\n/m, ''),
    );
    expect(article.headlines[0]?.value).toBe('Storm closes harbour');
    expect(plain).toBe(prose);
  });

  it.each([
    ['Re: Fwd: Storm closes harbour', 'Storm closes harbour'],
    ['AW: WG: Storm closes harbour', 'Storm closes harbour'],
    ['=?utf-8?Q?Sturm_schlie=C3=9Ft?=\r\n =?utf-8?B?IEhhZmVu?=', 'Sturm schließt Hafen'],
    ['=?iso-8859-1?Q?F=E4hre_l=E4uft_auf?=', 'Fähre läuft auf'],
    ['=?koi8-r?B?8M/S1A==?=', 'Порт'],
    ['Sturm schließt\r\n Hafen', 'Sturm schließt Hafen'],
  ])('with the subject %j has the headline %j', (subject, headline) => {
    const content = message(prose, `Subject: ${subject}`).replaceAll('\r\r', '\r');
    expect(read(content).article.headlines[0]?.value).toBe(headline);
  });
});

describe('the text of a message', () => {
  const html = 'Content-Type: text/html; charset=utf-8';
  const plain = 'Content-Type: text/plain; charset=utf-8';

  it('is the marked-up one of its alternatives', () => {
    const { html: found } = read(
      mixed('alternative', `${plain}\n\n${prose}`, `${html}\n\n${markup}`),
    );
    expect(found).toMatch(/^<p>The harbour was <strong>closed<\/strong> on Monday/);
  });

  it('is the plain one where the other is empty or of no known kind', () => {
    expect(read(mixed('alternative', `${plain}\n\n${prose}`, `${html}\n\n`)).plain).toBe(prose);
    const watch = 'Content-Type: text/watch-html';
    expect(read(mixed('alternative', `${plain}\n\n${prose}`, `${watch}\n\n<b>x</b>`)).plain).toBe(
      prose,
    );
  });

  it('is found in parts of parts, beside what is attached', () => {
    const [inner = '', field = ''] = multipart('alternative', 'inner', `${plain}\n\n${prose}`);
    const file = 'Content-Type: text/plain; name="notes.txt"\n\nNot for print.';
    const { plain: found, evidence } = read(mixed('mixed', `${field}\n\n${inner}`, file));
    expect(found).toBe(prose);
    expect(evidence.attachments).toBe('notes.txt');
  });

  it('is never read from an attachment, which is named', () => {
    const file =
      "Content-Type: image/jpeg\nContent-Disposition: attachment;\n filename*0*=utf-8''F%C3%A4hre;\n filename*1=.jpg\nContent-Transfer-Encoding: base64\n\n/9j/4AAQ";
    expect(read(mixed('mixed', `${plain}\n\n${prose}`, file)).evidence.attachments).toBe(
      'Fähre.jpg',
    );
    expect(() => read(mixed('mixed', file))).toThrow(/^no-article.*attachments/);
  });

  const german = 'Die Fähre ist über Nacht in der Förde auf Grund gelaufen, sagte ein Sprecher.';
  it.each([
    [
      'quoted-printable',
      'utf-8',
      'Die F=C3=A4hre ist =C3=BCber Nacht in der F=C3=B6rde auf Grund=\n gelaufen, sagte ein Sprecher.',
    ],
    [
      'quoted-printable',
      'iso-8859-1',
      'Die F=E4hre ist =FCber Nacht in der F=F6rde auf Grund=\n gelaufen, sagte ein Sprecher.',
    ],
    ['base64', 'utf-8', Buffer.from(german).toString('base64')],
    [
      'BASE64',
      'windows-1252',
      Buffer.from(german, 'latin1').toString('base64').replace(/.{20}/g, '$&\n'),
    ],
    ['8bit', 'utf-8', german],
  ])('is decoded from %s in %s', (encoding, charset, text) => {
    const content = message(
      text,
      `Content-Type: text/plain; charset=${charset}`,
      `Content-Transfer-Encoding: ${encoding}`,
    );
    expect(read(content).plain).toBe(german);
  });

  it('runs on over the lines of format=flowed', () => {
    const flowed =
      'The harbour was closed on Monday \nafter the storm.\n\nFerries stay in \nport. \n-- \nJane';
    const content = message(flowed, 'Content-Type: text/plain; format=flowed');
    expect(read(content).plain).toBe(
      'The harbour was closed on Monday after the storm.\n\nFerries stay in port.',
    );
  });
});

describe('what mail adds to a text is left out', () => {
  it.each([
    ['a signature', `${prose}\n\n-- \nJane Doe\nHarbour Post`],
    [
      'a quoted message',
      `${prose}\n\nOn Mon, 23 Nov 2026, John Roe wrote:\n> Where is your piece?\n> John`,
    ],
    [
      'the message that was answered',
      `${prose}\n\n-----Original Message-----\nFrom: John Roe\n\nWhere is your piece?`,
    ],
    [
      'the fields of a forwarded one',
      `---------- Forwarded message ---------\nFrom: Jane Doe\nSubject: Storm\nTo: desk\n\n${prose}`,
    ],
    [
      'the note above a forwarded one',
      `Please publish.\n\n-- \nJohn Roe\n\n-----Original Message-----\nFrom: Jane Doe\nSubject: Storm\n\n${prose}`,
    ],
    ['the note of a telephone', `FYI\n\nBegin forwarded message:\n\nFrom: Jane Doe\n\n${prose}`],
    ['the telephone', `${prose}\n\nSent from my iPhone`],
    [
      'the lawyers',
      `${prose}\n\nThis email and any attachments are confidential and only for the intended recipient.`,
    ],
  ])('%s', (_, text) => {
    expect(read(message(text)).plain).toBe(prose);
  });

  it.each([
    ['a signature', '<div class="gmail_signature">Jane Doe</div>'],
    ['a quoted message', '<div class="gmail_quote"><p>Where is your piece?</p></div>'],
    ['a citation', '<blockquote type="cite"><p>Where is your piece?</p></blockquote>'],
    ['a hidden line', '<p style="display: none">Preview of our mail</p>'],
  ])('%s in markup', (_, added) => {
    const content = message(
      markup.replace('</body>', `${added}</body>`),
      'Content-Type: text/html',
    );
    expect(read(content).plain).toBe(prose);
  });

  it('and a forwarded text in markup is kept', () => {
    const forwarded = `<div class="gmail_quote">${markup}</div>`;
    expect(read(message(forwarded, 'Content-Type: text/html')).plain).toBe(prose);
  });
});

describe('a message with a word before its subject', () => {
  it.each([
    ['KILL: Storm closes harbour', 'canceled'],
    ['Re: MANDATORY KILL - Storm closes harbour', 'canceled'],
    ['HOLD: Storm closes harbour', 'withheld'],
    ['Storms kill twelve', 'usable'],
  ])('%s is %s', (subject, pubStatus) => {
    expect(read(message(prose, `Subject: ${subject}`)).article.pubStatus).toBe(pubStatus);
  });

  it('is about the article in the message that it answers', () => {
    const answers = 'References: <storm-1@harbour-post.example> <storm-2@harbour-post.example>';
    const own = 'Message-ID: <storm-3@harbour-post.example>';
    const kill = read(message('', 'Subject: KILL: Storm closes harbour', answers, own));
    expect(kill.documentId).toBe('storm-1@harbour-post.example');
    expect(kill.evidence.documentId).toBe('References');
    expect(read(message(prose, answers, own)).documentId).toBe('storm-3@harbour-post.example');
    const again = read(message(prose, 'Supersedes: <storm-1@harbour-post.example>', own));
    expect(again).toMatchObject({
      documentId: 'storm-1@harbour-post.example',
      evidence: { documentId: 'Supersedes' },
    });
  });
});

describe('an embargo', () => {
  it.each([
    message(`EMBARGOED UNTIL 00:01 GMT on Wednesday 25 November 2026\n\n${prose}`),
    message(prose, 'Subject: EMBARGOED UNTIL 00:01 GMT, 25 Nov: Storm closes harbour'),
    message(`<p>Embargoed until 00:01 GMT, 25 Nov 2026</p>${markup}`, 'Content-Type: text/html'),
  ])('holds until its time', (content) => {
    const { article, plain } = read(content);
    expect(article.headlines[0]?.value).toBe('Storm closes harbour');
    expect(article.embargoedUntil).toBe('2026-11-25T00:01:00.000Z');
    expect(plain).toBe(prose);
  });

  it('without a zone is refused', () => {
    expect(() => read(message(`Embargoed until 00:01, 25 Nov 2026\n\n${prose}`))).toThrow(
      /^malformed/,
    );
  });
});

describe('a broken or hostile message', () => {
  const nested = (depth: number) => {
    let content = 'Content-Type: text/plain\n\nThe end.';
    for (let level = depth; level > 0; level--) {
      const [text = '', field = ''] = multipart('mixed', `b${level}b`, content);
      content = `${field}\n\n${text}`;
    }
    return `${fields.join('\n')}\n${content}`;
  };
  it.each([
    [
      'without a boundary',
      message(prose, 'Content-Type: multipart/mixed'),
      'malformed',
      /line \d+ names no boundary/,
    ],
    [
      'whose parts are missing',
      message(prose, 'Content-Type: multipart/mixed; boundary=x'),
      'malformed',
      /boundary/,
    ],
    ['in 300 wrappings', nested(300), 'too-deep', /256/],
    [
      'of 2,000 parts',
      mixed('mixed', ...Array.from({ length: 2000 }, () => '\n\nx')),
      'too-large',
      /1,000/,
    ],
    ['with nothing in it', message(''), 'no-article', /no text/],
  ])('%s is refused', (_, content, reason, sentence) => {
    try {
      read(content);
    } catch (error) {
      expect(error).toBeInstanceOf(RejectedUpload);
      const { rejection } = error as RejectedUpload;
      expect(rejection.reason).toBe(reason);
      expect(rejection.sentence).toMatch(sentence);
      return;
    }
    expect.fail('it was read');
  });

  it('is read or refused, and nothing else happens', () => {
    const piece = fc.constantFrom(
      '--part',
      '--part--',
      '\r\n',
      '\n\n',
      'Content-Type: ',
      'multipart/mixed; boundary=part',
      'text/html',
      'Content-Transfer-Encoding: base64',
      'Content-Transfer-Encoding: quoted-printable',
      '=E4',
      '=?utf-8?Q?=',
      '<p>',
      '> ',
      '-- ',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string()), { maxLength: 30 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.uint8Array({ maxLength: 40 }), (content, bytes) => {
        const start = fields.join('\n');
        const file = Buffer.concat([Buffer.from(`${start}\n${content}`), bytes]);
        try {
          read(file);
        } catch (error) {
          expect(error).toBeInstanceOf(RejectedUpload);
        }
      }),
      { numRuns: 300 },
    );
  });
});
