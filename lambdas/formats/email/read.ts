import { addressParser } from 'postal-mime';
import { bodiesOf, toPlainText } from '../../article/blocks.ts';
import { namesIn } from '../../article/called.ts';
import { datelineOf } from '../../article/dateline.ts';
import { toUtc } from '../../article/dates.ts';
import { languageTag } from '../../article/language.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Beside, Reader, Reading } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { withMedia } from '../packed/belongings.ts';
import { readTogether } from '../packed/together.ts';
import { embargoIn, withoutEmbargo } from '../wire/embargo.ts';
import { labelOf, statusFor, withoutLabel } from '../wire/labels.ts';
import { attachmentsOf } from './attachments.ts';
import { bodyOf } from './body.ts';
import { type Text, textsOf } from './content.ts';
import { coveredBy, introduces, isCovering, type Letter, refuseLetter } from './covering-letter.ts';
import { field, type Headers, readable, unicode } from './headers.ts';
import { messageOf, type Part } from './parts.ts';

/** An e-mail message (RFC 5322, MIME): its subject is the headline, its text the article. */
export const emailReader = {
  format: 'email',

  recognises(text, { key, contentType }) {
    const start = text
      .slice(0, 16_384)
      .replace(/^\s+/, '')
      .replace(/^From [^\n]*\n/, '');
    if (threeFields.test(start) || multipart.test(start)) return 0.9;
    const isNamed = /\.(?:eml|email|mht)$/i.test(key) || contentType?.startsWith('message/rfc822');
    return isNamed && oneField.test(start) ? 0.8 : 0;
  },

  read(_, file, within) {
    const { bytes, lastModified } = file;
    const message = messageOf(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
    );
    refuseSealed(message);
    const texts = textsOf(message);
    const attachments = attachmentsOf(message, texts);
    const { documents, folder, media } = attachments;
    const content = contentOf(message, texts, folder.besideOf(''));
    if (documents.length > 0 && content.label === undefined) {
      const attached = readTogether(documents, folder, file, within);
      const letter = letterOf(message, content);
      if (isCovering(letter, attached)) return coveredBy(letter, attached, file);
      if (introduces(content.blocks)) refuseLetter(attached);
    }
    const reading = readingOf(message, content, attachments.names, lastModified);
    return withMedia(reading, media, folder.media);
  },
} satisfies Reader;

const names =
  'received|return-path|delivered-to|mime-version|message-id|dkim-signature|from|to|subject|date|reply-to|content-(?:type|transfer-encoding|disposition)|x-[\\w-]+|arc-[\\w-]+|authentication-results|received-spf|sender|cc|list-[\\w-]+|thread-[\\w-]+|in-reply-to|references|user-agent|importance|precedence';
const folded = String.raw`[^\n]*\n(?:[ \t]+\S[^\n]*\n)*`;
const threeFields = new RegExp(`^(?:(?:${names}):${folded}){3}`, 'i');
const oneField = new RegExp(`^(?:${names}):`, 'i');
const multipart = new RegExp(
  String.raw`^(?:(?:${names}):${folded})?content-type:\s*multipart\/[a-z]+;[^\n]*(?:\n[ \t]+[^\n]*)*boundary`,
  'i',
);

/** What a message says for itself, without what came with it. */
type Content = ReturnType<typeof contentOf>;

function contentOf({ headers }: Part, texts: Text[], beside: Beside) {
  const title = subjectOf(headers);
  const label = title === undefined ? undefined : labelOf(title);
  const body = bodyOf(texts, title && withoutEmbargo(withoutLabel(title)), beside);
  return { title, label, ...body };
}

function letterOf({ headers }: Part, { title = '', blocks, dropped }: Content): Letter {
  const documentId = documentIdOf(headers, undefined)?.value;
  return { subject: title, blocks, dropped, date: dateOf(headers), documentId };
}

function readingOf(
  { headers }: Part,
  { title, label, blocks, dropped, headline, by }: Content,
  attachments: string[],
  now: string,
): Reading {
  const pubStatus = statusFor(label);
  if (toPlainText(blocks) === '' && pubStatus === 'usable') throw noArticle(attachments);
  const sender = senderOf(headers);
  const author = by ?? sender;
  const documentId = documentIdOf(headers, label);
  const date = dateOf(headers);
  const expires = toUtc(field(headers, 'expires') ?? '');
  const language = languageTag(field(headers, 'content-language')?.split(',')[0] ?? '');
  const located = datelineOf(blocks);
  const embargoedUntil = embargoIn([title ?? '', ...dropped], date ?? now);
  const subjects = keywordsOf(headers);
  const organisation = readable(headers, 'organization') ?? readable(headers, 'organisation');
  return {
    article: {
      pubStatus,
      headlines: headline ? [{ value: headline }] : [],
      bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
      ...(date && { versionCreated: date }),
      ...(embargoedUntil && { embargoedUntil }),
      ...(expires && { expires }),
      ...(language && { language }),
      ...(author && { by: author }),
      ...(located && { located }),
      ...(organisation && { infoSources: [{ name: organisation }] }),
      ...(label && title && { edNote: title }),
      ...(subjects.length > 0 && { subjects }),
    },
    ...(documentId && { documentId: documentId.value }),
    ...(pubStatus !== 'usable' && {
      names: namesIn([headline ?? '', title ?? '', ...toPlainText(blocks).split('\n').slice(0, 5)]),
    }),
    evidence: {
      headline: title ? 'Subject' : 'first line',
      ...(author && { by: by ? 'byline' : 'From' }),
      ...(date && { versionCreated: 'Date' }),
      ...(embargoedUntil && { embargoedUntil: 'Subject' }),
      ...(expires && { expires: 'Expires' }),
      ...(language && { language: 'Content-Language' }),
      ...(subjects.length > 0 && { subjects: 'Keywords' }),
      ...(organisation && { infoSources: 'Organization' }),
      ...(documentId && { documentId: documentId.source }),
      ...(located && { located: 'dateline' }),
      ...(label && { pubStatus: 'Subject' }),
      ...(attachments.length > 0 && {
        attachments: attachments.slice(0, 20).join(', ').slice(0, 500),
      }),
    },
    dropped,
  };
}

function dateOf(headers: Headers): string | undefined {
  return toUtc((field(headers, 'date') ?? '').slice(0, 200).replace(/\s*\([^()]*\)\s*$/, ''));
}

/** The subject without "Re:", "Fwd:" and their like. */
function subjectOf(headers: Headers): string | undefined {
  const subject = readable(headers, 'subject');
  return (
    subject?.replace(/^(?:(?:re|fwd?|fw|aw|wg|tr|rv|sv|vs|i|r|antw)(?:\[\d+\])?\s*:\s*)+/i, '') ||
    undefined
  );
}

/** The sender's name; an address is nobody's name, and nobody else's business. */
function senderOf(headers: Headers): string | undefined {
  const [sender] = addressParser(unicode(field(headers, 'from') ?? ''));
  const name = cleanLine(sender?.name ?? '').replace(/\s+via .*$/, '');
  return name === '' || name.includes('@') || name.length > 200 ? undefined : name;
}

/**
 * A message that supersedes another one is a version of it; a kill or a correction that answers one
 * is about the article in that.
 */
function documentIdOf(headers: Headers, label: string | undefined) {
  const first = (name: string) => /<([^<>\s]{3,998})>/.exec(field(headers, name) ?? '')?.[1];
  const earlier = first('supersedes') ?? first('obsoletes');
  if (earlier) return { value: earlier, source: 'Supersedes' };
  const answered = label === undefined ? undefined : (first('references') ?? first('in-reply-to'));
  if (answered) return { value: answered, source: 'References' };
  const own = first('message-id');
  return own ? { value: own, source: 'Message-ID' } : undefined;
}

function keywordsOf(headers: Headers) {
  const words = readable(headers, 'keywords')?.split(/[,;]/) ?? [];
  return words
    .map((word) => ({ name: cleanLine(word), rel: 'keyword', creator: 'publisher' }))
    .filter(({ name }) => name !== '')
    .slice(0, 100);
}

/** @throws RejectedUpload for a message whose parts are sealed together (S/MIME) or encrypted. */
function refuseSealed({ type }: Part): void {
  if (!/^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)$/.test(type.value)) return;
  throw new RejectedUpload(
    'unknown-format',
    'The message is encrypted, or signed in a way that seals its text (S/MIME), which is not read.',
    'Send it without encryption, and with its signature beside the text or none.',
  );
}

function noArticle(attachments: string[]): RejectedUpload {
  const beside = attachments.length > 0 ? ', only attachments that are no articles' : '';
  return new RejectedUpload(
    'no-article',
    `The message has no text that could be an article${beside}.`,
    'Put the article into the text of the message, or attach its file.',
  );
}
