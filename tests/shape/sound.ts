import { expect } from 'vitest';
import { body, headline, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { countCharacters, countWords } from '../../lambdas/article/segments.ts';
import type { Shape } from '../../lambdas/partner/shape.ts';
import { shaper } from '../../lambdas/shape/shape.ts';
import { expectSafe } from '../support/markup.ts';

export function shape(article: NinjsArticle, rules: Shape): NinjsArticle {
  return shaper(article)({ shape: rules });
}

/** Whatever the article and the rules: what must hold of the outcome. */
export function expectSound(article: NinjsArticle, rules: Shape): void {
  const shaped = shape(article, rules);
  if (article.pubStatus === 'canceled') {
    expect(shaped).toBe(article);
    return;
  }
  expect(shape(shaped, rules)).toEqual(shaped);
  expectSafe(body(shaped, 'text/html').replaceAll(/ rel="(?:nofollow|sponsored)"/g, ''));
  if (rules.headline) {
    expect(countCharacters(headline(shaped))).toBeLessThanOrEqual(rules.headline.most);
  }
  if (rules.body && !rules.body.more && !rules.attribution) {
    const words = countWords(body(shaped, 'text/plain'), article.language);
    expect(words).toBeLessThanOrEqual(rules.body.most);
  }
  if (rules.images?.most === 0) {
    expect(body(shaped, 'text/html')).not.toContain('<img');
  }
  if (rules.links === 'drop' && !rules.attribution && !rules.body?.more) {
    expect(body(shaped, 'text/html')).not.toContain('<a ');
  }
}
