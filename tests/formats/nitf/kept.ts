import { safeImage } from '../../../lambdas/article/address.ts';
import {
  type Block,
  bodiesOf,
  cleanRuns,
  type Run,
  runsText,
} from '../../../lambdas/article/blocks.ts';
import { datelineOf } from '../../../lambdas/article/dateline.ts';
import type {
  NinjsArticle,
  NinjsAssociation,
  NinjsConcept,
  NinjsRendition,
} from '../../../lambdas/article/ninjs.ts';
import type { Reading } from '../../../lambdas/article/reading.ts';
import { cleanLine } from '../../../lambdas/article/text.ts';
import { markupBlocks } from '../../../lambdas/formats/body-text.ts';
import { present } from '../../../lambdas/formats/ninjs/fields.ts';
import { captioned, tidied } from '../../../lambdas/formats/xml/body.ts';
import { distinct, filled, named } from '../../../lambdas/formats/xml/concepts.ts';
import { namesInField } from '../../../lambdas/formats/xml/lines.ts';

/** What is left of an article that went through NITF: docs/reference/losses.md, line by line. */
export function keptByNitf(article: NinjsArticle): Reading['article'] {
  const { pubStatus, headlines, versionCreated, language, version } = article;
  const main = headlines.slice(0, 1).map(({ value }) => ({ value }));
  const own = present<Reading['article']>({
    pubStatus,
    headlines: main,
    bodies: [],
    versionCreated: seconds(versionCreated),
    language,
    altIds: [{ role: 'version', value: version }],
  });
  return pubStatus === 'canceled' ? own : { ...own, ...restOf(article, main[0]?.value) };
}

function restOf(article: NinjsArticle, headline: string | undefined): Partial<Reading['article']> {
  const media = mediaOf(article);
  const whole = [
    ...blocksOf(article, media),
    ...media.beside.flatMap(({ figure }) => figure ?? []),
  ];
  const { blocks } = tidied(whole, headline);
  const { subjects = [], people = [], organisations = [], places = [], events = [] } = article;
  const { objects = [], genres = [], infoSources = [], altIds = [] } = article;
  const issued = seconds(article.versionCreated) ?? '';
  const release = seconds(article.embargoedUntil, 999);
  const [year] = /\b(?:19|20)\d\d\b/.exec(article.copyrightNotice ?? '') ?? [];
  const key = altIds.find(({ role }) => role === 'du-key')?.value;
  const mentioned = (concepts: NinjsConcept[]) =>
    filled(
      named(
        concepts.map(({ name, ...one }) => ({
          name: name.replace(/['’]s$/, ''),
          rel: 'mentions',
          ...idOf(one),
        })),
      ),
    );
  return present<Partial<Reading['article']>>({
    embargoedUntil: release && release > issued ? release : undefined,
    headlines: [
      ...(headline ? [{ value: headline }] : []),
      ...distinct(article.headlines.slice(1).map(({ value }) => value))
        .filter((value) => value !== headline)
        .map((value) => ({ role: 'subheadline', value })),
    ],
    bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
    descriptions: article.descriptions?.slice(0, 1).map(({ value }) => ({ value })),
    firstCreated: seconds(article.firstCreated),
    contentCreated: seconds(article.contentCreated),
    expires: seconds(article.expires),
    urgency: article.urgency,
    by: article.by && namesInField(article.by),
    located: article.located ?? datelineOf(blocks),
    slugline: article.slugline,
    copyrightHolder: article.copyrightHolder,
    copyrightNotice: article.copyrightHolder && year && `© ${year} ${article.copyrightHolder}`,
    usageTerms: article.usageTerms,
    edNote: article.edNote,
    subjects: filled(
      distinct(
        ['code', 'keyword', 'scope', 'class'].flatMap((part) =>
          subjects
            .filter((one) => partOf(one) === part)
            .map(({ name, ...one }) => ({
              name,
              ...(part === 'keyword' || part === 'scope' ? { rel: part } : idOf(one)),
              creator: 'publisher',
            })),
        ),
      ),
    ),
    people: mentioned(people),
    organisations: mentioned(organisations),
    places: mentioned(places),
    events: mentioned(events),
    objects: mentioned(objects),
    infoSources: filled(distinct(infoSources.map(({ name }) => ({ name })))),
    genres: filled(distinct(genres.map(({ name }) => ({ name })))),
    associations: filled(
      [...media.placed, ...media.beside].map(({ association }, index) => ({
        ...association,
        name: `media${index + 1}`,
      })),
    ),
    altIds: [
      ...(key ? [{ role: 'du-key', value: key }] : []),
      { role: 'version', value: article.version },
    ],
  });
}

function partOf({ rel, uri, literal }: NinjsConcept): 'code' | 'keyword' | 'scope' | 'class' {
  if (uri?.startsWith('http://cv.iptc.org/newscodes/subjectcode/')) return 'code';
  return (rel === 'keyword' || rel === 'scope') && !uri && !literal ? rel : 'class';
}

/** One identifier, the URI before the literal; a URI only where it plainly is one. */
function idOf({ uri, literal }: { uri?: string; literal?: string }) {
  const id = uri ?? literal;
  if (!id) return {};
  return /^(?:https?|urn|tag):/i.test(id) ? { uri: id } : { literal: id };
}

function seconds(time: string | undefined, more = 0): string | undefined {
  if (time === undefined) return undefined;
  return `${new Date(Date.parse(time) + more).toISOString().slice(0, 19)}.000Z`;
}

/** Headings are of one level; emphasis is of one kind; code is text. */
function blocksOf(article: NinjsArticle, media: ReturnType<typeof mediaOf>): Block[] {
  let figures = 0;
  const change = (block: Block): Block[] => {
    switch (block.type) {
      case 'paragraph':
        return [{ ...block, runs: runsOf(block.runs) }];
      case 'heading':
        return [{ ...block, level: 2, runs: runsOf(block.runs) }];
      case 'list': {
        const items = block.items.map((item) => item.flatMap(change));
        const filledItems = items.filter((item) => item.length > 0);
        return filledItems.length > 0 ? [{ ...block, items: filledItems }] : [];
      }
      case 'quote': {
        const quoted = block.blocks.flatMap(change);
        return quoted.length > 0 ? [{ ...block, blocks: quoted }] : [];
      }
      case 'table': {
        const rows = block.rows.map((row) =>
          row.map((cell) => ({ ...cell, runs: runsOf(cell.runs) })),
        );
        return [{ ...block, rows }];
      }
      case 'figure': {
        const { figure } = media.placed[figures++] ?? {};
        return figure ? [figure] : [];
      }
      default:
        return [block];
    }
  };
  return bodyOf(article).flatMap(change);
}

function runsOf(runs: Run[]): Run[] {
  const joined = cleanRuns(
    runs.map(({ text, href, strong, emphasis }) => ({
      text,
      ...(href && { href, linked: true }),
      ...((strong || emphasis) && { emphasis: true }),
    })),
  );
  // Marks of an accent may only now stand beside their letter.
  return cleanRuns(joined);
}

function bodyOf(article: NinjsArticle): Block[] {
  return markupBlocks(xmlText(article.bodies[0]?.value ?? ''), undefined);
}

function figuresIn(blocks: Block[]): (Block & { type: 'figure' })[] {
  return blocks.flatMap((block) => {
    if (block.type === 'figure') return [block];
    if (block.type === 'quote') return figuresIn(block.blocks);
    return block.type === 'list' ? figuresIn(block.items.flat()) : [];
  });
}

/** Pictures where they stand in the text, all others after it; pages that are related go. */
function mediaOf(article: NinjsArticle) {
  const listed = article.associations ?? [];
  const known = new Set<NinjsAssociation>();
  const placed = figuresIn(bodyOf(article)).map(({ image, caption }) => {
    const { source, alternative, width, height } = image;
    const one = listed.find(
      ({ type, uri, renditions = [] }) =>
        (type === 'picture' || type === 'graphic') &&
        (uri === source || renditions.some(({ href }) => href === source)),
    );
    if (one) known.add(one);
    const rendition = one?.renditions?.find(({ href }) => href === source);
    const shown = {
      ...(rendition ?? { name: 'main', href: source }),
      ...(width && { width }),
      ...(height && { height }),
    };
    const renditions = [shown, ...(one?.renditions ?? []).filter((other) => other !== rendition)];
    return carried(
      { ...(one ?? { name: '', uri: source, type: 'picture' }), renditions },
      caption,
      alternative,
    );
  });
  const beside = listed.filter((one) => !known.has(one)).map((one) => carried(one, [], ''));
  const isThere = (one: ReturnType<typeof carried>) => one !== undefined;
  return { placed: placed.filter(isThere), beside: beside.filter(isThere) };
}

function carried(one: NinjsAssociation, own: Run[], ownAlternative: string) {
  const renditions = (one.renditions ?? []).flatMap(
    ({ href, contentType, width, height }, index): NinjsRendition[] => {
      const source = safeImage(href);
      return source
        ? [
            present<NinjsRendition>({
              name: index === 0 ? 'main' : `main${index + 1}`,
              href: source,
              contentType,
              width,
              height,
            }),
          ]
        : [];
    },
  );
  const [first] = renditions;
  if (!first || one.type === 'text') return undefined;
  const described = one.descriptions ?? [];
  const text =
    cleanLine(runsText(own)) || (described.find(({ role }) => role !== 'alternative')?.value ?? '');
  const alternative =
    ownAlternative || (described.find(({ role }) => role === 'alternative')?.value ?? '');
  const figure: Block = {
    type: 'figure',
    image: {
      source: first.href,
      alternative,
      ...(first.width && { width: first.width }),
      ...(first.height && { height: first.height }),
    },
    // The caption is a line of text.
    caption: cleanRuns([{ text }]),
  };
  // Smaller ones only fill a page.
  const isTiny = (first.width ?? 100) < 50 || (first.height ?? 100) < 50;
  const isPicture = !isTiny && (one.type === 'picture' || one.type === 'graphic');
  const association = present<NinjsAssociation>({
    name: '',
    uri: first.href,
    type: one.type,
    descriptions: captioned(text || undefined, alternative || undefined),
    by: one.by,
    renditions,
  });
  return { association, ...(isPicture && { figure }) };
}

/** XML has no form feeds and vertical tabs, which preformatted text may have. */
function xmlText(html: string): string {
  return html.replace(/[\v\f]/g, '');
}
