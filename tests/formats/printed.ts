import fc from 'fast-check';
import { type Block, bodiesOf, type Run, toHtml } from '../../lambdas/article/blocks.ts';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Item, Reader, Reading } from '../../lambdas/article/reading.ts';
import { markupBlocks } from '../../lambdas/formats/body-text.ts';

/**
 * Articles as normalise makes them of what publishers print: clean lines, sentences, and a body in
 * our vocabulary. What formats have marks for stands in them as text.
 */
const plainWord = fc.constantFrom(
  ...`harbour pilots crews berth tide quay vessel captain storm repairs tonnes union council vote
  winter cargo anchor lanterns fares timetable strike evening noon crane ledger`.split(/\s+/),
);
const oddWord = fc.constantFrom(
  ...`* ** _ __ # > - + 3<4 A&B <today> [1] [x](y) ![z] \` ~ ~~ | || \\ ]]> 1. 2) é übergroß 船 🚢
  it’s “so” a_b_c *tide* _crew_ -- --- === $5 50% {x} @desk &c; :smile: <!--`.split(/\s+/),
);
const word = fc.oneof({ weight: 5, arbitrary: plainWord }, { weight: 1, arbitrary: oddWord });
const words = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map((all) => all.join(' '));

const headline = fc
  .tuple(plainWord, words(4, 8), plainWord)
  .map(([first, middle, last]) => `${capital(first)} ${middle} ${last}`);

const sentence = words(8, 16).map((middle) => `The pilots say ${middle} again.`);

const marks = fc.record(
  {
    strong: fc.constant(true as const),
    emphasis: fc.constant(true as const),
    href: fc.constantFrom('https://post.example/a?b=1&c=(2)', 'https://post.example/x_y_z'),
  },
  { requiredKeys: [] },
);

/** A sentence of which some stretches are marked: the space within the mark, beside it, or none. */
const markedSentence: fc.Arbitrary<Run[]> = fc
  .tuple(
    sentence,
    fc.array(fc.tuple(words(1, 3), fc.oneof(marks, fc.constant({ code: true as const }))), {
      maxLength: 2,
    }),
    sentence,
    fc.constantFrom('within', 'beside', 'none'),
  )
  .map(([before, stretches, after, space]) => [
    { text: space === 'none' ? before : `${before} ` },
    ...stretches.flatMap(([text, mark]): Run[] => {
      if (space === 'beside') return [{ text, ...mark }, { text: ' ' }];
      return [{ text: space === 'within' ? `${text} ` : text, ...mark }];
    }),
    { text: after },
  ]);

/** Numbered, since a text that is repeated is taken for a pull quote. */
const fromRightToLeft = fc
  .nat()
  .map((number): Run[] => [
    { text: `قال الربان إن ${number} عبارة ستبحر عند الظهر (Post) مرة أخرى اليوم.` },
  ]);

const paragraph = fc
  .oneof({ weight: 9, arbitrary: markedSentence }, { weight: 1, arbitrary: fromRightToLeft })
  .map((runs): Block => ({ type: 'paragraph', runs }));

const heading = fc
  .tuple(fc.constantFrom(2 as const, 3 as const, 4 as const), headline)
  .map(([level, text]): Block => ({ type: 'heading', level, runs: [{ text }] }));

const list = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(paragraph, fc.option(paragraph)), { minLength: 2, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([ordered, items, isDeep]): Block => {
    const blocks = items.map(([first]): Block[] => [first]);
    const inner = items.flatMap(([, second]) => (second ? [[second]] : []));
    if (isDeep && inner.length > 0) blocks.at(-1)?.push({ type: 'list', ordered, items: inner });
    return { type: 'list', ordered, items: blocks };
  });

const quote = fc
  .array(paragraph, { minLength: 1, maxLength: 3 })
  .map((blocks): Block => ({ type: 'quote', blocks }));

const picture = fc.nat(99).map((number) => `https://post.example/pictures/${number}.jpg`);

const figure = fc
  .tuple(picture, words(2, 4), words(3, 6), fc.boolean())
  .map(([source, alternative, caption, isCaptioned]): Block => {
    const image = { source, alternative };
    return { type: 'figure', image, caption: isCaptioned ? [{ text: caption }] : [] };
  });

const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(words(1, 2), { minLength: width, maxLength: width }), {
      minLength: 2,
      maxLength: 4,
    }),
  )
  .map((rows): Block => {
    const cells = rows.map((row, index) =>
      row.map((text) => ({ header: index === 0, runs: [{ text }] })),
    );
    return { type: 'table', rows: cells };
  });

const preformatted = fc
  .array(words(1, 4), { minLength: 1, maxLength: 3 })
  .map((lines): Block => ({ type: 'preformatted', text: lines.join('\n') }));

/** Which kinds of blocks, beside paragraphs, a body has. */
const kinds = { heading, list, quote, figure, table, preformatted };
export type Kind = keyof typeof kinds;

const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2026-11-24'), noInvalidDate: true })
  .map((date) => date.toISOString());

const person = fc.constantFrom('Jane Doe', 'Ana Núñez', 'Åsa Öberg', 'J. R. Smith');

/** @param among the kinds of blocks that the body may have; all of them unless told */
export function printed(
  among: Kind[] = ['heading', 'list', 'quote', 'figure', 'table', 'preformatted'],
): fc.Arbitrary<NinjsArticle> {
  const block = fc.oneof(paragraph, ...among.map((kind) => kinds[kind]));
  return fc
    .record({
      uri: fc.constantFrom(
        'urn:post:ferry-7',
        'https://post.example/id/7',
        'tag:post.example,2026:7',
      ),
      version: fc.integer({ min: 1, max: 9 }).map(String),
      times: fc.tuple(time, time, time).map((all) => all.toSorted()),
      language: fc.constantFrom('en-GB', 'de', 'fr'),
      headline,
      standfirst: fc.option(sentence),
      blocks: fc.tuple(paragraph, fc.array(block, { maxLength: 5 }), paragraph),
      by: fc.option(person),
      web: fc.option(
        fc.constantFrom('https://post.example/2026/ferry', 'https://post.example/?p=7&q=1'),
      ),
      sections: fc.uniqueArray(plainWord.map(capital), { maxLength: 2 }),
      keywords: fc.uniqueArray(plainWord, { maxLength: 3 }),
      picture: fc.option(picture),
      caption: fc.option(sentence),
    })
    .map(({ times, blocks: [first, middle, last], ...found }): NinjsArticle => {
      const [contentCreated, firstCreated, versionCreated = ''] = times;
      const { headline, standfirst, by, web, sections, keywords, picture, caption } = found;
      const subjects = [
        ...sections.map((name) => ({ name, rel: 'section', creator: 'publisher' })),
        ...keywords.map((name) => ({ name, rel: 'keyword', creator: 'publisher' })),
      ];
      return {
        uri: found.uri,
        standard: { name: 'ninjs', version: '3.1' },
        type: 'text',
        version: found.version,
        ...(firstCreated && { firstCreated }),
        versionCreated,
        ...(contentCreated && { contentCreated }),
        pubStatus: 'usable',
        language: found.language,
        headlines: [{ value: headline }],
        ...(standfirst && { descriptions: [{ value: standfirst }] }),
        bodies: bodiesOf(markupBlocks(toHtml([first, ...middle, last]), undefined)),
        ...(by && { by }),
        ...(subjects.length > 0 && { subjects }),
        ...(web && { renditions: [{ name: 'web', href: web, contentType: 'text/html' }] }),
        ...(picture && {
          associations: [
            {
              name: 'main',
              uri: picture,
              type: 'picture' as const,
              ...(caption && { descriptions: [{ value: caption }] }),
              renditions: [{ name: 'main', href: picture }],
            },
          ],
        }),
      };
    });
}

/** The one article that a reader finds in what was written. */
export function readBack(reader: Reader, text: string): Reading {
  const file = {
    key: 'post/out/article.bin',
    bytes: new TextEncoder().encode(text),
    lastModified: '2026-11-24T12:00:00.000Z',
  };
  const found: Reading | Item[] = reader.read(text, file, () => []);
  if (!Array.isArray(found)) return found;
  const [item, ...others] = found;
  if (!item || !('reading' in item) || others.length > 0) {
    throw new Error(`not one article: ${JSON.stringify(found)}`);
  }
  return item.reading;
}

/** What the records add to a reading; it is no part of the document. */
export function content({ uri: _, version, standard, type, ...rest }: NinjsArticle) {
  return rest;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
