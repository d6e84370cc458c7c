/** Names as a byline prints them: "Jane Doe, John Roe and Ann Poe". Undefined for none. */
export function bylineOf(names: string[], language?: string): string | undefined {
  const people = [...new Set(names.map(bare))].filter((name) => name !== '');
  return people.length === 0 ? undefined : joined(people, language);
}

const prefix =
  /^(?:(?:written |posted |published |story |text )?by|von|par|por|di|door|av|text|autor|author|from)\b:?\s+/i;

/** Without "By" and what follows a bar; '' for addresses and for what is too long for a name. */
function bare(text: string): string {
  const name = text
    .replace(prefix, '')
    .replace(/\s*[|•·].*$/, '')
    .trim();
  return /^https?:|^\/|@|^www\./.test(name) || name.length > 200 ? '' : name;
}

/** As English joins a list; elsewhere by commas, which a partner's system can take apart again. */
function joined(names: string[], language = 'en'): string {
  return /^en\b/.test(language)
    ? new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
    : names.join(', ');
}
