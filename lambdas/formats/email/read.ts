import { addressParser } from 'postal-mime';
import { bodiesOf, toPlainText } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import { toUtc } from '../../article/dates.ts';
import { languageTag } from '../../article/language.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { embargoIn, withoutEmbargo } from '../wire/embargo.ts';
import { labelOf, withoutLabel } from '../wire/labels.ts';
import { bodyOf } from './body.ts';
import { type Content, contentOf } from './content.ts';
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

  read(_, { bytes, lastModified }) {
    const message = messageOf(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
    );
    const content = contentOf(message);
    return readingOf(message, content, lastModified);
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

function readingOf({ headers }: Part, content: Content, now: string): Reading {
  const title = subjectOf(headers);
  const label = title === undefined ? undefined : labelOf(title);
  const { blocks, dropped, headline, by } = bodyOf(
    content,
    title && withoutEmbargo(withoutLabel(title)),
  );
  const pubStatus = label === 'kill' ? 'canceled' : label === 'withhold' ? 'withheld' : 'usable';
  if (toPlainText(blocks) === '' && pubStatus === 'usable') throw noArticle(content);
  const sender = senderOf(headers);
  const author = by ?? sender;
  const documentId = documentIdOf(headers, label);
  const date = toUtc((field(headers, 'date') ?? '').slice(0, 200).replace(/\s*\([^()]*\)\s*$/, ''));
  const expires = toUtc(field(headers, 'expires') ?? '');
  const language = languageTag(field(headers, 'content-language')?.split(',')[0] ?? '');
  const located = datelineOf(blocks);
  const embargoedUntil = embargoIn([title ?? '', ...dropped], date ?? now);
  const subjects = keywordsOf(headers);
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
      ...(label && title && { edNote: title }),
      ...(subjects.length > 0 && { subjects }),
    },
    ...(documentId && { documentId: documentId.value }),
    evidence: {
      headline: title ? 'Subject' : 'first line',
      ...(author && { by: by ? 'byline' : 'From' }),
      ...(date && { versionCreated: 'Date' }),
      ...(documentId && { documentId: documentId.source }),
      ...(located && { located: 'dateline' }),
      ...(label && { pubStatus: 'Subject' }),
      ...(content.attachments.length > 0 && {
        attachments: content.attachments.slice(0, 20).join(', ').slice(0, 500),
      }),
    },
    dropped,
  };
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

/** A kill or a correction that answers a message is about the article in that message. */
function documentIdOf(headers: Headers, label: string | undefined) {
  const first = (name: string) => /<([^<>\s]{3,998})>/.exec(field(headers, name) ?? '')?.[1];
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

function noArticle({ attachments }: Content): RejectedUpload {
  const beside = attachments.length > 0 ? ', only attachments, which are not read' : '';
  return new RejectedUpload(
    'no-article',
    `The message has no text that could be an article${beside}.`,
    'Put the article into the text of the message, or upload its file itself.',
  );
}
