import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../lambdas/article/outcome.ts';
import { articlesIn } from '../../lambdas/normalise/read-upload.ts';
import { uploaded } from '../support/files.ts';
import { readUpload } from '../support/read-upload.ts';

/** Documents of each format, with a declaration before and text within. */
const formats: Record<string, (text: string, before?: string, attributes?: string) => string> = {
  nitf: (text, before = '', attributes = '') =>
    `${before}<nitf ${attributes}><head><docdata><doc-id id-string="1"/></docdata></head><body><body.head><hedline><hl1>Storm</hl1></hedline></body.head><body.content><p>${text}</p></body.content></body></nitf>`,
  'newsml-g2': (text, before = '', attributes = '') =>
    `${before}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" ${attributes}><contentMeta><headline>Storm</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${text}</p></body></html></inlineXML></contentSet></newsItem>`,
  'newsml-1.2': (text, before = '', attributes = '') =>
    `${before}<NewsML ${attributes}><NewsItem><NewsComponent><NewsLines><HeadLine>Storm</HeadLine></NewsLines><ContentItem><MediaType FormalName="Text"/><DataContent><p>${text}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  rss: (text, before = '', attributes = '') =>
    `${before}<rss version="2.0" ${attributes}><channel><title>Feed</title><item><title>Storm</title><guid>1</guid><description>${text}</description></item></channel></rss>`,
};

const prose = 'The harbour of Port Ellery is closed to all ships until the storm has passed.';

function bodyOf(content: string | Uint8Array): string {
  const { reading } = readUpload(uploaded(content, 'press/a.xml'));
  return reading.article.bodies[1]?.value ?? '';
}

/** The reason for which a file, or the first item in it, is rejected. */
function reasonOf(content: string): string {
  try {
    const [found] = articlesIn(uploaded(content, 'press/a.xml'));
    return found && 'rejection' in found ? found.rejection.reason : 'none';
  } catch (error) {
    if (error instanceof RejectedUpload) return error.rejection.reason;
    throw error;
  }
}

describe.each(Object.entries(formats))('%s', (format, document) => {
  const root = /<([\w.]+)/.exec(document(''))?.[1];

  it('is read with its own declarations passed over', () => {
    const doctype = `<?xml version="1.0"?><!DOCTYPE ${root} PUBLIC "-//X//DTD//EN" "http://10.0.0.1/x.dtd">\n`;
    expect(bodyOf(document(prose, doctype))).toBe(prose);
  });

  it.each([
    ['of a file', '<!ENTITY x SYSTEM "file:///etc/passwd">'],
    ['of the network', '<!ENTITY x SYSTEM "http://169.254.169.254/latest/meta-data/">'],
    ['of parameters', '<!ENTITY % p SYSTEM "http://10.0.0.1/x.dtd"> %p; <!ENTITY x "y">'],
    ['of its own', '<!ENTITY x "expanded">'],
    ['that grow', '<!ENTITY a "hahaha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">'],
  ])('expands no entity %s', (_, entities) => {
    const content = document(`&x; ${prose}`, `<!DOCTYPE ${root} [${entities}]>`);
    expect(reasonOf(content) === 'none' ? bodyOf(content) : '').not.toMatch(
      /root:|expanded|hahaha/,
    );
  });

  it('is refused when it is nested too deep', () => {
    const deep = '<div>'.repeat(100_000) + prose + '</div>'.repeat(100_000);
    expect(reasonOf(document(deep))).toBe('too-deep');
  });

  it('is refused when it has too many elements', () => {
    expect(reasonOf(document('<b/>'.repeat(100_001)))).toBe('too-large');
  });

  it('is refused when it is too long', () => {
    expect(reasonOf(document('ha '.repeat(3_400_000)))).toBe('too-large');
  });

  it('bears a flood of attributes', () => {
    const flood = Array.from({ length: 50_000 }, (_, at) => `a${at}="${at}"`).join(' ');
    expect(bodyOf(document(prose, '', flood))).toBe(prose);
  });

  it('bears prefixes that are declared again and again', () => {
    const declared = Array.from({ length: 5000 }, (_, at) => `xmlns:p${at}="urn:${at}"`).join(' ');
    const inner = `<i xmlns:p1="urn:other" xmlns:p2="http://iptc.org/std/nar/2006-10-01/">${prose}</i>`;
    expect(bodyOf(document(format === 'rss' ? prose : inner, '', declared))).toBe(prose);
  });

  it('runs nothing that its text is made of', () => {
    const nasty = `${prose}&lt;script&gt;alert(1)&lt;/script&gt;`;
    const { reading } = readUpload(uploaded(document(nasty), 'press/a.xml'));
    expect(reading.article.bodies[0]?.value).not.toMatch(/<script/i);
  });
});

const text = 'Der Hafen von Ellerø ist geschlossen, bis der Sturm vorüber ist.';
const cyrillic = 'Порт закрыт для всех судов, пока не пройдёт шторм.';

describe('the encoding that a declaration names', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;
  const latin1 = (content: string) => Buffer.from(content, 'latin1');

  it.each(['nitf', 'newsml-g2'])('is heeded in %s', (format) => {
    const document = formats[format] ?? expect.fail('no such format');
    expect(bodyOf(latin1(document(text, declared('ISO-8859-1'))))).toBe(text);
    expect(bodyOf(utf16(document(text, declared('UTF-16')), 'le'))).toBe(text);
    expect(bodyOf(utf16(document(text, declared('UTF-16')), 'be'))).toBe(text);
    expect(bodyOf(windows1251(document(cyrillic, declared('windows-1251'))))).toBe(cyrillic);
  });

  it.each(['nitf', 'newsml-g2'])(
    'is not believed in %s where the bytes say otherwise',
    (format) => {
      const document = formats[format] ?? expect.fail('no such format');
      expect(bodyOf(document(text, declared('UTF-16')))).toBe(text);
      expect(bodyOf(document(text, declared('ISO-8859-1')))).toBe(text);
      expect(bodyOf(document(text, declared('x-unheard-of')))).toBe(text);
      expect(bodyOf(latin1(document(text, declared('UTF-8'))))).toBe(text);
    },
  );
});

function utf16(content: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${content}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

/** Cyrillic letters from 0xC0 on; ё has its own place. */
function windows1251(content: string): Uint8Array {
  return Uint8Array.from([...content], (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === 'ё') return 0xb8;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

describe('what is broken is told with its place', () => {
  it.each([
    ['nitf', '<nitf>\n<body>\n  <body.content></body>\n</nitf>', 'line 3, column'],
    ['newsml-g2', '<newsItem>\n<itemMeta>\n</newsItem>', 'line 3, column'],
    ['newsml-1.2', '<NewsML>\n<NewsItem x="1" x="2"/></NewsML>', 'line 2, column'],
  ])('in %s', (_, content, place) => {
    expect(() => articlesIn(uploaded(content, 'press/a.xml'))).toThrow(place);
  });
});
