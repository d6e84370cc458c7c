import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { cdata, declaration, element, text } from '../../../lambdas/formats/xml/write.ts';
import { anyText } from '../articles.ts';

/** What an XML reader that accepts nothing ill-formed makes of an element `a` with attribute `b`. */
function readBack(xml: string): { content: string; attribute: string | undefined } {
  const parser = new SaxesParser();
  let content = '';
  let attribute: string | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    attribute = tag.attributes.b;
  });
  parser.on('text', (part) => {
    content += part;
  });
  parser.on('cdata', (part) => {
    content += part;
  });
  parser.write(declaration + xml).close();
  return { content, attribute };
}

/** The text as XML can hold it: line breaks as one line feed, no character that XML has not. */
function holdable(value: string): string {
  return [...value.replace(/\r\n?/g, '\n')]
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      const surrogate = code >= 0xd800 && code <= 0xdfff;
      return (
        code === 9 ||
        code === 10 ||
        (code >= 32 && !surrogate && (code & ~1) !== 0xfffe) ||
        code > 0xffff
      );
    })
    .join('');
}

describe('XML as we write it', () => {
  it('is well formed and reads back as the text that went in, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const asText = readBack(element('a', { b: value }, text(value)));
        expect(asText).toEqual({ content: holdable(value), attribute: holdable(value) });
        expect(readBack(element('a', {}, cdata(value))).content).toBe(holdable(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out attributes without a value', () => {
    expect(element('a', { b: 1, c: undefined })).toBe('<a b="1"/>');
  });
});
