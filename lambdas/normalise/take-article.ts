import { contentHash } from '../article/content-hash.ts';
import { articleId, articleUri, articleUrn, documentIdOf, parseKey } from '../article/identity.ts';
import type { LearntFurniture } from '../article/learnt-furniture.ts';
import type { Reading } from '../article/reading.ts';
import type { Fate, Receipt } from '../article/receipt.ts';
import type { ArticleRecord, Source } from '../article/record.ts';
import { decide, decideNamed } from './decide.ts';
import type { Upload } from './decision.ts';
import type { Doors } from './doors.ts';
import { withoutLearnt } from './furniture/leave-out.ts';
import { orderOf } from './order.ts';
import type { Found } from './read-upload.ts';
import { type About, type Settled, settle } from './settle.ts';

/** An article that was found in an upload. Without `id` it could not be read. */
export interface Identified {
  found: Found;
  id?: string;
  /** What would be published of it: without its publisher's recurring furniture. */
  upload?: Omit<Upload, 'uri'>;
  /** The same upload holds a newer version. */
  isOutdated: boolean;
}

/**
 * Tells which articles were found; `at` is RFC 3339 UTC. Where several are the same article, the
 * newest one counts, and of two that are as new the one that stands later in the file.
 */
export function identified(
  found: readonly Found[],
  source: Source,
  learnt: LearntFurniture,
  at: string,
): Identified[] {
  const { publisher, path } = parseKey(source.key);
  const newest = new Map<string, { order: string; one: Identified }>();
  return found.map((one): Identified => {
    if (!('reading' in one)) return { found: one, isOutdated: false };
    const reading = withoutLearnt(one.reading, learnt, publisher, Date.parse(at));
    const documentId = documentIdOf(publisher, reading.documentId ?? path);
    const id = articleId(publisher, documentId);
    // Of all that was sent: the same upload is unchanged, whatever was learnt meanwhile.
    const hash = contentHash(one.reading.article);
    const upload = { publisher, documentId, reading, contentHash: hash, source, now: at };
    const order = orderOf(upload) + orderAmongEquals(reading);
    const rival = newest.get(id);
    const article = { found: one, id, upload, isOutdated: rival ? order < rival.order : false };
    if (article.isOutdated) return article;
    if (rival) rival.one.isOutdated = true;
    newest.set(id, { order, one: article });
    return article;
  });
}

/** What knows no time of change has one of publication, as the items of most feeds; a kill counts. */
function orderAmongEquals({ article }: Reading): string {
  if (article.pubStatus !== 'usable') return '~';
  return article.firstCreated === undefined ? '' : new Date(article.firstCreated).toISOString();
}

/** Brings one article up to date with the upload. `told` is what was told of this very upload. */
export async function takeArticle(
  { found, id, upload, isOutdated }: Identified,
  told: Receipt | undefined,
  doors: Doors,
): Promise<Fate> {
  const { format } = found;
  if (!('reading' in found)) return { outcome: 'rejected', rejection: found.rejection, format };
  const { evidence, dropped, media } = upload?.reading ?? found.reading;
  const how = { format, evidence, dropped };
  if (!id || !upload || isOutdated) return { outcome: 'superseded', ...how };
  const about = { upload: upload.source.key, format, ...(media && { media }) };
  const settled = await settle(
    id,
    async (record) => decide(record, { ...upload, uri: await uriOf(record, upload, doors) }),
    about,
    doors,
  );
  // What was told of this very upload stands: it may have been "unchanged", which cannot be seen
  // of the record any more.
  const { decision } = settled;
  const now = fateOf(settled);
  const before = decision.action === 'none' && decision.restated && told && fateIn(told, id);
  const named = await withdrawNamed(now, upload, about, doors);
  if (named) return { ...named, ...how };
  const note = noteOn(now, upload);
  return { ...now, ...(before && restated(now, before)), ...(note && { note }), ...how };
}

/** A notice that hit nothing by an identifier may call its article by a name. */
async function withdrawNamed(
  { outcome, article }: Fate,
  upload: Omit<Upload, 'uri'>,
  about: About,
  doors: Doors,
): Promise<Fate | undefined> {
  if (outcome !== 'withdrawn' || article) return undefined;
  for (const name of upload.reading.names ?? []) {
    const id = await doors.findNamed(upload.publisher, name);
    if (id === undefined) continue;
    const fate = fateOf(await settle(id, (record) => decideNamed(record, upload), about, doors));
    if (fate.outcome !== 'withdrawn' || !fate.article) continue;
    const note = `The notice names no identifier; what it calls ${JSON.stringify(name.slice(0, 200))} was taken for this article, the newest of that name.`;
    return { ...fate, note };
  }
  return undefined;
}

/** A new article has its URI from its first record on: whoever came first has it for good. */
async function uriOf(
  record: ArticleRecord | undefined,
  { publisher, documentId }: Omit<Upload, 'uri'>,
  doors: Doors,
): Promise<string> {
  if (record) return record.uri;
  const uri = articleUri(publisher, documentId);
  const urn = articleUrn(publisher, documentId);
  return uri === urn || (await doors.claimUri(uri, publisher)) ? uri : urn;
}

/** What looks like something else than it is: a kill that hit nothing, an article by another name. */
function noteOn(
  { outcome, article }: Fate,
  { publisher, documentId }: Omit<Upload, 'uri'>,
): string | undefined {
  if (article?.uri !== undefined && article.uri !== articleUri(publisher, documentId)) {
    return `Another publisher has an article as ${JSON.stringify(documentId.slice(0, 200))}, so partners know this one as ${article.uri}. Both names mean your own article in what you upload.`;
  }
  if (outcome !== 'withdrawn' || article) return undefined;
  return `Nothing was published as ${JSON.stringify(documentId.slice(0, 200))}. If the article stands under another identifier, name that one, or delete the file that it came in.`;
}

function fateIn(told: Receipt, id: string): Fate | undefined {
  return [told, ...(told.parts ?? [])].find(({ article }) => article?.id === id);
}

function restated({ article: now }: Fate, { outcome, article, until }: Fate): Fate {
  const version = article?.version;
  return {
    outcome,
    ...(now && version !== undefined && { article: { ...now, version } }),
    ...(until && { until }),
  };
}

export function fateOf({ decision, record }: Settled): Fate {
  const { outcome } = decision;
  // A deletion that withdrew nothing says nothing of the article, which may well stand.
  const isOfArticle = outcome.kind !== 'withdrawn' || outcome.article !== undefined;
  return {
    outcome: outcome.kind,
    ...(record &&
      isOfArticle && {
        article: {
          id: record.id,
          uri: record.uri,
          version: record.version,
          headline: record.headline,
        },
      }),
    ...(outcome.kind === 'held' && { until: outcome.until }),
  };
}
