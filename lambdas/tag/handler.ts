import { body, type NinjsArticle } from '../article/ninjs.ts';
import type { ArticleRecord } from '../article/record.ts';
import { getArticle, recordEvent, saveArticle } from '../aws/articles.ts';
import { getDocument, putDocument } from '../aws/buckets.ts';
import { ringArticle } from '../aws/queues.ts';
import * as stories from '../aws/same-stories.ts';
import { batchHandler } from '../runtime/batch.ts';
import { ArticleNews } from '../runtime/messages.ts';
import { linkSameStories } from '../similarity/link-same-stories.ts';
import { endLinks } from '../similarity/links.ts';
import { applyTags } from './apply.ts';
import { embeddedEngine } from './embedded/engine.ts';
import type { Tags } from './engine.ts';
import { topic } from './topics.ts';

const engine = embeddedEngine;
const by = `${engine.name} ${engine.version}`;

export const handler = batchHandler(async (message) => {
  const { article } = ArticleNews.parse(JSON.parse(message));
  await bringUpToDate(article);
  await ringArticle('routing', article);
});

/**
 * Links the current version of an article with others that tell the same story, and tags it unless
 * this engine has done so. The links are looked at every time: who comes again after a crash must
 * not find the tags and leave the links half done.
 */
async function bringUpToDate(id: string): Promise<void> {
  for (;;) {
    const record = await getArticle(id);
    if (!record) return;
    if (record.status !== 'usable') return endLinks(record, stories);
    const document = await getDocument(record.documentKey);
    const isTagged = record.tagged?.version === record.version && record.tagged.engine === by;
    const [sameStoryAs, tagged] = await Promise.all([
      linkSameStories(record, body(document, 'text/plain'), stories),
      isTagged ? undefined : tag(record, document),
    ]);
    // A newer version came in meanwhile: do that one.
    if (!sameStoryAs) continue;
    if (!tagged) return;
    const now = Date.now();
    if (!(await saveArticle(tagged.record, record.revision, now))) continue;
    await recordEvent(id, {
      at: new Date(now).toISOString(),
      stage: 'tag',
      version: record.version,
      engine: by,
      names: namesOf(tagged.tags),
      ...(sameStoryAs.length > 0 && { sameStoryAs }),
    });
    return;
  }
}

/** Stores the document with its tags; the record is still to be written. */
async function tag(record: ArticleRecord, document: NinjsArticle) {
  const tags = await engine.tag(document);
  const documentKey = await putDocument(record.id, applyTags(document, tags, engine));
  const tagged = { version: record.version, documentKey, engine: by };
  return { tags, record: { ...record, revision: record.revision + 1, tagged } };
}

/** What was found, for the timeline. */
function namesOf({ subjects, places, people, organisations }: Tags): string[] {
  const topics = subjects.map(({ code }) => topic(code)?.name ?? code);
  return [...topics, ...[...places, ...people, ...organisations].map(({ name }) => name)];
}
