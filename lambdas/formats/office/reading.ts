import type { Reading } from '../../article/reading.ts';
import { readingOf, tagged, timed } from '../findings.ts';
import { blocksOf } from '../html/blocks.ts';
import { candidate } from '../html/candidate.ts';
import { type Packed, withMedia } from '../packed/belongings.ts';
import { embargoIn, speaksOfEmbargo, withoutEmbargo } from '../wire/embargo.ts';
import { picturesIn } from '../xml/body.ts';
import { headOf } from './head.ts';
import { markupOf } from './markup.ts';
import type { Piece } from './piece.ts';
import { authorIn, type Properties } from './properties.ts';

/** A document of a word processor, taken apart. */
export interface OfficeDocument {
  pieces: Piece[];
  properties: Properties;
  /** Lines of page headers: furniture, but an embargo may stand there. */
  headers: string[];
  /** Foot- and endnotes: without their marks in the text they mean nothing to a reader. */
  notes: string[];
  media: Packed[];
  /** Which part the text was read from. */
  source: string;
}

/**
 * The article in a document. `uploaded` is RFC 3339 UTC.
 *
 * @throws RejectedUpload `malformed` where an embargo cannot be read, `no-article` without a text.
 */
export function readingOfDocument(document: OfficeDocument, uploaded: string): Reading {
  const { pieces, properties, headers, notes, media, source } = document;
  const head = headOf(pieces, properties.title);
  const { headline, standfirst } = head;
  const embargo = [...head.embargo, ...headers.filter(speaksOfEmbargo)];
  const until = embargoIn([headline?.value ?? '', ...embargo], uploaded);
  const children = markupOf(head.rest, head.isHeading ? 0 : 1);
  const body = { name: 'body', attributes: {}, children };
  const blocks = blocksOf(body, { base: undefined, isLeftOut: () => false });
  const reading = readingOf({
    pubStatus: 'usable',
    fields: {
      headline: [headline && { ...headline, value: withoutEmbargo(headline.value) }],
      standfirst: [standfirst],
      documentId: [candidate('properties: identifier', properties.identifier)],
      by: [head.by, candidate('properties: creator', authorIn(properties))],
      contentCreated: [timed('properties: created', properties.created)],
      versionCreated: [timed('properties: modified', properties.modified)],
      embargoedUntil: [candidate('embargo line', until)],
      language: [tagged('properties: language', properties.language)],
    },
    sections: properties.category ? [properties.category] : [],
    keywords: properties.keywords,
    lists: { associations: picturesIn(blocks).slice(0, mostPictures) },
    body: { blocks, source, dropped: head.dropped },
  });
  return withMedia({ ...reading, dropped: [...reading.dropped, ...notes] }, media, []);
}

const mostPictures = 100;
