import { cleanLine } from '../../article/text.ts';
import { descendants, type Element, textOf } from './tree.ts';

/** Names as a byline prints them: "Jane Doe, John Roe and Ann Poe". Undefined for none. */
export function bylineOf(names: string[]): string | undefined {
  const people = [...new Set(names.map(personOf))].filter((name) => name !== '');
  const last = people.pop();
  if (last === undefined) return undefined;
  return people.length === 0 ? last : `${people.join(', ')} and ${last}`;
}

/** What stands on the page in an element made for it: `rel="author"`, `itemprop`, class. */
export function visibleByline(root: Element): string | undefined {
  for (const element of descendants(root)) {
    const { rel = '', itemprop = '', class: called = '' } = element.attributes;
    if (
      rel !== 'author' &&
      !/\bauthor\b/.test(itemprop) &&
      !/(?:^|[\s_-])(?:author|byline)(?:[_-]?name)?(?:$|\s)/i.test(called)
    )
      continue;
    const name = personOf(cleanLine(textOf(element)));
    if (name !== '' && name.length <= 60) return name;
  }
  return undefined;
}

const prefix =
  /^(?:(?:written |posted |published |story |text )?by|von|par|por|di|door|av|text|autor|author|from)\b:?\s+/i;

/** '' for addresses and for what is too long for a name. */
function personOf(text: string): string {
  const name = text
    .replace(prefix, '')
    .replace(/\s*[|•·].*$/, '')
    .trim();
  return /^https?:|^\/|@|^www\./.test(name) || name.length > 200 ? '' : name;
}
