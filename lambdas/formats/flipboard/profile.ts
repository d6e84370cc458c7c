import { picturesOf } from '../article-parts.ts';
import type { RssProfile } from '../rss/profile.ts';
import { plain } from '../rss/text.ts';
import { replaced } from '../rss/withdrawn.ts';
import { withPicturesBy } from '../syndication/pictures.ts';

const pictures = { side: 400 };

/**
 * Flipboard ("RSS spec"): the whole text, and a picture. It has published no way to take an article
 * down.
 */
export const flipboard: RssProfile = {
  partner: 'Flipboard',
  limits: { headline: { least: 1 }, text: { least: 1 }, page: 'required' },
  pictures,
  inLanguage: true,

  unfit: (article) =>
    picturesOf(withPicturesBy(pictures, article)).length > 0
      ? undefined
      : `Flipboard takes no article without a picture of at least ${pictures.side} pixels on its shorter side.`,

  description: plain,
  withdrawal: replaced,
};
