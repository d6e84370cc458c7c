/** Where a text that is no JSON stops being it, counted from 1. Linear in its length. */
export function placeOfBreak(text: string): { line: number; column: number } {
  const before = text.slice(0, breakOf(text));
  return {
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
  };
}

/** What may come next: a value, a name, or what follows either; `first` where a bracket may close. */
type Next = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma' | 'nothing';

function breakOf(text: string): number {
  const open: string[] = [];
  let next: Next = 'value';
  for (let at = 0; ; ) {
    at = endOf(space, text, at);
    const end = text[at] === '"' ? endOfString(text, at) : endOf(token, text, at);
    const after: Next | undefined =
      end > at ? following(text.slice(at, Math.min(end, at + 8)), next, open) : undefined;
    if (after === undefined) return at;
    next = after;
    at = end;
  }
}

/** The end of what the sticky pattern finds at `at`; `at` when it finds nothing. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const space = /[ \t\r\n]*/y;
const token = /[{}[\],:]|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/** Past the closing quotation mark; `start` when the string is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return start;
    if (code === 0x5c) {
      const escaped = endOf(escaping, text, at);
      if (escaped === at) return start;
      at = escaped - 1;
    }
  }
  return start;
}

const escaping = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

function following(found: string, next: Next, open: string[]): Next | undefined {
  const rest = () => (open.length === 0 ? 'nothing' : 'comma');
  const isValue = next === 'value' || next === 'first value';
  switch (found) {
    case '{':
    case '[':
      if (!isValue) return undefined;
      open.push(found);
      return found === '{' ? 'first name' : 'first value';
    case '}':
    case ']': {
      const opened = found === '}' ? '{' : '[';
      const mayClose = next === 'comma' || next === (found === '}' ? 'first name' : 'first value');
      return mayClose && open.pop() === opened ? rest() : undefined;
    }
    case ',':
      if (next !== 'comma') return undefined;
      return open.at(-1) === '{' ? 'name' : 'value';
    case ':':
      return next === 'colon' ? 'value' : undefined;
    default:
      if (next === 'name' || next === 'first name')
        return found.startsWith('"') ? 'colon' : undefined;
      return isValue ? rest() : undefined;
  }
}
