import type {
  NinjsArticle,
  NinjsAssociation,
  NinjsBody,
  NinjsConcept,
  NinjsRendition,
  NinjsRights,
  NinjsSource,
  NinjsSubject,
  NinjsText,
} from '../../article/ninjs.ts';
import type { Writer } from '../writer.ts';

type KeysOfUnion<T> = T extends unknown ? keyof T : never;

type Property = KeysOfUnion<
  | NinjsArticle
  | NinjsArticle['standard']
  | NinjsText
  | NinjsBody
  | NinjsConcept
  | NinjsSubject
  | NinjsRendition
  | NinjsAssociation
  | NinjsSource
  | NinjsRights
  | NonNullable<NinjsArticle['digitalSourceType']>
  | NonNullable<NinjsArticle['trustIndicators']>[number]
  | NonNullable<NinjsArticle['genres']>[number]
  | NonNullable<NinjsArticle['altIds']>[number]
>;

/**
 * Every property that is written, at whatever depth, in the order in which it is written. The type
 * makes sure that none of ours is forgotten.
 */
const order: Record<Property, true> = {
  uri: true,
  standard: true,
  name: true,
  role: true,
  rel: true,
  type: true,
  version: true,
  firstCreated: true,
  versionCreated: true,
  contentCreated: true,
  embargoedUntil: true,
  expires: true,
  pubStatus: true,
  urgency: true,
  language: true,
  slugline: true,
  headlines: true,
  descriptions: true,
  by: true,
  located: true,
  bodies: true,
  contentType: true,
  value: true,
  charCount: true,
  wordCount: true,
  literal: true,
  creator: true,
  relevance: true,
  confidence: true,
  href: true,
  title: true,
  width: true,
  height: true,
  sizeInBytes: true,
  duration: true,
  copyrightHolder: true,
  copyrightNotice: true,
  usageTerms: true,
  edNote: true,
  subjects: true,
  people: true,
  organisations: true,
  places: true,
  events: true,
  objects: true,
  infoSources: true,
  genres: true,
  digitalSourceType: true,
  rightsInfo: true,
  langId: true,
  linkedRights: true,
  encodedRights: true,
  trustIndicators: true,
  renditions: true,
  associations: true,
  altIds: true,
};

const properties = Object.keys(order);

/** ninjs 3.1: the canonical document itself, its properties always in the same order. */
export const ninjsWriter: Writer = {
  contentType: 'application/json',
  extension: 'json',
  write: (article) => JSON.stringify(article, properties),
};
