import { bodiesOf } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import { languageTag } from '../../article/language.ts';
import type { NinjsArticle } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { isObject, type Json, parseJson } from '../json.ts';
import { bodyIn, descriptionIn } from './body.ts';
import { conceptsIn, subjectsIn } from './concepts.ts';
import { type Document, items, line, member, mostItems, present, time, whole } from './fields.ts';
import { associationsIn, webRendition } from './media.ts';

/** IPTC ninjs 1.x, 2.x and 3.x, read leniently: agencies send what the schema refuses. */
export const ninjsReader = {
  format: 'ninjs',

  recognises(text) {
    if (!/^\s*\{/.test(text.slice(0, 1000))) return 0;
    const has = (...names: string[]) => names.some((name) => text.includes(`"${name}"`));
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
    return isIdentified && isNews ? 0.9 : 0;
  },

  read(text) {
    const document = documentIn(parseJson(text));
    const type = line(document, 'type');
    if (type !== undefined && type !== 'text' && type !== 'composite') throw notText(type);
    const pubStatus = statusOf(document);
    const headline = headlineIn(document);
    const body = bodyIn(document, headline?.value);
    if (body.blocks.length === 0 && pubStatus === 'usable') throw noBody();
    return readingOf(document, pubStatus, headline, body);
  },
} satisfies Reader;

/** Where more than one member may say it, the evidence names the one that did. */
function readingOf(
  document: Document,
  pubStatus: NinjsArticle['pubStatus'],
  headline: { value: string; source: string } | undefined,
  body: ReturnType<typeof bodyIn>,
): Reading {
  const uri = line(document, 'uri', 'guid');
  const description = descriptionIn(document);
  const language = line(document, 'language');
  const web = webRendition(document);
  const located = line(document, 'located') ?? datelineOf(body.blocks);
  const article = present<Reading['article']>({
    pubStatus,
    headlines: headline ? [{ value: headline.value }] : [],
    bodies: body.blocks.length > 0 ? bodiesOf(body.blocks) : [],
    descriptions: description ? [{ value: description }] : undefined,
    firstCreated: time(document, 'firstCreated'),
    versionCreated: time(document, 'versionCreated'),
    contentCreated: time(document, 'contentCreated'),
    embargoedUntil: embargoOf(document),
    expires: time(document, 'expires'),
    urgency: whole(member(document, 'urgency'), 1, 9),
    language: language && languageTag(language),
    by: line(document, 'by', 'byline'),
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
    genres: filled(
      conceptsIn(document, 'genres', 'genre').map(({ name, uri: genre }) => ({
        name,
        ...(genre && { uri: genre }),
      })),
    ),
    renditions: web && [web],
    associations: filled(associationsIn(document)),
    altIds: filled(altIdsIn(document)),
  });
  return {
    article,
    ...(uri && { documentId: uri }),
    evidence: present<Record<string, string>>({
      headline: headline?.source,
      body: body.source || undefined,
      documentId: uri && (line(document, 'uri') ? 'uri' : 'guid'),
      located: located && (line(document, 'located') ? 'located' : 'dateline'),
    }),
    dropped: [],
  };
}

/** The item itself, also from the envelope of AP's Media API. */
function documentIn(json: Json): Document {
  const data = isObject(json) ? json.data : undefined;
  const item = isObject(data) ? data.item : undefined;
  if (isObject(item)) return item;
  if (isObject(json)) return json;
  throw malformed('The file holds no JSON object.', 'Upload one ninjs item in a file.');
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
      throw malformed(
        `The pubStatus ${JSON.stringify(status.slice(0, 40))} is none of ninjs.`,
        'Use "usable", "withheld" or "canceled".',
      );
  }
}

/** An embargo that we cannot read would not hold; one without a zone might end hours early. */
function embargoOf(document: Document): string | undefined {
  const text = line(document, 'embargoedUntil', 'embargoed');
  if (text === undefined) return undefined;
  const until = time(document, 'embargoedUntil', 'embargoed');
  if (until !== undefined && /(?:z|[+-]\d\d:?\d\d)$/i.test(text)) return until;
  throw malformed(
    `The embargo ${JSON.stringify(text.slice(0, 60))} is no date-time with a zone.`,
    'Write it as in 2026-11-24T06:00:00Z or 2026-11-24T07:00:00+01:00.',
  );
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

/** `source` is Superdesk's; `provider` is AP's. */
function sourcesIn(document: Document): { name: string; role?: string }[] {
  const sources = conceptsIn(document, 'infoSources', 'infoSource');
  const name = line(document, 'source', 'provider');
  return sources.length === 0 && name ? [{ name }] : sources.map(({ rel, ...source }) => source);
}

function altIdsIn(document: Document): { role: string; value: string }[] {
  const value = member(document, 'altIds');
  if (isObject(value)) {
    return Object.entries(value)
      .slice(0, mostItems)
      .flatMap(([role, id]) => (typeof id === 'string' ? [{ role, value: cleanLine(id) }] : []));
  }
  return items(value).flatMap((item) => {
    const id = line(item, 'value');
    return id ? [{ role: line(item, 'role') ?? 'other', value: id }] : [];
  });
}

function filled<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function notText(type: string): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    `The ninjs item is of type ${JSON.stringify(type.slice(0, 40))}, not a text.`,
    'Upload text items; send pictures and other media as associations of one.',
  );
}

function noBody(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The ninjs item has no body that can be read.',
    'Give it a body with contentType "text/html" or "text/plain" (body_html or body_text in ninjs 1).',
  );
}

function malformed(sentence: string, remedy: string): RejectedUpload {
  return new RejectedUpload('malformed', sentence, remedy);
}
