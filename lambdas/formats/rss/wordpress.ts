import type { NinjsArticle } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import { embargoUntil } from '../embargo.ts';
import { statusOf } from '../status.ts';
import { type Fields, lineOf } from '../syndication/vocabulary.ts';

/**
 * The status of an item in an export of WordPress (WXR), which is RSS and holds drafts, pages and
 * menus as well; usable in any other feed.
 *
 * @throws RejectedUpload `no-article` for what is no post or not for publication.
 */
export function exportedStatus(fields: Fields): NinjsArticle['pubStatus'] {
  const type = lineOf(fields, 'wp:post_type');
  if (type !== undefined && type !== 'post') throw notPost(type);
  if (lineOf(fields, 'wp:post_password')) throw behindPassword();
  return isScheduled(fields) ? 'usable' : statusOf(lineOf(fields, 'wp:status'));
}

/** When a scheduled post may appear; undefined for all others. */
export function scheduledTime(fields: Fields): string | undefined {
  const time = lineOf(fields, 'wp:post_date_gmt');
  return isScheduled(fields) ? embargoUntil(`${time?.replace(' ', 'T')}Z`) : undefined;
}

function isScheduled(fields: Fields): boolean {
  return lineOf(fields, 'wp:status')?.toLowerCase() === 'future';
}

function notPost(type: string): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    `The item of the WordPress export is of type ${JSON.stringify(type.slice(0, 40))}, not a post.`,
    'Export posts only.',
  );
}

function behindPassword(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The post is protected by a password: it is not for publication.',
    'Export it again once it is public.',
  );
}
