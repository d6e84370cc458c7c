import { toUtc } from '../../article/dates.ts';
import type { Json } from '../json.ts';
import { type Candidate, candidate, fromThing } from './candidate.ts';
import type { Page } from './page.ts';
import { descendants } from './tree.ts';

type Thing = { [name: string]: Json };

/** When the article was published, as RFC 3339 in UTC, the best source first. */
export function publishedTimes(page: Page, thing: Thing, address: string | undefined): Candidate[] {
  return [
    date(fromThing(thing, 'datePublished')),
    ...dates(page, publishedNames),
    timeElement(page),
    date(fromThing(thing, 'dateCreated')),
    ...dates(page, createdNames),
    dateInAddress(address),
  ];
}

/** When it was last changed. */
export function modifiedTimes(page: Page, thing: Thing): Candidate[] {
  return [date(fromThing(thing, 'dateModified')), ...dates(page, modifiedNames)];
}

const publishedNames = [
  'article:published_time',
  'article:published',
  'datepublished',
  'og:published_time',
  'pubdate',
  'publishdate',
  'publish-date',
  'published-date',
  'publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.issued',
  'dcterms.created',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'article.published',
  'displaydate',
  'originalpublicationdate',
  'citation_publication_date',
  'last-modified',
];
const createdNames = ['article:created', 'datecreated', 'created', 'dc.date.created'];
const modifiedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'article:modified',
  'lastmod',
  'dcterms.modified',
  'dc.date.modified',
];

function date(found: Candidate): Candidate {
  return { ...found, value: found.value && toUtc(found.value) };
}

function dates(page: Page, names: string[]): Candidate[] {
  return names.map((name) => date(candidate(name, page.metas.get(name)?.[0])));
}

function timeElement(page: Page): Candidate {
  for (const { name, attributes } of descendants(page.root)) {
    const value = name === 'time' ? attributes.datetime : undefined;
    if (value && toUtc(value)) return date(candidate('time', value));
  }
  return candidate('time', undefined);
}

/** "…/2026/11/24/talks-begin": the day stands in many addresses. */
function dateInAddress(address: string | undefined): Candidate {
  const day = /\/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?:\/|-)/.exec(address ?? '');
  return date(candidate('address', day ? `${day[1]}-${day[2]}-${day[3]}` : undefined));
}
