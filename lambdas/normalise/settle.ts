import { namesOf } from '../article/called.ts';
import type { NinjsArticle } from '../article/ninjs.ts';
import { type PackedMedia, packedAddress } from '../article/reading.ts';
import type { ArticleRecord } from '../article/record.ts';
import type { Decision } from './decision.ts';
import type { Doors } from './doors.ts';

/** A decision, and the record as it stands after it; none when nothing is known of the article. */
export interface Settled {
  decision: Decision;
  record: ArticleRecord | undefined;
}

/** What an article's upload is told by, and the media that came with it. */
export interface About {
  upload: string;
  format?: string;
  expired?: true;
  media?: PackedMedia[];
}

/**
 * Decides on the record as it stands and carries that out, again and again until no other worker
 * came in between. A restated decision is rung for again: whoever made it may have stopped before.
 */
export async function settle(
  id: string,
  decideOn: (record: ArticleRecord | undefined) => Decision | Promise<Decision>,
  about: About,
  doors: Doors,
): Promise<Settled> {
  for (;;) {
    const current = await doors.getArticle(id);
    const decision = await decideOn(current);
    if (decision.action === 'none') {
      if (current && decision.restated) await announce(current, doors);
      return { decision, record: current };
    }
    const record =
      decision.action === 'write'
        ? { ...decision.record, documentKey: await store(id, decision, about, doors) }
        : decision.record;
    const now = doors.now();
    if (!(await doors.saveArticle(record, current?.revision ?? 0, now))) continue;
    if (!isRepeat(decision, current, about)) {
      await doors.recordEvent(id, {
        at: new Date(now).toISOString(),
        stage: 'normalise',
        outcome: decision.outcome.kind,
        version: record.version,
        upload: about.upload,
        ...(about.format && { format: about.format }),
        ...(about.expired && { expired: true as const }),
      });
    }
    await announce(record, doors);
    return { decision, record };
  }
}

/** The same content under the same key again, as a feed has it many times a day, is no event. */
function isRepeat({ outcome }: Decision, current: ArticleRecord | undefined, { upload }: About) {
  return outcome.kind === 'unchanged' && current?.source.key === upload;
}

/** Stores what came with the article, then the article, which tells where that stands. */
async function store(
  id: string,
  { record, article }: Extract<Decision, { action: 'write' }>,
  { media = [] }: About,
  doors: Doors,
): Promise<string> {
  const { publisher, order, status } = record;
  // Before the record, so that a kill by name finds whatever is published.
  if (status === 'usable') {
    await doors.noteNames(publisher, namesOf(article), { article: id, order });
  }
  const folder = mediaFolder(id, record.media);
  const addresses = await Promise.all(
    media.map(async (one) => [one.name, await doors.putMedia(folder, one)] as const),
  );
  return doors.putDocument(id, addressed(article, new Map(addresses)));
}

function addressed(article: NinjsArticle, addresses: Map<string, string>): NinjsArticle {
  if (addresses.size === 0) return article;
  let text = JSON.stringify(article);
  for (const [name, address] of addresses) {
    text = text.replaceAll(packedAddress(name), JSON.stringify(address).slice(1, -1));
  }
  return JSON.parse(text);
}

/**
 * Rings for what comes next; withdrawals need no tags and take the shorter way. What came with a
 * withdrawn article is taken away: its partners may have linked to it.
 */
async function announce({ id, status, media }: ArticleRecord, doors: Doors): Promise<void> {
  const isWithdrawn = status === 'withdrawn';
  await doors.ring(isWithdrawn ? 'routing' : 'tagging', id);
  if (!isWithdrawn || !media) return;
  const folder = mediaFolder(id, media);
  await Promise.all(media.names.map((name) => doors.removeMedia(folder, name)));
}

/** Of its own after each withdrawal, so that taking the old away cannot take the new. */
function mediaFolder(id: string, media: ArticleRecord['media']): string {
  return `${id}/${media?.life ?? 0}`;
}
