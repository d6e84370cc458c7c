import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, bodiesOf, cleanRuns } from '../../lambdas/article/blocks.ts';
import { linesOfBody, withoutLines } from '../../lambdas/article/body-lines.ts';
import { cleanLine } from '../../lambdas/article/text.ts';

const line = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const list = (...items: string[]): Block => ({
  type: 'list',
  ordered: false,
  items: items.map((item) => [line(item)]),
});
const image = { source: 'https://i.example/a.jpg', alternative: 'A drop' };

describe('the lines of a body', () => {
  it('are its paragraphs, headings and plain lists, with how much of them is links', () => {
    const linked = { text: 'the form', href: 'https://a.example/', linked: true as const };
    const bodies = bodiesOf([
      { type: 'heading', level: 2, runs: [{ text: 'Rain & hail' }] },
      { type: 'paragraph', runs: [{ text: 'Fill in ' }, { ...linked, strong: true }] },
      list('Ferry', 'Bus'),
      { type: 'figure', image, caption: [{ text: 'A drop' }] },
    ]);
    expect(linesOfBody(bodies)).toMatchObject([
      { kind: 'heading', text: 'Rain & hail', linked: 0 },
      { kind: 'paragraph', text: 'Fill in the form', linked: 0.5 },
      { kind: 'list', text: 'Ferry\nBus', linked: 0 },
    ]);
  });

  it.each<[string, Block]>([
    ['a quotation', { type: 'quote', blocks: [line('Sign up.')] }],
    ['a text with its own lines', { type: 'preformatted', text: 'Sign up.\n\nNow.' }],
    ['a table', { type: 'table', rows: [[{ header: false, runs: [{ text: 'Sign up.' }] }]] }],
    ['a list of lists', { type: 'list', ordered: false, items: [[line('One'), list('Sign up.')]] }],
    ['an embed', { type: 'embed', href: 'https://v.example/1', title: 'Sign up.' }],
  ])('do not look into %s, nor are they taken for one of its lines', (_, block) => {
    const lines = linesOfBody(bodiesOf([block, line('Sign up.'), line('It rained.')]));
    expect(lines[0]).toMatchObject({ kind: 'other', text: '' });
    expect(lines.at(-1)).toMatchObject({ kind: 'paragraph', text: 'It rained.' });
  });

  it('are not taken for those of a quotation where an embed has the same words', () => {
    const text = 'Sign up.';
    const lines = linesOfBody(
      bodiesOf([
        { type: 'quote', blocks: [line(text)] },
        { type: 'heading', level: 3, runs: [{ text }] },
        { type: 'embed', href: 'https://v.example/1', title: text },
      ]),
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['other', 'other', 'other']);
  });

  it('of an article without a body are none', () => {
    expect(linesOfBody([])).toEqual([]);
  });
});

describe('lines that are taken out', () => {
  const text = fc
    .constantFrom('It rained.', 'Sign up.', 'a <b> & "c"', '- x', '1. y', 'Ça', 'A\tB', '</p>')
    .map(cleanLine);
  const runs = fc
    .array(
      fc.record(
        { text, strong: fc.constant(true as const), href: fc.constant('https://a.example/') },
        { requiredKeys: ['text'] },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map(cleanRuns);
  const flat: fc.Arbitrary<Block> = fc.oneof(
    runs.map((one): Block => ({ type: 'paragraph', runs: one })),
    runs.map((one): Block => ({ type: 'heading', level: 3, runs: one })),
    fc.array(text, { minLength: 1, maxLength: 3 }).map((items) => list(...items)),
    text.map((one): Block => ({ type: 'embed', href: 'https://v.example/', title: one })),
    runs.map((caption): Block => ({ type: 'figure', image, caption })),
    fc
      .array(text, { minLength: 1, maxLength: 3 })
      .map((lines): Block => ({ type: 'preformatted', text: lines.join('\n\n') })),
    runs.map((one): Block => ({ type: 'table', rows: [[{ header: true, runs: one }]] })),
  );
  const block = fc.oneof(
    { weight: 4, arbitrary: flat },
    { weight: 1, arbitrary: fc.array(flat).map((blocks): Block => ({ type: 'quote', blocks })) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.array(flat, { minLength: 1 }), { minLength: 1 })
        .map((items): Block => ({ type: 'list', ordered: true, items })),
    },
  );

  it('are gone from both bodies, which are then as if they had been written without them', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), fc.nat(), (blocks, chosen) => {
        const bodies = bodiesOf(blocks);
        const lines = linesOfBody(bodies).filter(({ kind }) => kind !== 'other');
        const gone = lines.filter((_, index) => Math.floor(chosen / 2 ** index) % 2 === 1);
        const places = new Set(gone.map(({ place }) => place.markup));
        const left = blocks.filter((_, index) => !places.has(index));
        expect(withoutLines(bodies, gone)).toEqual(bodiesOf(left));
      }),
      { numRuns: 1000 },
    );
  });
});
