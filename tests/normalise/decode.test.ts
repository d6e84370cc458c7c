import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { describe, expect, it } from 'vitest';
import { decode } from '../../lambdas/normalise/decode.ts';
import { encoded } from '../support/encode.ts';

const german =
  'Die Fähre ist über Nacht in der Förde auf Grund gelaufen. Menschen wurden nicht verletzt, sagte ein Sprecher der Küstenwache am Mittwoch in Föhr.';
const russian =
  'Порт был закрыт в понедельник после шторма. Никто не пострадал, сообщила береговая охрана. Рыбаки надеются выйти в море в среду.';
const polish =
  'Port zamknięto w poniedziałek po sztormie. Nikt nie został ranny, poinformowała straż przybrzeżna. Rybacy mają nadzieję wypłynąć w środę.';

describe('text is read in its encoding', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', new TextEncoder().encode(german), german],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${german}`), german],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${german}`, 'utf16le'), german],
    ['UTF-16 without one', Buffer.from(german, 'utf16le'), german],
    ['UTF-16 of the other order', Buffer.from(`\ufeff${german}`, 'utf16le').swap16(), german],
    ['windows-1252, detected', encoded(german, 'windows-1252'), german],
    ['windows-1251, detected', encoded(russian, 'windows-1251'), russian],
    [
      'windows-1250, declared in a page',
      encoded(`<meta charset="windows-1250">${polish}`, 'windows-1250'),
      `<meta charset="windows-1250">${polish}`,
    ],
  ])('%s', (_, bytes, text) => {
    expect(decode(bytes).text).toBe(text);
  });

  it('by the uploader’s word, where nothing else tells', () => {
    const bytes = encoded(polish, 'iso-8859-2');
    expect(decode(bytes, 'text/plain; charset=iso-8859-2')).toEqual({
      text: polish,
      encoding: 'iso-8859-2',
      found: 'declared',
    });
  });

  it.each([
    [
      'euc-kr',
      '항구는 월요일 폭풍 뒤 닫혔다고 해안 경비대가 말했다. 똠방각하 호와 펲시 호의 선원들은 아무도 다치지 않았고 배는 화요일까지 머문다.',
    ],
    [
      'big5',
      '港口在星期一風暴後關閉，海岸警衛隊說：渡輪停到星期二，冇人受傷。漁民希望星期三出海。',
    ],
    [
      'shift_jis',
      '港は月曜日の嵐のあと閉鎖されたと沿岸警備隊が述べた。①号と②号の船は火曜日まで港にとどまる。髙橋船長にけがはなかった。',
    ],
  ])('%s, with the characters that came to its standard later', (charset, text) => {
    // Encoders leave out what Hong Kong added to Big5.
    const added = charset === 'big5' ? [0x87, 0x40] : [];
    const bytes = Buffer.concat([createMultibyteEncoder(charset)(text), Buffer.from(added)]);
    expect(decode(bytes, `text/plain; charset=${charset}`)).toEqual({
      text: added.length > 0 ? `${text}䏰` : text,
      encoding: charset,
      found: 'declared',
    });
  });

  it('by its bytes, where they are valid UTF-8 and something else is declared', () => {
    const bytes = new TextEncoder().encode(`<meta charset="iso-8859-1">${german}`);
    expect(decode(bytes)).toMatchObject({ encoding: 'utf-8', found: 'valid' });
  });

  it('with the quotation mark that an old system pasted into a new page', () => {
    const utf8 = new TextEncoder();
    const bytes = Buffer.concat([
      utf8.encode(`${german} It`),
      Buffer.from([0x92]),
      utf8.encode('s so.'),
    ]);
    expect(decode(bytes)).toEqual({
      text: `${german} It’s so.`,
      encoding: 'utf-8',
      found: '1 bytes of windows-1252 in it',
    });
  });
});

describe('what is no text is refused', () => {
  const german8 = new TextEncoder().encode(german);
  it.each<[string, Uint8Array]>([
    ['UTF-8 that is cut off in a character', german8.subarray(0, german8.lastIndexOf(0xc3) + 1)],
    [
      'UTF-8 with broken characters side by side',
      Buffer.concat([german8, Buffer.from([0xe2, 0x82, 0xe2, 0x82]), german8]),
    ],
    [
      'random bytes',
      Uint8Array.from(
        { length: 5000 },
        (_, index) => (index * 7919 + (index >> 3) * 104_729) % 256,
      ),
    ],
    ['one byte over and over', new Uint8Array(3000).fill(0xe4)],
    [
      'an odd number of bytes of UTF-16',
      Buffer.from(`\ufeff${german}`, 'utf16le').subarray(0, 101),
    ],
    ['control characters', Uint8Array.from({ length: 500 }, (_, index) => 1 + (index % 8))],
  ])('%s', (_, bytes) => {
    expect(() => decode(bytes)).toThrow(/^not-text/);
  });
});
