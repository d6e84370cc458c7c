import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../lambdas/normalise/decode.ts';
import { encoded, within } from '../support/encode.ts';
import { news } from '../support/languages.ts';

/** The encodings that newsrooms have sent, each with languages that were written in it. */
const languages: Record<string, string> = {
  'windows-1250': 'pl cs hu hr ro',
  'iso-8859-2': 'pl cs hu hr ro',
  'windows-1251': 'ru uk bg',
  'koi8-r': 'ru bg',
  'koi8-u': 'uk',
  'iso-8859-5': 'ru uk bg',
  'x-mac-cyrillic': 'ru',
  ibm866: 'ru',
  'windows-1252': 'en de fr es pt it nl sv is',
  'iso-8859-15': 'de fr es sv',
  macintosh: 'en de fr',
  'windows-1253': 'el',
  'iso-8859-7': 'el',
  'windows-1254': 'tr',
  'windows-1255': 'he',
  'iso-8859-8': 'he',
  'windows-1256': 'ar',
  'iso-8859-6': 'ar',
  'windows-1257': 'lt lv et',
  'iso-8859-13': 'lt lv',
  'iso-8859-4': 'lt lv',
  'windows-1258': 'vi',
  'windows-874': 'th',
  shift_jis: 'ja',
  'euc-jp': 'ja',
  'iso-2022-jp': 'ja',
  'euc-kr': 'ko',
  gbk: 'zh-Hans zh-Hant',
  gb18030: 'zh-Hans zh-Hant ko sv ar hi',
  big5: 'zh-Hant',
  'utf-16le': Object.keys(news).join(' '),
  'utf-16be': Object.keys(news).join(' '),
  'utf-8': Object.keys(news).join(' '),
};

const cases = Object.entries(languages).flatMap(([encoding, list]) =>
  list.split(' ').map((language) => ({ encoding, language, text: news[language] ?? '' })),
);

/** Ways in which a text says what it is written in, or does not. */
const declared: Record<string, (text: string, encoding: string) => ReturnType<typeof decode>> = {
  'not at all': (text, encoding) => decode(encoded(text, encoding)),
  'by the upload': (text, encoding) =>
    decode(encoded(text, encoding), `text/plain; charset="${encoding.toUpperCase()}"`),
  'in a page': (text, encoding) =>
    decode(encoded(`<!doctype html><meta charset=${encoding}><p>${text}</p>`, encoding)),
  'in an old page': (text, encoding) =>
    decode(
      encoded(
        `<html><head><META HTTP-EQUIV='Content-Type' content='text/html; charset=${encoding}'></head><p>${text}</p>`,
        encoding,
      ),
    ),
  'in XML': (text, encoding) =>
    decode(encoded(`<?xml version="1.0" encoding='${encoding}'?>\n<p>${text}</p>`, encoding)),
  'wrongly, as UTF-8': (text, encoding) =>
    decode(encoded(text, encoding), 'text/plain; charset=utf-8'),
  'wrongly, as Western European': (text, encoding) =>
    decode(encoded(text, encoding), 'text/plain; charset=iso-8859-1'),
  'wrongly, as Chinese': (text, encoding) =>
    decode(encoded(text, encoding), 'text/plain; charset=gbk'),
  'wrongly, in a page': (text, encoding) =>
    decode(encoded(`<meta charset="windows-1252"><p>${text}</p>`, encoding), 'text/html'),
  'by a name that there is not': (text, encoding) =>
    decode(encoded(text, encoding), 'text/plain; charset=unicode'),
};

/** Vietnamese of windows-1258 has its letters in two parts. */
const isRight = (text: string, encoding: string, found: string) =>
  found.normalize('NFC').includes(within(text, encoding).normalize('NFC'));

it('reads news in the encodings that newsrooms send, however they are declared', () => {
  const table = Object.entries(declared).map(([way, read]) => {
    const wrong = cases.filter(({ text, encoding }) => {
      try {
        return !isRight(text, encoding, read(text, encoding).text);
      } catch {
        return true;
      }
    });
    return { way, wrong: wrong.map(({ encoding, language }) => `${encoding} ${language}`) };
  });
  console.log(
    table
      .map(({ way, wrong }) => {
        const right = `${cases.length - wrong.length} of ${cases.length} right`;
        return `declared ${way.padEnd(30)} ${right}${wrong.length > 0 ? `; wrong: ${wrong.join(', ')}` : ''}`;
      })
      .join('\n'),
  );
  for (const { way, wrong } of table) expect(wrong, `declared ${way}`).toEqual([]);
});

describe('sentences in any order', () => {
  const sentences = (text: string) =>
    text.match(/[^.。।۔؟]+[.。।۔]?/g)?.map((one) => one.trim()) ?? [];
  const longEnough = 200;

  it.each(Object.keys(languages))('are read in %s, undeclared', (encoding) => {
    const texts = fc
      .constantFrom(...cases.filter((one) => one.encoding === encoding))
      .chain(({ text }) => {
        const list = sentences(text);
        return fc
          .array(fc.constantFrom(...list), { minLength: 3, maxLength: 30 })
          .map((chosen) => [...chosen, text].join(' '));
      })
      .filter((text) => text.length > longEnough);
    fc.assert(
      fc.property(texts, (text) => {
        expect(decode(encoded(text, encoding)).text.normalize('NFC')).toBe(
          within(text, encoding).normalize('NFC'),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('a byte order mark', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('of %s is obeyed whatever is declared', (encoding) => {
    for (const text of Object.values(news)) {
      const bytes = encoded(`\ufeff<meta charset="windows-1251">${text}`, encoding);
      const found = decode(bytes, 'text/html; charset=koi8-r');
      expect(found).toMatchObject({ encoding, found: 'byte order mark' });
      expect(found.text).toBe(`<meta charset="windows-1251">${text}`);
    }
  });
});

it('zeros in a text do not make UTF-16 of it', () => {
  for (const share of [0.02, 0.05, 0.1]) {
    const text = [...(news.en ?? '')].map((one, index) =>
      (index * share) % 1 < share ? `${one}\0` : one,
    );
    expect(() => decode(Buffer.from(text.join('')))).toThrow(/^not-text/);
  }
});

describe('UTF-8 that was read as windows-1252 and saved', () => {
  const misread = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text));
  const read = (text: string) => decode(Buffer.from(text));

  it.each(Object.entries(news))('is mended, also where it happened twice: %s', (_, text) => {
    expect(read(misread(text)).text).toBe(text);
    expect(read(misread(misread(text))).text).toBe(text);
    expect(read(misread(text)).found).toBe('valid, mended: UTF-8 that was read as windows-1252');
  });

  it.each([
    ['one apostrophe', 'Itâ€™s here.', 'It’s here.'],
    ['a pound sign', 'It cost Â£5 in all.', 'It cost £5 in all.'],
    ['a no-break space that became a common one', 'RÃ©union Ã Paris', 'Réunion à Paris'],
    [
      'a quotation mark that lost a byte',
      'He said â€œHello.â€ Then he left.',
      'He said “Hello.” Then he left.',
    ],
    [
      'beside text that is right',
      '© Ports: Les cafÃ©s de la rÃ©gion fermÃ©s',
      '© Ports: Les cafés de la région fermés',
    ],
  ])('is mended: %s', (_, text, mended) => {
    expect(read(text).text).toBe(mended);
  });

  it('is mended where it was read as ISO-8859-1, each by itself, beside text that is right', () => {
    const latin = (text: string) => Buffer.from(text).toString('latin1');
    const { text, found } = read(`Él dijo: ${latin('“Nada”')}, y se fue. ${latin('✅')}`);
    expect(text).toBe('Él dijo: “Nada”, y se fue. ✅');
    expect(found).toContain('mended');
  });

  it.each([
    'A REUNIÃO DA MANHÃ: “ATÉ AMANHÃ”, DISSE.',
    'MANHÃ…',
    '«AMANHû',
    'IRMÃ® É A MARCA',
    'The sign â€™ stands for ’ where a file was read wrongly.',
    'Ã© and Â£ are what becomes of é and £.',
    'LE CHÂTEAU DE L’ÂME: «Â»',
    'Il a dit «voilà»…',
    'Die „Ä“-Frage, die „Ö“-Frage',
    'Şâ”',
    'Đà Nẵng “là”… thế à?',
  ])('is not seen where a text is right: %s', (text) => {
    expect(read(text).text).toBe(text);
  });

  it('is not seen in any text that is right, in any language', () => {
    const languages = fc.constantFrom(...Object.values(news));
    const odd = fc.constantFrom(
      'MANHÃ”',
      '“Ã”',
      'â€',
      'Ã…',
      '«É»',
      'À…',
      'Ð',
      'Ñ”',
      'ï»',
      'Ÿ',
      '™',
      '©',
      'Å“',
    );
    const words = languages.chain((text) =>
      fc.array(
        fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom(...text.split(' ')) },
          { weight: 1, arbitrary: odd },
        ),
        { minLength: 1, maxLength: 60 },
      ),
    );
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        expect(read(text).text).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('is mended in any text that is long enough', () => {
    const words = fc
      .constantFrom(...Object.values(news))
      .chain((text) =>
        fc.array(
          fc.constantFrom(
            ...text
              .split(' ')
              .filter((word) => /^[^\0-\x7f]*\p{Ll}+[^\0-\x7f]\p{Ll}*$/u.test(word)),
            'harbour',
          ),
          { minLength: 5, maxLength: 60 },
        ),
      );
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        expect(read(misread(text)).text).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});
