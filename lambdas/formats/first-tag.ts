/**
 * The name of the first element of a document that begins with markup, past declarations,
 * instructions and comments: lower case, without its namespace prefix. The declaration
 * `<!doctype html>` counts as `html`. Undefined when the text begins otherwise.
 */
export function firstTag(text: string): string | undefined {
  let rest = text.slice(0, 16_384).trimStart();
  while (rest.startsWith('<')) {
    if (/^<!doctype html/i.test(rest)) return 'html';
    const end = ends.find(([start]) => rest.startsWith(start))?.[1];
    if (end === undefined) {
      return /^<(?:[a-z][\w.-]*:)?([a-z][\w.-]*)/i.exec(rest)?.[1]?.toLowerCase();
    }
    const at = rest.indexOf(end);
    if (at === -1) return undefined;
    rest = rest.slice(at + end.length).trimStart();
  }
  return undefined;
}

const ends = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;
