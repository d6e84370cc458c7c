import type { Subscription } from '../partner/subscription.ts';
import { ninjsWriter } from './ninjs/write.ts';
import { rssWriter } from './rss/write.ts';
import type { Writer } from './writer.ts';

/** Every format that can go out. A new one is a file of its own and a line here. */
export const writers: Record<Subscription['format'], Writer> = {
  ninjs: ninjsWriter,
  rss: rssWriter,
};
