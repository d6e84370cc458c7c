import { namesInByline } from '../../article/byline.ts';
import { isDateLine } from '../../article/date-line.ts';
import { countWords } from '../../article/text.ts';

/** What a person added to a text that went by mail, and what stood there before. */
export interface Letter {
  lines: string;
  dropped: string[];
}

/**
 * A plain text without what mail adds to it: lines that quote an earlier message and the line that
 * says whose, the signature, the marks of forwarding and the note above them.
 */
export function withoutMail(text: string): Letter {
  const lines = text.split(/\r\n|[\n\r]/);
  const start = noteLength(lines);
  const kept: string[] = [];
  const dropped = lines.slice(0, start).filter((one) => one.trim() !== '');
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isSignature(line) || (repliesTo.test(line) && hasText(kept))) {
      dropped.push(...lines.slice(at).filter((one) => one.trim() !== ''));
      break;
    }
    const length = /^\s*>/.test(line)
      ? 1
      : attributionLength(lines, at) || forwardLength(lines, at);
    if (length > 0) {
      dropped.push(...lines.slice(at, at + length).filter((one) => one.trim() !== ''));
      at += length - 1;
    } else kept.push(line);
  }
  return { lines: kept.join('\n'), dropped };
}

/** The lines of format=flowed (RFC 3676), each paragraph on one. */
export function unflowed(text: string, deletesSpace: boolean): string {
  const paragraphs: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    const stuffed = line.startsWith(' ') ? line.slice(1) : line;
    open += deletesSpace && stuffed.endsWith(' ') ? stuffed.slice(0, -1) : stuffed;
    if (stuffed.endsWith(' ')) continue;
    paragraphs.push(open);
    open = '';
  }
  return [...paragraphs, open].join('\n');
}

/** "-- ", the line before a signature (RFC 3676, 4.3); some programs trim it. */
export function isSignature(line: string): boolean {
  return /^--\s*$/.test(line);
}

/** What mail servers and telephones put under a text. */
export function isMailFurniture(line: string): boolean {
  return line.length <= 400 && furniture.some((pattern) => pattern.test(line));
}

const furniture = [
  /^(?:sent|gesendet|envoyé|enviado|inviato) (?:from|von|de(?:puis)?|desde|da)(?: my| meinem| mon| mi| il mio)? (?:iphone|ipad|android|samsung|outlook|mail|mobile|blackberry)\b.{0,40}$/i,
  /^(?:this|diese) (?:e-?mail|message|nachricht)(?: message)? (?:has been|was|wurde) (?:scanned|checked|gescannt|auf viren)\b/i,
  /^this (?:e-?mail|message)(?: message)?,? (?:and|including|is intended|may contain|contains)\b.*\b(?:confidential|privileged|recipient|addressee)\b/i,
];

/** Byline and date between headline and text: how many lines they take, and the byline's names. */
export function headOfText(lines: string[], headline: string): { length: number; by?: string } {
  let by: string | undefined;
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const names = by === undefined ? namesInByline(line) : undefined;
    if (names !== undefined) by = names;
    else if (line !== headline && !isDateLine(line)) break;
  }
  return { length: at, ...(by && { by }) };
}

const repliesTo =
  /^-{2,} ?(?:Original Message|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original|Messaggio originale) ?-{2,}/i;
const forwards =
  /^-{2,} ?(?:Forwarded message|Weitergeleitete Nachricht|Message transféré)\b.*-{2,}\s*$|^Begin forwarded message:\s*$/i;
const forwardedField =
  /^\*?(?:From|Date|Sent|To|Cc|Subject|Reply-To|Von|Datum|Gesendet|An|Betreff|De|Envoyé|À|Objet)\s?:/i;

/** "On Monday Jane Doe wrote:", also over two lines, before a quotation. */
function attributionLength(lines: string[], at: number): number {
  for (const length of [1, 2]) {
    const line = lines
      .slice(at, at + length)
      .join(' ')
      .trim();
    const next = lines.slice(at + length, at + length + 3).find((one) => one.trim() !== '') ?? '';
    const isOne =
      /^(?:On|Am|Le|El|Il|Op|Em)\b.{5,200}(?:wrote|schrieb|écrit|escribió|scritto|schreef|escreveu).{0,60}:$/i;
    if (isOne.test(line) && next.startsWith('>')) return length;
  }
  return 0;
}

/** "Please publish", above what is forwarded: how many lines it takes. An article is longer. */
function noteLength(lines: string[]): number {
  const end = lines.findIndex(isForwardMark);
  if (end === -1) return 0;
  const signature = lines.findIndex(isSignature);
  const note = lines.slice(0, signature === -1 ? end : Math.min(signature, end));
  const words = countWords(note.join(' '));
  return words < longestNote && countWords(lines.slice(end).join(' ')) > words ? end : 0;
}

/** Words. */
const longestNote = 12;

function isForwardMark(line: string): boolean {
  return forwards.test(line) || repliesTo.test(line);
}

/** The mark of a forwarded message with its fields. */
function forwardLength(lines: string[], at: number): number {
  if (!isForwardMark(lines[at] ?? '')) return 0;
  let end = at + 1;
  while (lines[end]?.trim() === '') end += 1;
  while (forwardedField.test(lines[end] ?? '')) end += 1;
  return end - at;
}

function hasText(lines: string[]): boolean {
  return lines.some((line) => line.trim() !== '');
}
