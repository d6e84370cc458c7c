import type { NinjsArticle, NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';

/** Which pictures a partner takes. What is not known of a picture does not keep it out, if no more is said. */
export interface PictureRule {
  /** How many pixels its shorter side has at least. */
  side?: number;
  /** Its size in pixels has to be known, for the partner takes no article without a picture of that size. */
  isMeasured?: true;
  /** How many bytes it has at most. */
  bytes?: number;
  /** Its media types. */
  types?: string[];
}

/** The article with no pictures, and no sizes of pictures, but those of the rule; other media stay. */
export function withPicturesBy(rule: PictureRule, article: NinjsArticle): NinjsArticle {
  const { associations, ...rest } = article;
  if (!associations) return article;
  return { ...rest, associations: associations.flatMap((one) => takenOf(one, rule)) };
}

function takenOf(association: NinjsAssociation, rule: PictureRule): NinjsAssociation[] {
  const { type, renditions = [] } = association;
  if (type !== 'picture' && type !== 'graphic') return [association];
  const taken = renditions.filter((one) => isTaken(one, rule));
  return taken.length > 0 ? [{ ...association, renditions: taken }] : [];
}

function isTaken(rendition: NinjsRendition, rule: PictureRule): boolean {
  const { side = 0, bytes = Infinity, types, isMeasured } = rule;
  const unknown = isMeasured ? 0 : Infinity;
  const { width = unknown, height = unknown, sizeInBytes = 0, contentType } = rendition;
  return (
    Math.min(width, height) >= side &&
    sizeInBytes <= bytes &&
    (!types || !contentType || types.includes(contentType))
  );
}
