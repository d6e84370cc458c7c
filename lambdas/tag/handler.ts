import { getArticle, recordEvent, saveArticle } from '../aws/articles.ts';
import { getDocument, putDocument } from '../aws/buckets.ts';
import { ringArticle } from '../aws/queues.ts';
import { batchHandler } from '../runtime/batch.ts';
import { ArticleNews } from '../runtime/messages.ts';
import { applyTags } from './apply.ts';
import { embeddedEngine } from './embedded/engine.ts';
import type { Tags } from './engine.ts';
import { topic } from './topics.ts';

const engine = embeddedEngine;

export const handler = batchHandler(async (body) => {
  const { article } = ArticleNews.parse(JSON.parse(body));
  await bringTagsUpToDate(article);
  await ringArticle('routing', article);
});

/** Tags the current version of an article, unless this engine has done so or it is withdrawn. */
async function bringTagsUpToDate(id: string): Promise<void> {
  for (;;) {
    const record = await getArticle(id);
    const by = `${engine.name} ${engine.version}`;
    if (record?.status !== 'usable') return;
    if (record.tagged?.version === record.version && record.tagged.engine === by) return;
    const document = await getDocument(record.documentKey);
    const tags = await engine.tag(document);
    const tagged = applyTags(document, tags, engine);
    const documentKey = await putDocument(id, tagged);
    const now = Date.now();
    const next = {
      ...record,
      revision: record.revision + 1,
      tagged: { version: record.version, documentKey, engine: by },
    };
    if (await saveArticle(next, record.revision, now)) {
      await recordEvent(id, {
        at: new Date(now).toISOString(),
        stage: 'tag',
        version: record.version,
        engine: by,
        names: namesOf(tags),
      });
      return;
    }
    // A newer version came in meanwhile: tag that one.
  }
}

/** What was found, for the timeline. */
function namesOf({ subjects, places, people, organisations }: Tags): string[] {
  const topics = subjects.map(({ code }) => topic(code)?.name ?? code);
  return [...topics, ...[...places, ...people, ...organisations].map(({ name }) => name)];
}
