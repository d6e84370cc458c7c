import { bodiesOf } from '../../article/blocks.ts';
import { namesIn } from '../../article/called.ts';
import type { NinjsArticle, NinjsSubject } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reading } from '../../article/reading.ts';
import { linesToBlocks } from '../text/blocks.ts';
import { publishable } from './body.ts';
import { wireDateline } from './dateline.ts';
import { withoutEmbargo } from './embargo.ts';
import { type Label, statusFor } from './labels.ts';

const longestText = 1_000_000;
const mostParagraphs = 20_000;

/** What a wire format's own heading and first lines tell of a message. */
export interface WireStory {
  headline: string | undefined;
  /** What the message is beside a story, with the words that say so. */
  label: { is: Label; words: string } | undefined;
  slugline: string | undefined;
  /** 1 to 9. */
  urgency: number | undefined;
  category: NinjsSubject | undefined;
  standfirst: string | undefined;
  by: string | undefined;
  edNote: string | undefined;
  /** RFC 3339 in UTC. */
  embargoedUntil: string | undefined;
  versionCreated: string | undefined;
  paragraphs: string[];
  /** What the message has of an identity that a later one of the same story shares. */
  documentId?: string | undefined;
  altIds?: NonNullable<NinjsArticle['altIds']>;
  /** Lines of the head that are not kept. */
  dropped: string[];
  evidence: Record<string, string>;
}

/**
 * The article of a wire message.
 *
 * @throws RejectedUpload `no-article` for a message without text that is no kill.
 */
export function readingOfStory(story: WireStory): Reading {
  const { headline, label, edNote, paragraphs } = story;
  refuseLarge(paragraphs);
  const { kept, dropped } = publishable(paragraphs);
  const pubStatus = statusFor(label?.is);
  if (kept.length === 0 && pubStatus === 'usable') throw noArticle();
  const dateline = wireDateline(kept[0] ?? '');
  const note = [label?.words, edNote].filter((text) => text !== undefined).join(' ');
  return {
    article: {
      pubStatus,
      headlines: headline ? [{ value: withoutEmbargo(headline) }] : [],
      bodies: kept.length > 0 ? bodiesOf(linesToBlocks(kept)) : [],
      ...(story.versionCreated && { versionCreated: story.versionCreated }),
      ...(story.embargoedUntil && { embargoedUntil: story.embargoedUntil }),
      ...(story.urgency && { urgency: story.urgency }),
      ...(story.standfirst && { descriptions: [{ value: story.standfirst }] }),
      ...(story.by && { by: story.by }),
      ...(story.slugline && { slugline: story.slugline }),
      ...(story.category && { subjects: [story.category] }),
      ...(dateline && { located: dateline.located, infoSources: [{ name: dateline.agency }] }),
      ...(note && { edNote: note }),
      ...(story.altIds && story.altIds.length > 0 && { altIds: story.altIds }),
    },
    ...(story.documentId && { documentId: story.documentId }),
    ...(pubStatus !== 'usable' && {
      names: namesIn([headline ?? '', note, story.slugline ?? '', ...paragraphs.slice(0, 3)]),
    }),
    evidence: {
      ...story.evidence,
      ...(story.versionCreated && { versionCreated: 'trailer' }),
      ...(story.embargoedUntil && { embargoedUntil: 'embargo line' }),
      ...(story.category && { subjects: 'category' }),
      ...(note && { edNote: label ? label.words : 'note to editors' }),
      ...(story.altIds && story.altIds.length > 0 && { altIds: 'heading' }),
      ...(label && { pubStatus: label.words }),
      ...(story.documentId && { documentId: 'keyword line and date' }),
      ...(dateline && { located: 'dateline', infoSources: 'dateline' }),
    },
    dropped: [...story.dropped, ...dropped],
  };
}

function refuseLarge(paragraphs: string[]): void {
  const length = paragraphs.reduce((sum, line) => sum + line.length, 0);
  if (length <= longestText && paragraphs.length <= mostParagraphs) return;
  throw new RejectedUpload(
    'too-large',
    `The message has ${paragraphs.length.toLocaleString('en')} paragraphs of ${length.toLocaleString('en')} characters; ${mostParagraphs.toLocaleString('en')} and ${longestText.toLocaleString('en')} are the most.`,
    'Upload one message in a file.',
  );
}

function noArticle(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The wire message has no text between its headline and its end.',
    'Put the text after the headline, before the ETX character.',
  );
}
