/**
 * The canonical article is a valid ninjs 3.1 document (IPTC, "News in JSON",
 * http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json). These types are the part of the standard
 * that Wirecopy writes; every reader produces it and every format renders from it.
 */
export interface NinjsArticle {
  /** The publisher's own identifier as a URI, else `urn:wirecopy:…`; the same for all versions. */
  uri: string;
  standard: { name: 'ninjs'; version: '3.1' };
  type: 'text';
  /** Wirecopy's whole-number version, "1" for the first. */
  version: string;
  /** RFC 3339 date-time; of a web page with the offset from UTC that it states. */
  firstCreated?: string;
  /** RFC 3339 date-times in UTC, as all that follow. */
  versionCreated: string;
  contentCreated?: string;
  embargoedUntil?: string;
  expires?: string;
  pubStatus: 'usable' | 'withheld' | 'canceled';
  /** 1 (most urgent) to 9. */
  urgency?: number;
  /** BCP 47. */
  language?: string;
  headlines: NinjsText[];
  /** Standfirst, summary. */
  descriptions?: NinjsText[];
  /** Always both: role "main" as `text/html` in our vocabulary, and as `text/plain`. */
  bodies: NinjsBody[];
  /** The byline, as printed: "Jane Doe". */
  by?: string;
  /** The dateline's place, as printed. */
  located?: string;
  slugline?: string;
  copyrightHolder?: string;
  copyrightNotice?: string;
  usageTerms?: string;
  edNote?: string;
  subjects?: NinjsSubject[];
  people?: NinjsConcept[];
  organisations?: NinjsConcept[];
  places?: NinjsConcept[];
  /** What happens and what it is about, other than people, organisations and places. */
  events?: NinjsConcept[];
  objects?: NinjsConcept[];
  infoSources?: NinjsSource[];
  genres?: { name: string; uri?: string; literal?: string }[];
  /** How it was made: by people, by a trained model, by both. */
  digitalSourceType?: { name?: string; uri?: string; literal?: string };
  rightsInfo?: NinjsRights;
  trustIndicators?: { role?: string; title?: string; href: string }[];
  /** The web page of the article, as a rendition named "web". */
  renditions?: NinjsRendition[];
  associations?: NinjsAssociation[];
  altIds?: { role: string; value: string }[];
}

export interface NinjsText {
  role?: string;
  contentType?: string;
  value: string;
}

export interface NinjsBody extends NinjsText {
  role: string;
  contentType: 'text/html' | 'text/plain';
  charCount?: number;
  wordCount?: number;
}

/** `rel` says why it stands there: "about", "mentions". `literal` is an id without a URI. */
export interface NinjsConcept {
  name: string;
  rel?: string;
  uri?: string;
  literal?: string;
}

/** Who had a part in it, and which. */
export interface NinjsSource extends Omit<NinjsConcept, 'rel'> {
  role?: string;
}

/** Rights in a rights expression language, or where they are told. */
export interface NinjsRights {
  langId?: string;
  linkedRights?: string;
  encodedRights?: string;
}

export interface NinjsSubject extends NinjsConcept {
  /** Who assigned it: the publisher's own tags and each engine's are kept apart. */
  creator?: string;
  /** Percent. */
  relevance?: number;
  confidence?: number;
}

export interface NinjsRendition {
  name: string;
  href: string;
  contentType?: string;
  title?: string;
  width?: number;
  height?: number;
  sizeInBytes?: number;
  /** Seconds. */
  duration?: number;
}

/**
 * A picture or other media that belongs to the article. `rel` is the part that it plays. Its first
 * description is its caption; a text that stands in for it has the role "alternative".
 */
export interface NinjsAssociation {
  name: string;
  rel?: string;
  uri: string;
  type: 'picture' | 'video' | 'audio' | 'graphic' | 'text';
  headlines?: NinjsText[];
  descriptions?: NinjsText[];
  by?: string;
  copyrightHolder?: string;
  copyrightNotice?: string;
  usageTerms?: string;
  /** The credit line, with the role "credit". */
  infoSources?: NinjsSource[];
  renditions?: NinjsRendition[];
}

/** The first headline's text, the one that every format shows. */
export function headline(article: NinjsArticle): string {
  return article.headlines[0]?.value ?? '';
}

/** The body in the asked content type; '' where the article has none (a kill, for one). */
export function body(
  article: Pick<NinjsArticle, 'bodies'>,
  contentType: NinjsBody['contentType'],
): string {
  return article.bodies.find((one) => one.contentType === contentType)?.value ?? '';
}

/** The article's own page on the publisher's site, where it has one. */
export function webAddress(article: NinjsArticle): string | undefined {
  return article.renditions?.find((one) => one.name === 'web')?.href;
}
