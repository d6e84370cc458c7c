import { type Block, bodiesOf } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import { languageTag } from '../../article/language.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { markupBlocks } from '../body-text.ts';
import { embargoUntil } from '../embargo.ts';
import { evidenceFor } from '../evidence.ts';
import { isObject, memberNames, parseJson } from '../json.ts';
import { type Document, items, line, member, present, time, whole } from '../ninjs/fields.ts';
import { notText } from '../not-text.ts';
import { statusOf } from '../status.ts';
import { filled } from '../xml/concepts.ts';
import { namesInField, placeInField } from '../xml/lines.ts';
import { heeding } from '../xml/status.ts';
import { aboutOf } from './categories.ts';
import { mediaOf } from './media.ts';

/** dpa's Digital Wires: the JSON that the agency sends its texts in. */
export const digitalwiresReader = {
  format: 'digitalwires',

  recognises(text) {
    const names = memberNames(text);
    return names.has('urn') && names.has('article_html') && names.has('categories') ? 0.95 : 0;
  },

  read(text) {
    const document = parseJson(text);
    if (!isObject(document)) throw severalEntries();
    const headline = line(document, 'headline');
    const { pubStatus } = heeding(
      { pubStatus: statusOf(line(document, 'pubstatus')), embargoedUntil: undefined },
      headline,
    );
    const blocks = ['article_html', 'infobox_html'].flatMap((name) => prose(document, name));
    if (blocks.length === 0 && pubStatus === 'usable') throw noText(document);
    return readingOf(document, pubStatus, headline, blocks);
  },
} satisfies Reader;

function readingOf(
  document: Document,
  pubStatus: Reading['article']['pubStatus'],
  headline: string | undefined,
  blocks: Block[],
): Reading {
  const documentId = line(document, 'urn');
  const language = line(document, 'language');
  const embargo = line(document, 'embargoed');
  const byline = line(document, 'byline');
  const dateline = line(document, 'dateline');
  const located = (dateline && placeInField(dateline)) ?? datelineOf(blocks);
  const { genres, infoSources, ...about } = aboutOf(document);
  const article = present<Reading['article']>({
    pubStatus,
    headlines: headline ? [{ value: headline }, ...texts(document, 'kicker', 'subhead')] : [],
    bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
    descriptions: filled(texts(document, 'teaser')),
    versionCreated: time(document, 'version_created'),
    contentCreated: time(document, 'content_created'),
    embargoedUntil: embargo && embargoUntil(embargo),
    urgency: whole(member(document, 'urgency'), 1, 9),
    language: language && languageTag(language),
    by: byline && namesInField(byline),
    located,
    copyrightNotice: line(document, 'copyrightnotice'),
    usageTerms: line(document, 'usageterms'),
    edNote: notesOf(document),
    ...about,
    infoSources: filled([...infoSources, ...creditOf(document, infoSources)]),
    genres: filled(genres),
    associations: filled(mediaOf(document)),
    altIds: filled(versionOf(document)),
  });
  return {
    article,
    ...(documentId && { documentId }),
    evidence: evidenceFor(
      article,
      {
        headline: headline && 'headline',
        body: blocks.length > 0 ? 'article_html' : undefined,
        documentId: documentId && 'urn',
        located: located && (dateline ? 'dateline' : 'article_html'),
      },
      usualPlaces,
    ),
    dropped: [],
  };
}

/** Where the format has each field. */
const usualPlaces = {
  pubStatus: 'pubstatus',
  descriptions: 'teaser',
  versionCreated: 'version_created',
  contentCreated: 'content_created',
  embargoedUntil: 'embargoed',
  urgency: 'urgency',
  language: 'language',
  by: 'byline',
  copyrightNotice: 'copyrightnotice',
  usageTerms: 'usageterms',
  edNote: 'ednotes',
  subjects: 'categories',
  people: 'categories',
  organisations: 'categories',
  places: 'categories',
  infoSources: 'categories, creditline',
  genres: 'categories',
  associations: 'associations',
  altIds: 'version',
};

function prose(document: Document, name: string): Block[] {
  const html = document[name];
  return typeof html === 'string' ? markupBlocks(html, undefined) : [];
}

/** Lines of the head, each with its name as the part that it plays. */
function texts(document: Document, ...names: string[]): { role: string; value: string }[] {
  return names.flatMap((role) => {
    const value = line(document, role);
    return value ? [{ role, value }] : [];
  });
}

/** Only what is marked as fit for publication: the others hold reporters' telephone numbers. */
function notesOf(document: Document): string | undefined {
  const notes = items(member(document, 'ednotes'))
    .filter((note) => note.is_publishable === true)
    .flatMap((note) => line(note, 'ednote') ?? []);
  return [...new Set(notes)].join('; ') || undefined;
}

function creditOf(document: Document, sources: { name: string }[]) {
  const name = line(document, 'creditline');
  return name && !sources.some((source) => source.name === name) ? [{ name, role: 'credit' }] : [];
}

function versionOf(document: Document): { role: string; value: string }[] {
  const version = document.version;
  return typeof version === 'number' ? [{ role: 'version', value: String(version) }] : [];
}

function noText(document: Document): RejectedUpload {
  const [media] = mediaOf(document);
  if (media) {
    const [caption] = items(member(document, 'descriptions'));
    return notText(media.type, caption && line(caption, 'description'));
  }
  return new RejectedUpload(
    'no-article',
    'The entry has no text: its article_html is empty.',
    'Upload entries with their text.',
  );
}

function severalEntries(): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    'The file holds a list where one entry of Digital Wires should stand.',
    'Upload one entry in a file.',
  );
}
