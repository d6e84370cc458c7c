import { type Block, bodiesOf } from '../article/blocks.ts';
import { datelineOf } from '../article/dateline.ts';
import { toUtc } from '../article/dates.ts';
import { languageTag } from '../article/language.ts';
import type { NinjsArticle, NinjsSubject } from '../article/ninjs.ts';
import { RejectedUpload } from '../article/outcome.ts';
import type { Reading } from '../article/reading.ts';
import type { Candidate } from './html/candidate.ts';
import { keepBody } from './html/keep-body.ts';
import { present } from './ninjs/fields.ts';

/** What a reader found in a document that says plainly what its parts are. */
export interface Findings {
  pubStatus: NinjsArticle['pubStatus'];
  /** For each field who may say it, best first. */
  fields: Partial<Record<Field, (Candidate | undefined)[]>>;
  sections: string[];
  keywords: string[];
  lists: Partial<
    Pick<
      NinjsArticle,
      'subjects' | 'people' | 'organisations' | 'places' | 'infoSources' | 'associations' | 'altIds'
    >
  >;
  body: { blocks: Block[]; source: string; dropped?: string[] };
}

type Field =
  | 'headline'
  | 'standfirst'
  | 'documentId'
  | 'webAddress'
  | 'by'
  | 'firstCreated'
  | 'versionCreated'
  | 'contentCreated'
  | 'embargoedUntil'
  | 'expires'
  | 'language'
  | 'located'
  | 'slugline'
  | 'copyrightHolder'
  | 'copyrightNotice'
  | 'usageTerms'
  | 'edNote';

/** @throws RejectedUpload `no-article` when an article that may be published has no text. */
export function readingOf({
  pubStatus,
  fields,
  sections,
  keywords,
  lists,
  body,
}: Findings): Reading {
  const { values, evidence } = chosen(fields);
  const { headline, standfirst, documentId, webAddress, ...plain } = values;
  const { blocks, dropped } = keepBody(body.blocks, {
    ...(headline && { headline }),
    ...(values.by && { by: values.by }),
    ...(sections[0] && { section: sections[0] }),
    keywords,
    evidence,
  });
  const hasText = blocks.some(({ type }) => type !== 'figure' && type !== 'embed');
  if (!hasText && pubStatus === 'usable') throw noText();
  const located = values.located ?? datelineOf(blocks);
  const article = present<Reading['article']>({
    pubStatus,
    headlines: headline ? [{ value: headline }] : [],
    bodies: hasText ? bodiesOf(blocks) : [],
    descriptions: standfirst ? [{ value: standfirst }] : undefined,
    ...plain,
    located,
    ...filled(lists),
    subjects: subjectsOf(sections, keywords, lists.subjects),
    renditions: webAddress
      ? [{ name: 'web', href: webAddress, contentType: 'text/html' }]
      : undefined,
  });
  return {
    article,
    ...(documentId && { documentId }),
    evidence: {
      ...evidence,
      ...(hasText && { body: body.source }),
      ...(located && !values.located && { located: 'dateline' }),
    },
    dropped: [...(body.dropped ?? []), ...dropped],
  };
}

/** A time as RFC 3339 in UTC. */
export function timed(source: string, text: string | undefined): Candidate {
  return { source, value: text && toUtc(text) };
}

/** A language as its BCP 47 tag. */
export function tagged(source: string, text: string | undefined): Candidate {
  return { source, value: text && languageTag(text) };
}

function chosen(fields: Findings['fields']) {
  const found = Object.entries(fields).flatMap(([field, candidates]) => {
    const { value, source } = candidates.find((one) => one?.value) ?? {};
    return value && source ? [{ field, value, source }] : [];
  });
  const values: Partial<Record<Field, string>> = Object.fromEntries(
    found.map(({ field, value }) => [field, value]),
  );
  const evidence: Record<string, string> = Object.fromEntries(
    found.map(({ field, source }) => [field, source]),
  );
  return { values, evidence };
}

function subjectsOf(
  sections: string[],
  keywords: string[],
  others: NinjsSubject[] = [],
): NinjsSubject[] | undefined {
  const named = (names: string[], rel: string) =>
    [...new Set(names)]
      .filter((name) => name !== '' && name.length <= 200)
      .slice(0, mostNames)
      .map((name) => ({ name, rel, creator: 'publisher' }));
  const subjects = [...named(sections, 'section'), ...named(keywords, 'keyword'), ...others];
  return subjects.length > 0 ? subjects : undefined;
}

const mostNames = 100;

function filled(lists: Findings['lists']): Findings['lists'] {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function noText(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The document has no text: there is nothing in it that could be published.',
    'Export it again with its text.',
  );
}
