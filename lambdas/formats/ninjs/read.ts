import { bodiesOf } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import { languageTag } from '../../article/language.ts';
import type { NinjsArticle } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { embargoUntil } from '../embargo.ts';
import { evidenceFor } from '../evidence.ts';
import { listOf, memberNames } from '../json.ts';
import { notText } from '../not-text.ts';
import { readEach } from '../several.ts';
import { filled } from '../xml/concepts.ts';
import { heeding } from '../xml/status.ts';
import { bodyIn, describedBody, textsIn } from './body.ts';
import { conceptsIn, subjectsIn } from './concepts.ts';
import { type Document, items, line, member, present, time, whole } from './fields.ts';
import { itemsIn } from './items.ts';
import { associationsIn, webRendition } from './media.ts';
import { altIdsIn, authorsIn, placeOf, rightsIn, sourcesIn, trustIn } from './metadata.ts';

/**
 * IPTC ninjs 1.x, 2.x and 3.x, read leniently: agencies send what the schema refuses. A file may
 * hold several items, as a list or one on each line.
 */
export const ninjsReader = {
  format: 'ninjs',

  recognises(text) {
    const isList = /^\s*\[\s*\{/.test(text.slice(0, 1000));
    if (!isList && !/^\s*\{/.test(text.slice(0, 1000))) return 0;
    const first = isList ? memberNames(text) : undefined;
    const has = (...names: string[]) =>
      names.some((name) => (first ? first.has(name) : text.includes(`"${name}"`)));
    const isIdentified = has('uri', 'guid');
    const isNews = has(
      'headline',
      'headlines',
      'bodies',
      'body_text',
      'body_html',
      'body_xhtml',
      'pubstatus',
      'pubStatus',
      'versioncreated',
      'versionCreated',
    );
    const isNamed = /"name"\s*:\s*"ninjs"|ninjs-schema/.test(text);
    return isIdentified && (isNews || isNamed) ? 0.9 : 0;
  },

  read(text, { beside }) {
    const name = (one: Document | RejectedUpload) =>
      one instanceof RejectedUpload ? undefined : line(one, 'uri', 'guid');
    return readEach(itemsIn(text, beside), name, readItem);
  },
} satisfies Reader;

function readItem(document: Document | RejectedUpload): Reading {
  if (document instanceof RejectedUpload) throw document;
  const type = line(document, 'type');
  if (type !== undefined && type !== 'text' && type !== 'composite')
    throw notText(type, textsIn(document, 'descriptions', 'description_text')[0]?.value);
  const headline = headlineIn(document);
  const { pubStatus } = heeding(
    { pubStatus: statusOf(document), embargoedUntil: undefined },
    headline?.value,
  );
  const whole = bodyIn(document, headline?.value);
  const body = whole.blocks.length > 0 ? whole : describedBody(document);
  if (body.blocks.length === 0 && pubStatus === 'usable') throw noBody(document);
  return readingOf(document, pubStatus, headline, body);
}

/** Where more than one member may say it, the evidence names the one that did. */
function readingOf(
  document: Document,
  pubStatus: NinjsArticle['pubStatus'],
  headline: { value: string; source: string } | undefined,
  body: ReturnType<typeof bodyIn>,
): Reading {
  const uri = line(document, 'uri', 'guid');
  const descriptions = textsIn(
    document,
    'descriptions',
    'description_text',
    'description_html',
    'description',
  );
  const others = textsIn(document, 'headlines').filter(({ value }) => value !== headline?.value);
  const by = line(document, 'by', 'byline') ?? authorsIn(document);
  const [sourceType] = conceptsIn({ all: listOf(member(document, 'digitalSourceType')) }, 'all');
  const language = line(document, 'language');
  const web = webRendition(document);
  const located = line(document, 'located') ?? datelineOf(body.blocks);
  const article = present<Reading['article']>({
    pubStatus,
    headlines: headline ? [{ value: headline.value }, ...others] : [],
    bodies: body.blocks.length > 0 ? bodiesOf(body.blocks) : [],
    descriptions: filled(body.source === 'descriptions' ? [] : descriptions),
    firstCreated: time(document, 'firstCreated'),
    versionCreated: time(document, 'versionCreated'),
    contentCreated: time(document, 'contentCreated'),
    embargoedUntil: embargoOf(document),
    expires: time(document, 'expires'),
    urgency: whole(member(document, 'urgency'), 1, 9),
    language: language && languageTag(language),
    by,
    located,
    slugline: line(document, 'slugline'),
    copyrightHolder: line(document, 'copyrightHolder'),
    copyrightNotice: line(document, 'copyrightNotice'),
    usageTerms: line(document, 'usageTerms'),
    edNote: line(document, 'edNote'),
    subjects: filled(subjectsIn(document)),
    people: filled(conceptsIn(document, 'people', 'person')),
    organisations: filled(conceptsIn(document, 'organisations', 'organisation')),
    places: filled(conceptsIn(document, 'places', 'place')),
    infoSources: filled(sourcesIn(document)),
    events: filled(conceptsIn(document, 'events', 'event')),
    objects: filled(conceptsIn(document, 'objects', 'object')),
    genres: filled(conceptsIn(document, 'genres', 'genre').map(({ rel, ...genre }) => genre)),
    digitalSourceType: sourceType,
    rightsInfo: rightsIn(document),
    trustIndicators: filled(trustIn(document)),
    renditions: web && [web],
    associations: filled(associationsIn(document)),
    altIds: filled(altIdsIn(document)),
  });
  return {
    article,
    ...(uri && { documentId: uri }),
    evidence: evidenceFor(
      article,
      {
        headline: headline?.source,
        body: body.source || undefined,
        documentId: uri && (line(document, 'uri') ? 'uri' : 'guid'),
        located: located && (line(document, 'located') ? 'located' : 'dateline'),
        by: by && (line(document, 'by', 'byline') ? undefined : 'authors'),
      },
      Object.fromEntries(Object.keys(article).map((field) => [field, placeOf(document, field)])),
    ),
    dropped: [],
  };
}

/** A status that we do not know might mean a kill: better refused than published. */
function statusOf(document: Document): NinjsArticle['pubStatus'] {
  const status = line(document, 'pubStatus')?.toLowerCase() ?? 'usable';
  switch (status) {
    case 'usable':
    case 'withheld':
      return status;
    case 'canceled':
    case 'cancelled':
      return 'canceled';
    default:
      throw new RejectedUpload(
        'malformed',
        `The pubStatus ${JSON.stringify(status.slice(0, 40))} is none of ninjs.`,
        'Use "usable", "withheld" or "canceled".',
      );
  }
}

function embargoOf(document: Document): string | undefined {
  const text = line(document, 'embargoedUntil', 'embargoed');
  return text && embargoUntil(text);
}

function headlineIn(document: Document): { value: string; source: string } | undefined {
  const headlines = items(document.headlines);
  const main = headlines.find((item) => line(item, 'role') === 'main') ?? headlines[0];
  const value = main && line(main, 'value');
  if (value) return { value, source: 'headlines' };
  for (const source of ['headline', 'title']) {
    const single = line(document, source);
    if (single) return { value: single, source };
  }
  return undefined;
}

function noBody(document: Document): RejectedUpload {
  if (items(member(document, 'renditions')).some((one) => line(one, 'href'))) return elsewhere();
  return new RejectedUpload(
    'no-article',
    'The ninjs item has no body that can be read.',
    'Give it a body with contentType "text/html" or "text/plain" (body_html or body_text in ninjs 1).',
  );
}

/** Nothing is ever fetched for an upload. */
function elsewhere(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The ninjs item does not hold its text, only the addresses of its renditions.',
    'Upload the rendition itself (NITF, for one), or put its text into a body of the item.',
  );
}
