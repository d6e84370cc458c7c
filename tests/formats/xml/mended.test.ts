import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mended } from '../../../lambdas/formats/xml/mended.ts';
import { lineIn, parseXml } from '../../../lambdas/formats/xml/read.ts';
import { element, text } from '../../../lambdas/formats/xml/write.ts';
import { anyText } from '../articles.ts';

it.each([
  [
    'bare ampersands',
    '<a b="?x=1&y=2">AT&T & Co &</a>',
    '<a b="?x=1&amp;y=2">AT&amp;T &amp; Co &amp;</a>',
  ],
  ['named characters of HTML', '<a>caf&eacute; &Agrave; &hellip;</a>', '<a>café À …</a>'],
  ['a name that is none', '<a>&nonsense; &#x;</a>', '<a>&amp;nonsense; &amp;#x;</a>'],
  ['references to windows-1252', '<a>It&#146;s</a>', '<a>It’s</a>'],
  ['control characters', '<a>\u0000It\u000b is</a>', '<a>It is</a>'],
  [
    'characters that would be markup',
    '<a b="&QUOT;">&LT;b&GT; &AMP;</a>',
    '<a b="&quot;">&lt;b> &amp;</a>',
  ],
])('puts right %s', (_, xml, expected) => {
  expect(mended(xml)).toBe(expected);
});

it.each([
  '<a>&amp; &lt; &gt; &quot; &apos;</a>',
  '<a><![CDATA[AT&T &eacute;]]></a>',
  '<a><!-- AT&T &eacute; --></a>',
  '<a><![CDATA[AT&T',
])('leaves as it is %s', (xml) => {
  expect(mended(xml)).toBe(xml);
});

it('changes nothing of what is well formed', () => {
  fc.assert(
    fc.property(anyText, (words) => {
      const xml = element('a', { b: words }, text(words));
      expect(parseXml(mended(xml))).toEqual(parseXml(xml));
    }),
  );
});

it('makes something that can be read of any text between tags', () => {
  const piece = fc.constantFrom(
    '&',
    '&#',
    '&#1;',
    '&#xffff;',
    '&lt',
    '&eacute;',
    '&LT;',
    ';',
    '\u0001',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(() => lineIn(parseXml(mended(`<a>${pieces.join('')}</a>`)))).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
