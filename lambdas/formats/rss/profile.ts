import type { NinjsArticle } from '../../article/ninjs.ts';
import type { Limits } from '../../partner/limits.ts';
import type { SentFeed } from '../feed-writer.ts';
import type { PictureRule } from '../syndication/pictures.ts';

/**
 * What a partner asks of a feed beyond RSS 2.0, as it has published it. What is left out is as in any
 * feed. The functions give markup, made by `element`, unless they say otherwise.
 */
export interface RssProfile {
  /** As sentences call it. */
  partner: string;
  namespaces?: Record<string, string>;
  /** What an article must have to be taken. */
  limits: Limits;
  pictures?: PictureRule;
  /** What else keeps an article out, in one sentence. */
  unfit?(article: NinjsArticle): string | undefined;
  /** How many bytes of articles the feed has at most: those at its end make room. */
  bytes?: number;
  /** What `pubDate` of an article tells: when it last changed. If left out, when it was published. */
  dated?: 'changed';
  /** Every article is in a language, and the feed says which; that of the first, if they differ. */
  inLanguage?: true;
  /** The article as the partner takes it. */
  adapt?(article: NinjsArticle): NinjsArticle;
  /** The channel's description, as text, from its title. */
  about?(title: string): string;
  channel?(feed: SentFeed): string[];
  /** The article's description, of the text that is its summary or begins it. */
  description?(summary: string, article: NinjsArticle): string;
  item?(article: NinjsArticle): string[];
  /** What tells the partner to take an article down, beside the identifier and newer dates. */
  withdrawal?(notice: NinjsArticle): string[];
}
