import { nameIn } from '../syndication/text.ts';
import { all, type Fields, fieldsOf, lineOf } from '../syndication/vocabulary.ts';
import type { XmlElement } from '../xml/read.ts';
import { lineOfText } from './text.ts';

/** What holds for all entries of a feed. */
export interface Feed {
  title: string | undefined;
  /** What addresses start from, where the feed says so. */
  base: string | undefined;
  /** The site's front page. */
  home: string | undefined;
  language: string | undefined;
  rights: string | undefined;
  authors: string[];
}

/** What a feed says of its entries; of one from elsewhere, what its `source` does. */
export function feedOf(feed: XmlElement | undefined): Feed {
  const fields = fieldsOf(feed, 'atom');
  return {
    title: lineOfText(all(fields, 'title')[0]),
    base: feed?.attributes['xml:base'],
    home: linksOf(fields, 'alternate')[0]?.attributes.href,
    language: feed?.attributes['xml:lang'] ?? lineOf(fields, 'dc:language'),
    rights: lineOfText(all(fields, 'rights', 'copyright')[0]),
    authors: namesIn(fields, 'author'),
  };
}

/** Links of a relation, which may be given by its address; those without one are `alternate`. */
export function linksOf(fields: Fields, relation: string): XmlElement[] {
  return all(fields, 'link').filter(
    ({ attributes: { rel } }) => (rel || 'alternate').toLowerCase().split('/').at(-1) === relation,
  );
}

/** The names of the persons under a name: `author`, `contributor`. */
export function namesIn(fields: Fields, name: string): string[] {
  return all(fields, name).flatMap((one) => nameIn(lineOf(fieldsOf(one, 'atom'), 'name')) ?? []);
}
