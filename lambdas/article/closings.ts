import { fold, isPitch, strip } from './furniture.ts';
import { phrases } from './furniture-phrases.ts';

/** Longer paragraphs are prose; in characters. */
const longestLife = 700;
const longestClosing = 400;
const longestCredit = 300;
const longestRole = 80;
/** Where a name must stand for a line to be about who bears it, and how soon it tells what they do. */
const opening = 60;
const telling = 250;

/**
 * Whether a line at the end of a text says who made it, where it appeared first, or how to have
 * more: "Reporting by Eva Stone", "This article first appeared in …", "Sign up for our newsletter".
 * Only a text's last lines may be asked, from the end: prose may say such things as well.
 */
export function isClosing(line: string, authors: string[]): boolean {
  if (line.length <= longestLife && isLife(line, authors)) return true;
  if (line.length > longestClosing) return false;
  const plain = fold(line);
  const bare = strip(plain);
  return (
    (line.length <= longestCredit && credits.some((credit) => bare.startsWith(credit))) ||
    closings.some((closing) => plain.includes(closing)) ||
    isPitch(line) ||
    contact.test(line)
  );
}

/** Whether a line names what somebody is in a newsroom and nothing else: "Senior Culture Editor". */
export function isRole(line: string): boolean {
  return line.length <= longestRole && role.test(line);
}

/** Whom a line presents as somebody who writes: "Eva Stone is a senior reporter for The Courier". */
export function newcomerIn(line: string): string | undefined {
  return line.length <= longestLife ? newcomer.exec(line)?.[1] : undefined;
}

/** An author's name, alone or with what they do. */
function isLife(line: string, authors: string[]): boolean {
  const start = line.slice(0, opening);
  return (
    authors.some((author) => start.includes(author)) &&
    (line.length < opening || does.test(line.slice(0, telling)))
  );
}

const credits = phrases.flatMap((one) => one.credits ?? []);
const closings = phrases.flatMap((one) => one.closings ?? []);
const roles = phrases.flatMap((one) => one.roles ?? []).join('|');

const does =
  /\b(?:is|are|was|has|covers|writes|joined|reports|works|ist|schreibt|arbeitet|berichtet|leitet|est|écrit|couvre|es|escribe|cubre|è|scrive|é|escreve|cobre|schrijft|werkt)\b|[@|]/i;

/** How to reach who wrote it. */
const contact =
  /(?:(?:^|[.!?] )(?:Follow|Contact|Reach|Email|E-mail|Tweet|Write to|Connect with)|\b(?:can|may) be (?:reached|contacted)|\breach (?:him|her|them|me) (?:at|on|via))\b.*(?:[\w.-]+@[\w-]+\.\w|@\w{3,}|\[email|\bon (?:twitter|x|instagram|facebook|threads|bluesky|linkedin)\b)/i;

const role = new RegExp(`^(?:[\\p{L}.&’'-]+,? ){0,6}(?:${roles})s?$`, 'iu');

const newcomer = new RegExp(
  `^(?:(?:Dr|Prof)\\.? )?(\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]*){1,3})(?:, [^,]{3,60},)? (?:is|ist|est|es|è|é) .{0,120}(?<!\\p{L})(?:${roles}|author|professor|lecturer|fellow|researcher)(?!\\p{L})`,
  'u',
);
