import { createHash } from 'node:crypto';
import { safeLink } from '../../article/address.ts';
import { type Block, runsText, toPlainText } from '../../article/blocks.ts';
import { isUri } from '../../article/identity.ts';
import type { NinjsArticle, NinjsSource, NinjsSubject } from '../../article/ninjs.ts';
import type { Reading } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { type Findings, readingOf } from '../findings.ts';
import { type Candidate, candidate } from '../html/candidate.ts';
import { mostItems } from '../ninjs/fields.ts';
import { hasProse, picturesIn } from '../xml/body.ts';
import { distinct, identified } from '../xml/concepts.ts';
import { associationsOf, type Medium } from './media.ts';
import type { FeedText } from './text.ts';

/** An item of a feed, whatever format the feed is in. */
export interface Entry {
  pubStatus: NinjsArticle['pubStatus'];
  fields: Findings['fields'] & { headline: (Candidate | undefined)[] };
  /** The whole text. */
  content: FeedText;
  /** A standfirst, a teaser, or the whole text where there is no content. */
  summary: FeedText;
  categories: Category[];
  media: Medium[];
  /** Where it comes from. */
  sources: NinjsSource[];
  /** What addresses that are not whole start from. */
  base: string | undefined;
  feedTitle: string | undefined;
}

/** A keyword or, in a taxonomy, a concept. */
export interface Category {
  name: string;
  scheme?: string | undefined;
  /** The concept's code in the taxonomy; its name where it has none. */
  term?: string | undefined;
  isSection?: boolean;
}

/** @throws RejectedUpload `no-article` when there is no text in it, and it is no withdrawal. */
export function readingOfEntry(entry: Entry, path: string): Reading {
  const { pubStatus, fields, content, summary, categories, media, sources, base } = entry;
  const headline = fields.headline.find((one) => one?.value)?.value;
  const body = hasProse(content.blocks) ? content : summary;
  const { blocks, dropped } = withoutSignature(body.blocks, headline, entry.feedTitle);
  const isWithdrawn = pubStatus === 'canceled';
  const identifiers = fields.documentId ?? [];
  return readingOf({
    pubStatus,
    fields: {
      ...fields,
      standfirst: body === content ? [standfirstOf(summary, blocks, headline)] : [],
      documentId: identifiers.some((one) => one?.value) ? identifiers : [lastingMark(fields, path)],
    },
    sections: categories.filter(({ isSection }) => isSection).map(({ name }) => name),
    keywords: categories.filter(isKeyword).map(({ name }) => name),
    lists: {
      subjects: distinct(categories.flatMap(conceptOf)).slice(0, mostItems),
      associations: withPicturesIn([...content.blocks, ...summary.blocks], media, base),
      infoSources: distinct(sources).slice(0, mostItems),
    },
    body: { source: body.source, blocks: isWithdrawn ? [] : blocks, dropped },
  });
}

/** The page of an item; the front page of a site is nobody's. */
export function pageOf(address: string | undefined, base: string | undefined): string | undefined {
  const url = URL.parse((address && safeLink(address, base)) || '');
  const isPage = url?.protocol.startsWith('http') && (url.pathname !== '/' || url.search !== '');
  return url && isPage ? url.href : undefined;
}

/**
 * What tells an item from all others where it has neither an identifier nor a page: its title and
 * when it was published. Where it stands in the file changes with every item that is added.
 */
function lastingMark(fields: Entry['fields'], path: string): Candidate {
  const value = (name: 'headline' | 'firstCreated') =>
    fields[name]?.find((one) => one?.value)?.value;
  const mark = JSON.stringify([value('firstCreated') ?? path, value('headline')]);
  return candidate('title and date', createHash('sha256').update(mark).digest('hex'));
}

/**
 * A summary that says something of its own: one that was cut from the text, or repeats how it
 * begins, does not.
 */
function standfirstOf(
  { blocks, source }: FeedText,
  body: Block[],
  headline: string | undefined,
): Candidate | undefined {
  const line = cleanLine(toPlainText(blocks));
  const own = letters(line.slice(0, -80) + line.slice(-80).replace(cutOff, ''));
  const begins = letters(toPlainText(body).slice(0, 2 * line.length + 500)).startsWith(own);
  const isCut = /\[(?:…|\.{3})\]/.test(line);
  if (own === '' || begins || isCut || line === headline) return undefined;
  return candidate(source, line);
}

const cutOff = /\s*(?:…|\.{3})?\s*(?:continue reading|read more|weiterlesen|mehr)?\W*$/i;

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Publishing systems end a text for feeds with "The post … appeared first on …", in any language. */
function withoutSignature(
  blocks: Block[],
  headline: string | undefined,
  feedTitle: string | undefined,
): { blocks: Block[]; dropped: string[] } {
  const last = blocks.at(-1);
  if (last?.type !== 'paragraph' || !headline) return { blocks, dropped: [] };
  const line = runsText(last.runs);
  const links = last.runs.filter(({ linked }) => linked).map(({ text }) => text.trim());
  const isSignature =
    links.includes(headline) &&
    (links.length === 2 || (feedTitle !== undefined && line.includes(feedTitle))) &&
    line.length < headline.length + (links[1] ?? feedTitle ?? '').length + 60;
  return isSignature ? { blocks: blocks.slice(0, -1), dropped: [line] } : { blocks, dropped: [] };
}

function isKeyword({ scheme, term, isSection }: Category): boolean {
  return scheme === undefined && term === undefined && !isSection;
}

function conceptOf({ name, scheme, term = name }: Category): NinjsSubject[] {
  if (scheme === undefined && term === name) return [];
  const joined = (scheme ?? '') + term;
  const isConcept = (scheme === undefined || /[/#]$/.test(scheme)) && isUri(joined);
  const id = isConcept ? { uri: joined } : identified(scheme ?? '', term);
  return [{ name, ...id, creator: 'publisher' }];
}

/** A picture that goes with the item stands in its text or its summary as well, often. */
function withPicturesIn(blocks: Block[], media: Medium[], base: string | undefined) {
  const own = associationsOf(media, base);
  const known = new Set(own.flatMap(({ renditions = [] }) => renditions.map(({ href }) => href)));
  const inText = picturesIn(blocks).filter(({ uri }) => !known.has(uri) && known.add(uri));
  return [...own, ...inText].slice(0, mostItems);
}
