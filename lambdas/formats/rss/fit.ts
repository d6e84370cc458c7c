import type { NinjsArticle } from '../../article/ninjs.ts';
import { isInLanguage } from '../article-parts.ts';
import { beyond } from '../beyond.ts';
import type { RssProfile } from './profile.ts';

/** Tells why a partner would refuse an article, in one sentence. */
export function profileCheck({ partner, limits, inLanguage, unfit }: RssProfile) {
  return (article: NinjsArticle): string | undefined =>
    beyond(article, limits, partner) ??
    (inLanguage && !isInLanguage(article)
      ? `${partner} asks in which language an article is, and this one names none.`
      : unfit?.(article));
}
