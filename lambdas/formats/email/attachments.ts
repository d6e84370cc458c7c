import { decodeWords } from 'postal-mime';
import { type Beside, packedAddress } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import type { Packed } from '../packed/belongings.ts';
import { type Folder, folderOf } from '../packed/folder.ts';
import { mediumOf } from '../packed/media.ts';
import type { PackedFile } from '../packed/together.ts';
import { bytesOfPart, isAttached, isText, type Text } from './content.ts';
import { readable, unicode } from './headers.ts';
import type { Part } from './parts.ts';

/** What came with the text of a message. */
export interface Attachments {
  /** Of all but what belongs to the mail itself: its signature, cards, invitations. */
  names: string[];
  documents: PackedFile[];
  media: Packed[];
  /** The media that no text shows in its place, and what any text may refer to. */
  folder: Folder;
}

export function attachmentsOf(message: Part, texts: Text[]): Attachments {
  const leaves = leavesOf(message).filter((part) => !isMachinery(part));
  const files = leaves.map((part, index) => ({ part, name: nameOf(part, index) }));
  const media: (Packed & { id: string })[] = [];
  const documents: PackedFile[] = [];
  for (const { part, name } of files) {
    const bytes = bytesOfPart(part);
    const medium = bytes.length > 0 ? mediumOf(bytes) : undefined;
    if (medium) media.push({ ...medium, path: name, id: idOf(part), ...described(part, name) });
    else if (isAttached(part) || part.type.value === 'message/rfc822') {
      documents.push({ path: name, bytes, contentType: part.type.value });
    }
  }
  // What a text shows in its place belongs there, and if that was left out, as a logo is, nowhere.
  const isShown = ({ id }: { id: string }) =>
    id !== '' && texts.some(({ text }) => text.includes(`cid:${id}`));
  const byName = folderOf(media);
  const byId = new Map(media.map((one) => [one.id, packedAddress(one.name)]));
  const find: Beside = (reference) => {
    const id = /^cid:(.+)$/i.exec(reference.trim())?.[1];
    return id === undefined ? byName.besideOf('')(reference) : byId.get(unescaped(id));
  };
  return {
    names: files.map(({ name }) => name),
    documents,
    folder: { media: media.filter((one) => !isShown(one)), besideOf: () => find },
    media,
  };
}

/** Every part that is no text of the message itself, nor another form of that text. */
function leavesOf(part: Part): Part[] {
  if (part.parts.length > 0) return part.parts.flatMap(leavesOf);
  return isText(part) && !isAttached(part) ? [] : [part];
}

/** What mail programs send along, and nobody means to publish. */
function isMachinery(part: Part): boolean {
  const { value } = part.type;
  return (
    /^(?:application\/(?:pgp-\w+|(?:x-)?pkcs7-signature)|text\/(?:calendar|(?:x-)?vcard|rfc822-headers|watch-html|x-amp-html)|message\/(?:delivery-status|disposition-notification))$/.test(
      value,
    ) || /^ATT\d{3,}\.(?:txt|html?|dat)$/i.test(fileName(part) ?? '')
  );
}

function nameOf(part: Part, index: number): string {
  const name = fileName(part)?.replace(/[\\/]/g, '-').slice(0, 200);
  return name || `${part.type.value.replace('/', '-') || 'part'}-${index + 1}`;
}

function fileName({ disposition, type }: Part): string | undefined {
  const name = disposition?.parameters.get('filename') ?? type.parameters.get('name');
  return name === undefined ? undefined : cleanLine(unicode(decodeWords(name)));
}

function idOf({ headers }: Part): string {
  return /<?([^<>\s]+)>?/.exec(headers.get('content-id')?.[0] ?? '')?.[1] ?? '';
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** What somebody wrote of it; programs write its name there. */
function described({ headers }: Part, name: string): { description?: string } {
  const description = readable(headers, 'content-description');
  const isTold = description && description !== name && description.split(' ').length >= 3;
  return isTold ? { description } : {};
}
