import { RejectedUpload } from '../../article/outcome.ts';

/**
 * A message of a wire service as its control characters part it (IPTC 7901; ANPA 1312):
 * SOH heading STX text ETX trailer EOT.
 */
export interface WireMessage {
  /** The lines between SOH and STX. */
  heading: string[];
  /** The lines between STX and ETX, each as it stands. */
  text: string[];
  trailer: string;
  /** How many messages the file holds; this is the first. */
  count: number;
  /** The line of the file, from 1, on which the text begins. */
  line: number;
}

/** Idle characters and empty lines may come before a message. */
const fill = String.raw`[\0\x16\x7f\s]*`;
const opening = new RegExp(String.raw`^${fill}\x01`);

/** Whether a text begins as a message on the wire does. */
export function beginsAsWire(text: string): boolean {
  return opening.test(text.slice(0, 1000));
}

/**
 * The first message of a file.
 *
 * @throws RejectedUpload `malformed` where its text does not begin, or where what follows has no end.
 */
export function firstMessage(text: string): WireMessage {
  const start = text.indexOf('\x01') + 1;
  const begin = text.indexOf('\x02', start);
  const next = text.indexOf('\x01', start);
  if (begin === -1 || (next !== -1 && next < begin)) throw noStart(lineAt(text, start));
  const last = next === -1 ? text.length : next;
  const end = text.indexOf('\x03', begin);
  const isEnded = end !== -1 && end < last;
  if (!isEnded && next !== -1) throw noEnd(lineAt(text, begin));
  return {
    heading: linesOf(text.slice(start, begin)),
    text: linesOf(text.slice(begin + 1, isEnded ? end : last)),
    trailer: isEnded
      ? (text.slice(end + 1, Math.min(last, end + longestTrailer)).split('\x04', 1)[0] ?? '').trim()
      : '',
    count: text.split('\x01').length - 1,
    line: lineAt(text, begin),
  };
}

const longestTrailer = 500;

function linesOf(text: string): string[] {
  return text.split(/\r*\n|\r/).map((line) => line.trimEnd());
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function noStart(line: number): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    `The wire message that begins on line ${line} has no text: no STX character follows its heading.`,
    'Send the message whole, with the control characters SOH, STX and ETX in their places.',
  );
}

function noEnd(line: number): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    `The text that begins on line ${line} has no end: the next message begins before an ETX character.`,
    'Send the message whole, with the control characters SOH, STX and ETX in their places.',
  );
}
