import { withoutFurniture } from '../../article/furniture.ts';

/**
 * The paragraphs that are meant for readers: without what is told to editors after the text, the
 * initials of who wrote and edited it, and furniture.
 */
export function publishable(paragraphs: string[]): { kept: string[]; dropped: string[] } {
  const end = paragraphs.findIndex((line, index) => index > 0 && opensNotes(line));
  const told = end === -1 ? paragraphs : paragraphs.slice(0, end);
  const length = told.findLastIndex((line) => !isSignOff(line)) + 1;
  const { kept, dropped } = withoutFurniture(told.slice(0, length));
  return { kept, dropped: [...dropped, ...paragraphs.slice(length)] };
}

/** From such a line on nothing is for publication, not even sentences. */
export function opensNotes(line: string): boolean {
  return line.length <= 120 && notes.test(line);
}

const notes =
  /^[#*\s]*(?:(?:the )?following\b.{0,60}\bnot (?:intended )?for publication|not for publication|die folgenden informationen\b.{0,40}\bnicht zur ver[oö]ffentlichung|nicht zur ver[oö]ffentlichung|(?:\p{L}{2,8}[ -])?(?:notebook|notizblock)$)/iu;

/** "dpa wsz jln npr", "afp kh/jm". */
function isSignOff(line: string): boolean {
  return line.length <= 30 && /^[a-z]{2,8}(?:[ /-][a-z]{2,3}){1,5}$/.test(line);
}
