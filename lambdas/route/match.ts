import type { NinjsArticle } from '../article/ninjs.ts';
import type { Filter } from '../partner/subscription.ts';

/** Whether an article passes a filter, and what decided it. */
export interface Match {
  matches: boolean;
  /** The clause that the article failed; absent when it passed all. */
  failed?: keyof Filter;
  /** One sentence for the editor who asks. */
  reason: string;
}

/** Judges an article by its clauses in order; the first that fails decides. */
export function match(filter: Filter, article: NinjsArticle, publisher: string): Match {
  const { publishers, languages, subjects } = filter;
  if (publishers && !publishers.includes(publisher)) {
    return fails('publishers', publisher, publishers);
  }
  if (languages && !languages.some((range) => includesLanguage(range, article.language))) {
    return fails('languages', article.language ?? 'no language', languages);
  }
  const codes = subjectCodes(article);
  if (subjects && !subjects.some((code) => codes.has(code))) {
    return fails('subjects', [...codes].join(', ') || 'no subject', subjects);
  }
  const passed = Object.keys(filter);
  return {
    matches: true,
    reason: passed.length > 0 ? `It passes ${passed.join(', ')}.` : 'The filter has no clause.',
  };
}

function fails(clause: keyof Filter, found: string, asked: string[]): Match {
  return {
    matches: false,
    failed: clause,
    reason: `${clause}: it has ${found}; asked for is ${asked.join(' or ')}.`,
  };
}

/** Basic filtering of RFC 4647 (3.3.1): "en" includes "en" and "en-GB", not "eng". */
function includesLanguage(range: string, language = ''): boolean {
  const [asked, found] = [range.toLowerCase(), language.toLowerCase()];
  return found === asked || found.startsWith(`${asked}-`);
}

const mediaTopic = /^https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/(\d{8})$/;

/**
 * The Media Topics codes on an article, as `medtop:…`. Tagging adds the broader subjects of each, so
 * that a filter for a broad subject finds the narrower ones by plain comparison.
 */
function subjectCodes({ subjects = [] }: NinjsArticle): Set<string> {
  return new Set(
    subjects.flatMap(({ uri = '', literal }) => {
      const code = mediaTopic.exec(uri)?.[1];
      return code ? [`medtop:${code}`] : [literal ?? uri].filter(Boolean);
    }),
  );
}
