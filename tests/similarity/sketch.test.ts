import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../lambdas/similarity/compare.ts';
import { mostKeys, mostNumbers, mostPairs } from '../../lambdas/similarity/scheme.ts';
import { sketchOf } from '../../lambdas/similarity/sketch.ts';
import { story } from './stories.ts';

const stories = [
  'ferry-collision/wire',
  'rate-decision/wire',
  'market-close/monday',
  'klinik-streik/wire',
  'elecciones/wire',
  'vol-musee/wire',
  'dizhen/wire',
  'shinkansen/wire',
].map(story);

/** Words of real prose, in several languages, in an order of their own. */
const words = fc.constantFrom(...new Set(stories.join(' ').split(/\s+/)));
const prose = fc.array(words, { maxLength: 400 }).map((all) => all.join(' '));
const text = fc.oneof(fc.constantFrom(...stories), prose, fc.string({ unit: 'grapheme' }));
const publishers = fc.boolean();

const similarity = (one: string, other: string) =>
  compare(sketchOf(one).sketch, sketchOf(other).sketch, false).similarity;

describe('of any two texts', () => {
  it('one is as similar to the other as the other to the one', () => {
    fc.assert(
      fc.property(text, text, publishers, (one, other, same) => {
        const [mine, theirs] = [sketchOf(one).sketch, sketchOf(other).sketch];
        expect(compare(mine, theirs, same)).toEqual(compare(theirs, mine, same));
      }),
    );
  });

  it('the similarity is 1 when they are the same, and never more', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { pairs } = sketchOf(one).sketch;
        expect(similarity(one, one)).toBe(pairs.length > 0 ? 1 : 0);
        expect(similarity(one, other)).toBeLessThanOrEqual(1);
        expect(similarity(one, other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('it is 1 when one is the beginning of the other, however long that is', () => {
    const long = fc.array(words, { minLength: 200, maxLength: 3_000 });
    fc.assert(
      fc.property(long, fc.double({ min: 0.1, max: 1, noNaN: true }), (all, share) => {
        const beginning = all.slice(0, Math.ceil(all.length * share)).join(' ');
        const { pairs } = sketchOf(beginning).sketch;
        if (pairs.length > 100) expect(similarity(beginning, all.join(' '))).toBe(1);
      }),
    );
  });
});

describe('a sketch does not change', () => {
  const unmoved: Record<string, (text: string) => string> = {
    'when paragraphs are merged': (text) => text.replaceAll('\n\n', ' '),
    'with white space': (text) =>
      `\n ${text.replace(/(?<!\d) /g, ' \t').replaceAll('\n\n', '\n')}\n`,
    'in capitals': (text) => text.toUpperCase(),
    'with other quotes': (text) => text.replace(/[“”„«»]/g, '"').replaceAll('’', "'"),
    'with other dashes': (text) => text.replace(/ [—–] /g, ' - ').replaceAll('——', ' -- '),
    'without apostrophes': (text) => text.replace(/(?<=\p{L})['’](?=\p{L})/gu, ''),
    'without accents': (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
    'beside a letter of another script': (text) => `${text} Ж`,
    'with per cent': (text) => text.replace(/ ?%/g, ' per cent'),
    'with other separators of thousands': (text) => text.replace(/(\d),(?=\d{3}\b)/g, '$1 '),
    'with numbers written out': (text) =>
      text.replace(/(?<![\d.,:-])7(?![\d.,:-])/g, 'seven').replaceAll('three', '3'),
    'with -ize for -ise': (text) => text.replace(/\b([a-z]{4,})is(e|ed|ing)\b/g, '$1iz$2'),
    'with millions abbreviated': (text) =>
      text.replace(/ million/g, 'm').replace(/ billion/g, 'bn'),
  };
  const european = stories.slice(0, 6);

  it.each(Object.entries(unmoved))('%s', (_, change) => {
    for (const text of european) expect(sketchOf(change(text))).toEqual(sketchOf(text));
    expect(european.some((text) => change(text) !== text)).toBe(true);
  });

  it('when a script without spaces gets some', () => {
    const [text = ''] = stories.slice(6);
    expect(sketchOf(text.replaceAll('，', '， '))).toEqual(sketchOf(text));
    expect(sketchOf(text.replaceAll('\n\n', ''))).toEqual(sketchOf(text));
  });
});

describe('a sketch', () => {
  it('takes no more than 2 KB of any text', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5_000 }), (all) => {
        const { sketch, keys } = sketchOf(all.join(' '));
        expect(sketch.pairs.length).toBeLessThanOrEqual(mostPairs);
        expect(sketch.numbers.length).toBeLessThanOrEqual(mostNumbers);
        expect(sketch.pairs.byteLength + sketch.numbers.byteLength).toBeLessThanOrEqual(2_048);
        expect(keys.length).toBeLessThanOrEqual(mostKeys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 20 },
    );
  });

  it('of a long text tells how much of it stands in another', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const word = (number: number) =>
      Array.from({ length: 5 }, (_, place) => letters[Math.floor(number / 26 ** place) % 26]);
    const text = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => word(7 * (from + at)).join('')).join(' ');
    const half = similarity(text(0, 4_000), text(2_000, 6_000));
    expect(half).toBeGreaterThan(0.4);
    expect(half).toBeLessThan(0.6);
    const tenth = similarity(text(0, 600), text(540, 8_000));
    expect(tenth).toBeGreaterThan(0);
    expect(tenth).toBeLessThan(0.25);
  });

  it('of a text that was cut has keys of the whole, however short it was made', () => {
    const body = fc.array(words, { minLength: 400, maxLength: 4_000 });
    fc.assert(
      fc.property(body, fc.integer({ min: 100, max: 300 }), (all, kept) => {
        const { keys } = sketchOf(all.slice(0, kept).join(' '));
        const whole = new Set(sketchOf(all.join(' ')).keys);
        expect(keys.filter((key) => whole.has(key)).length).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it('of a text too short to be told apart has no keys', () => {
    expect(sketchOf('Showers along the coast on Saturday, sunny spells inland.').keys).toEqual([]);
    expect(sketchOf('').keys).toEqual([]);
  });
});

describe('two texts', () => {
  it('made to a pattern are told apart by their numbers', () => {
    const [monday, tuesday] = [story('market-close/monday'), story('market-close/tuesday')].map(
      (text) => sketchOf(text).sketch,
    );
    if (!monday || !tuesday) throw new Error('there are two');
    const { similarity, isSameStory } = compare(monday, tuesday, false);
    expect(similarity).toBeGreaterThan(0.3);
    expect(isSameStory).toBe(false);
  });

  it('of one publisher must have more in common than those of two', () => {
    const [one, other] = [story('vol-musee/wire'), story('vol-musee/wire.rewrite')].map(
      (text) => sketchOf(text).sketch,
    );
    if (!one || !other) throw new Error('there are two');
    expect(compare(one, other, false).isSameStory).toBe(true);
    expect(compare(one, other, true).isSameStory).toBe(false);
  });
});
