import { picturesOf } from '../article-parts.ts';
import type { RssProfile } from '../rss/profile.ts';
import { plain } from '../rss/text.ts';
import { replaced } from '../rss/withdrawn.ts';
import { withPicturesBy } from '../syndication/pictures.ts';

const side = 400;
const pictures = { side, isMeasured: true } as const;

/**
 * Flipboard ("RSS spec"): the whole text, and a picture. It has published no way to take an article
 * down.
 */
export const flipboard: RssProfile = {
  partner: 'Flipboard',
  limits: { headline: { least: 1 }, text: { least: 1 }, page: 'required' },
  pictures,
  inLanguage: true,

  unfit(article) {
    if (picturesOf(withPicturesBy(pictures, article)).length > 0) return undefined;
    const rule = `Flipboard takes no article without a picture of at least ${side} pixels on its shorter side`;
    const isUnknown = picturesOf(withPicturesBy({ side }, article)).length > 0;
    return isUnknown
      ? `${rule}, and how large the article's is, is not said: have the publisher send it along, or name its width and height.`
      : `${rule}.`;
  },

  description: plain,
  withdrawal: replaced,
};
