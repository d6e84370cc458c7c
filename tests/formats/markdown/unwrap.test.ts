import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, it } from 'vitest';
import { toHtml } from '../../../lambdas/article/blocks.ts';
import { blocksOf } from '../../../lambdas/formats/html/blocks.ts';
import { markdownBlocks } from '../../../lambdas/formats/markdown/blocks.ts';
import { elementOf } from '../../../lambdas/formats/markdown/elements.ts';
import { parseMarkdown } from '../../../lambdas/formats/markdown/tree.ts';
import { unwrapped } from '../../../lambdas/formats/markdown/unwrap.ts';

/** What the parser makes of it, however long it takes. */
function reference(text: string): string {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return toHtml(blocksOf(elementOf(tree), { base: undefined, isLeftOut: () => false }));
}

const line = fc.constantFrom(
  'the harbour was closed',
  'on Monday *after the',
  'storm* said `the',
  'guard` today',
  'ends in a break  ',
  'ends in a break\\',
  'two  spaces within',
  '> quoted words',
  '> > deeper words',
  '>without a space',
  '- an item',
  '  - an item in it',
  '1. a number',
  '    indented words',
  '\tindented words',
  '# A heading',
  'A heading below',
  '---',
  '===',
  'a | b',
  '--- | ---',
  '[a]: https://a.example/',
  '[a] and [b](https://b.example/',
  ') www.c.example',
  '* * *',
  '“No”, said',
  '',
);

it('long blocks mean the same as with every line break', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      // Long enough, in a paragraph of its own, that all of it is looked at.
      const long = [...Array(210).fill('words that go on'), '', ...lines];
      expect(unwrapped(long).length).toBeLessThan(long.length);
      expect(toHtml(markdownBlocks(long.join('\n'), undefined))).toBe(reference(long.join('\n')));
    }),
    { numRuns: 100 },
  );
});

it.each(['> a', '- a', '> - > a', '1. a'])(
  'a text that goes on lazily after %s is one',
  (first) => {
    const text = `${first}\n${'lazy words that go on\n'.repeat(15_000)}`;
    const [block] = parseMarkdown(text).children;
    expect(parseMarkdown(text).children).toHaveLength(1);
    expect(JSON.stringify(block).match(/lazy/g)).toHaveLength(15_000);
  },
);

it('code and markup keep their lines', () => {
  const lines = ['```', ...Array(300).fill('code'), '```'];
  expect(unwrapped(lines)).toBe(lines);
  const markup = ['<div>', ...Array(300).fill('words'), '</div>'];
  expect(unwrapped(markup)).toBe(markup);
});

it('what cannot be unwrapped, and would take minutes, is refused', () => {
  const text = `<b>\n\n${'> quoted\n'.repeat(15_000)}`;
  expect(() => parseMarkdown(text)).toThrow(/^too-large/);
});
