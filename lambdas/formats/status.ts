import type { NinjsArticle } from '../article/ninjs.ts';
import { RejectedUpload } from '../article/outcome.ts';

/**
 * The status that a document gives itself, in the words that publishing systems have for it.
 * Without one it may be published.
 *
 * @throws RejectedUpload `no-article` when it is not for publication yet, `malformed` when the word
 *   is not known: it might mean a kill, and is better refused than published.
 */
export function statusOf(word: string | undefined): NinjsArticle['pubStatus'] {
  const status = word?.toLowerCase().replace(/[\s_-]+/g, '-') ?? '';
  if (status === '' || usable.has(status)) return 'usable';
  if (withheld.has(status)) return 'withheld';
  if (canceled.has(status)) return 'canceled';
  if (unfinished.has(status)) {
    throw new RejectedUpload(
      'no-article',
      `The article is marked ${JSON.stringify(status)}: it is not for publication.`,
      'Upload it again once it is published.',
    );
  }
  throw new RejectedUpload(
    'malformed',
    `The status ${JSON.stringify(status.slice(0, 40))} is not known.`,
    'Use "published", "draft", "withheld" or "canceled".',
  );
}

const usable = words('usable publish published public live final updated corrected active ready');
const withheld = words('withheld hold on-hold');
const canceled = words(
  'canceled cancelled cancel kill killed trash trashed deleted removed withdrawn retracted obsolete',
);
const unfinished = words(
  'draft drafted private pending auto-draft inherit incomplete unpublished review in-review in-progress',
);

function words(text: string): Set<string> {
  return new Set(text.split(' '));
}
