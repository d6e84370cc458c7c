import { body, headline, type NinjsArticle, webAddress } from '../article/ninjs.ts';
import { countCharacters } from '../article/segments.ts';
import type { Limits } from '../partner/limits.ts';
import { picturesOf } from './article-parts.ts';

/** What of an article is beyond the limits of a partner, in one sentence. */
export function beyond(
  article: NinjsArticle,
  limits: Limits,
  partner = 'The partner',
): string | undefined {
  const within = (what: string, text: string, { least = 0, most = Infinity } = {}) => {
    const count = countCharacters(text);
    if (count >= least && count <= most) return undefined;
    if (count === 0) return `${partner} takes no article without ${what}.`;
    const limit = count < least ? `at least ${least}` : `at most ${most}`;
    return `${partner} takes ${what} of ${limit} characters, and this one has ${count}.`;
  };
  return (
    (limits.headline && within('a headline', headline(article), limits.headline)) ??
    (limits.text && within('a text', body(article, 'text/plain'), limits.text)) ??
    (limits.picture && picturesOf(article).length === 0
      ? `${partner} takes no article without a picture.`
      : undefined) ??
    (limits.page && webAddress(article) === undefined
      ? `${partner} takes no article without a page of its own.`
      : undefined)
  );
}
