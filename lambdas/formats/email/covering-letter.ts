import { type Block, runsText, toPlainText } from '../../article/blocks.ts';
import { parseKey } from '../../article/identity.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Item, Reading, UploadedFile } from '../../article/reading.ts';
import { countWords } from '../../article/text.ts';
import { embargoIn, speaksOfEmbargo } from '../wire/embargo.ts';

/** What a message says for itself. */
export interface Letter {
  subject: string;
  blocks: Block[];
  dropped: string[];
  /** RFC 3339: when it was sent. */
  date: string | undefined;
  /** Its Message-ID, or that of the message whose article it is about. */
  documentId: string | undefined;
}

/** A covering letter is not half again as long as what it covers. */
const longestLetter = 1.5;

/** Whether a message does no more than introduce the articles that are attached to it. */
export function isCovering({ blocks }: Letter, attached: Item[]): boolean {
  const covered = attached.flatMap((item) => ('reading' in item ? [wordsIn(item.reading)] : []));
  if (covered.length === 0) return false;
  const total = covered.reduce((sum, words) => sum + words, 0);
  return introduces(blocks) || countWords(toPlainText(blocks)) <= longestLetter * total;
}

/** Short, and speaks of what is attached. */
export function introduces(blocks: Block[]): boolean {
  const text = toPlainText(blocks);
  const words = countWords(text);
  return words < 12 || (words < 200 && attachedWords.test(text));
}

const attachedWords =
  /\b(?:(?:please|kindly) (?:find|see)|(?:find|see|have|i['’]ve|we['’]ve) attached|(?:is|are) (?:attached|enclosed)|attached (?:is|are|please|you|find|to this|press|statement|document|file|story|article|release)|enclosed|see attachment|anbei|im anhang|in der anlage|angehängt|beigefügt|ci-joint|en pièce jointe|veuillez trouver|adjunt[oa]|en anexo|em anexo|in allegato|allegat[oai]|bijlage|bijgevoegd|bijgaand)\b/i;

/**
 * The attached articles, under the embargo and the identity of the message. The letter itself is
 * told among what was dropped: it is written to an editor, not to readers.
 *
 * @throws RejectedUpload `malformed` where the letter sets an embargo that cannot be read.
 */
export function coveredBy(letter: Letter, attached: Item[], file: UploadedFile): Reading | Item[] {
  const lines = linesOf(letter.blocks);
  const until = embargoIn(
    [letter.subject, ...letter.dropped, ...lines.filter(speaksOfEmbargo)],
    letter.date ?? file.lastModified,
  );
  const articles = attached.filter((item) => 'reading' in item);
  const covered = attached.map((item): Item => {
    if (!('reading' in item)) return item;
    const { reading } = item;
    const isOwn = reading.documentId !== `${parseKey(file.key).path}/${item.place}`;
    const documentId = isOwn
      ? reading.documentId
      : identityOf(letter, articles.length === 1 ? undefined : item.place);
    const embargoedUntil = [until, reading.article.embargoedUntil]
      .filter((one) => one !== undefined)
      .sort()
      .at(-1);
    return {
      ...item,
      reading: {
        ...reading,
        article: {
          ...(letter.date && { versionCreated: letter.date }),
          ...reading.article,
          ...(embargoedUntil && { embargoedUntil }),
        },
        ...(documentId && { documentId }),
        evidence: {
          attachment: item.place,
          ...(item.format && { attached: item.format }),
          ...reading.evidence,
        },
        dropped: [...reading.dropped, letter.subject, ...letter.dropped, ...lines].filter(Boolean),
      },
    };
  });
  const [only, another] = covered;
  return only && 'reading' in only && !another ? only.reading : covered;
}

function identityOf({ documentId }: Letter, place: string | undefined): string | undefined {
  return documentId && place ? `${documentId}/${place}` : documentId;
}

/** @throws RejectedUpload always: the message has nothing to publish but what could not be read. */
export function refuseLetter(attached: Item[]): never {
  const [first] = attached.flatMap((item) => ('rejection' in item ? [item] : []));
  throw new RejectedUpload(
    first?.rejection.reason ?? 'no-article',
    `The message only introduces what is attached to it, and ${JSON.stringify(first?.place ?? '')} cannot be read: ${first?.rejection.sentence ?? ''}`,
    'Put the article into the text of the message, or attach it as DOCX or in another format that is read.',
  );
}

function wordsIn({ article }: Reading): number {
  return article.bodies[0]?.wordCount ?? 0;
}

function linesOf(blocks: Block[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph' || block.type === 'heading'
      ? [runsText(block.runs)]
      : toPlainText([block]).split('\n'),
  );
}
