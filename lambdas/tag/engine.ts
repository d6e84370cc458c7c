import type { NinjsArticle } from '../article/ninjs.ts';

/**
 * The door for tagging engines. An engine reads the article and says what it found; what becomes of
 * that on the article is decided in one place, apply.ts.
 */
export interface TaggingEngine {
  readonly name: string;
  /** Changes whenever the same article may get other tags, so that a replay can be told apart. */
  readonly version: string;
  /**
   * Tags of an engine that the article bears from an earlier run are not to be taken for the
   * publisher's (see `withoutEngineTags`).
   */
  tag(article: NinjsArticle): Promise<Tags> | Tags;
}

/** What an engine found, each list with the most prominent first. */
export interface Tags {
  /** BCP 47; absent when the engine is not sure. Repeats the declared language where there is one. */
  language?: { code: string; confidence: number };
  /** The most specific topics only; apply.ts adds the broader ones. */
  subjects: SubjectTag[];
  people: EntityTag[];
  organisations: EntityTag[];
  places: EntityTag[];
}

export interface SubjectTag {
  /** Media Topics code: `medtop:20000642`. */
  code: string;
  /** Percent. */
  confidence: number;
  /** The first few mentions that speak for it. */
  evidence: Mention[];
}

export interface EntityTag {
  name: string;
  /** `about`: the article deals with it; `mentions`: it occurs. */
  rel: 'about' | 'mentions';
  uri?: string;
  /** ISO 3166-1 alpha-2 for countries. */
  literal?: string;
  /** Percent. */
  confidence: number;
  /** How often it is mentioned, in whatever words. */
  count: number;
  /** The first few mentions. */
  evidence: Mention[];
}

export interface Mention {
  /** `publisher`: a tag, section or slugline of the publisher's; offset 0. */
  field: 'headline' | 'description' | 'body' | 'dateline' | 'publisher';
  /** UTF-16 units into the field's plain text. */
  offset: number;
  /** As it stands there. */
  text: string;
}
