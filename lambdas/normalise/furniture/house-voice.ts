import type { BodyLine } from '../../article/body-lines.ts';
import { invitations, notices } from './house-phrases.ts';

/**
 * Whether a line speaks for the house that publishes it: it invites the reader to subscribe, to
 * follow, to read on, or is an address. It says nothing of how often it recurs: an article about
 * newsletters has such lines as well.
 */
export function speaksForHouse({ text, linked }: BodyLine): boolean {
  return linked > 0.6 || address.test(text) || invitations.test(fold(text));
}

/**
 * Whether a line has to stay however often it recurs: somebody is speaking, or it warns, discloses,
 * corrects, or tells where to find help. Law or decency wants such notices beside the text.
 */
export function hasToStay(text: string): boolean {
  return quoted.test(text) || telephone.test(text) || notices.test(fold(text));
}

const address = /https?:\/\/|\bwww\.|\w@[\w-]+\.\w|(?<![\w.])@\w{3,}|©/i;
const quoted = /^\s*["“”„«‘「『]/;

/** Six digits and more that are no years. */
const telephone = /(?<!\d)(?!(?:19|20)\d\d(?!\d))\+?[\d(][\d ()./-]{4,}\d/;

/** In lower case, from its first letter on; among other letters, US is a country. */
function fold(text: string): string {
  const told = /\p{Ll}/u.test(text) ? text.replace(/\bUS\b/g, 'U.S.') : text;
  return told
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}]+/u, '');
}
