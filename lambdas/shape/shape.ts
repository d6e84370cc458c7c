import type { Block } from '../article/blocks.ts';
import { body, type NinjsArticle, type NinjsAssociation } from '../article/ninjs.ts';
import { cutLine } from '../article/segments.ts';
import type { Rights } from '../partner/rights.ts';
import type { Shape } from '../partner/shape.ts';
import { judge, termsOf } from '../rights/terms.ts';
import { textBlocks } from './blocks.ts';
import { shapedBodies } from './body.ts';
import { withoutFields, withPage, withSections } from './fields.ts';
import { type Illustrated, keepImages, leaveOut } from './images.ts';

/** What a subscription makes of an article before it is written. */
export interface Rules {
  shape?: Shape;
  rights?: Rights;
}

/**
 * Prepares an article to be changed for one subscription after another. What comes out is a valid
 * article again, and the same when it is shaped once more. An article that is taken down is not
 * changed.
 */
export function shaper(article: NinjsArticle): (rules: Rules) => NinjsArticle {
  const { associations = [], pubStatus } = article;
  const withTerms = associations.filter(({ usageTerms }) => usageTerms);
  let parsed: Block[] | undefined;
  return ({ shape = {}, rights }) => {
    if (pubStatus === 'canceled') return article;
    const forbidden = new Set(rights && withTerms.filter((one) => !mayHave(one, rights)));
    const named = shapedFacts(article, shape);
    if (forbidden.size === 0 && !changesText(shape)) return named;
    parsed ??= textBlocks(article);
    const allowed = leaveOut({ associations, blocks: parsed }, forbidden);
    const shown = named.associations ? allowed : { ...allowed, associations: [] };
    return withText(named, shape.images ? keepImages(shown, shape.images) : shown, shape);
  };
}

function mayHave(media: NinjsAssociation, rights: Rights): boolean {
  return judge(rights, termsOf(media)).allows;
}

function changesText({ body, attribution, images, embeds, links }: Shape): boolean {
  return [body, attribution, images, embeds, links].some((rule) => rule !== undefined);
}

/** All but its text and its media. */
function shapedFacts(article: NinjsArticle, shape: Shape): NinjsArticle {
  const { categories, canonical, headline } = shape;
  const named = withoutFields(categories ? withSections(article, categories) : article, shape);
  const placed = canonical ? withPage(named, canonical) : named;
  if (!headline) return placed;
  const headlines = placed.headlines.map((one) => ({
    ...one,
    value: cutLine(one.value, headline.most, article.language),
  }));
  return { ...placed, headlines };
}

function withText(
  { associations: _, ...article }: NinjsArticle,
  { associations, blocks }: Illustrated,
  shape: Shape,
): NinjsArticle {
  return {
    ...article,
    ...(body(article, 'text/html') !== '' && { bodies: shapedBodies(blocks, article, shape) }),
    ...(associations.length > 0 && { associations }),
  };
}
