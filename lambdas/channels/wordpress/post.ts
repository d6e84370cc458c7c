import * as z from 'zod/mini';
import { slugIn } from '../../formats/wordpress/write.ts';
import type { Push } from '../../partner/push.ts';
import { Ended } from '../http/attempt.ts';
import { deliveryOf } from './marker.ts';

const Picture = z.object({
  source_url: z.string(),
  mime_type: z.optional(z.string()),
  caption: z.optional(z.string()),
  credit: z.optional(z.string()),
});
export type Picture = z.infer<typeof Picture>;

/** What the format `wordpress` writes, as far as this channel reads it. */
const Rendition = z.object({
  title: z.string(),
  content: z.string(),
  excerpt: z.string(),
  date_gmt: z.optional(z.string()),
  meta: z.object({
    wirecopy: z.object({
      uri: z.string(),
      canonical: z.optional(z.string()),
      categories: z.optional(z.array(z.string())),
      tags: z.optional(z.array(z.string())),
      featured_media: z.optional(Picture),
    }),
  }),
});
export type Rendition = z.infer<typeof Rendition>;

/** @throws Ended when it is no post, and will be none at the next attempt either. */
export function readRendition({ body }: Pick<Push, 'body'>): Rendition {
  const { data } = Rendition.safeParse(parsed(body));
  if (data) return data;
  const detail = 'what is to be sent is not in the format wordpress';
  throw new Ended({ result: 'refused', detail, wish: 'abort-message' });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * The name of the post in the site's addresses. It tells the delivery and never changes, so a post
 * whose making was not answered is found by it: the words of the article's own identifier, where it
 * has some, and ten letters and digits of ours.
 */
export function slugOf({ meta }: Rendition, { id }: Pick<Push, 'id'>): string {
  const words = slugIn(meta.wirecopy.uri) ?? 'news';
  const code = deliveryOf(id)
    .replace(/^wc_(?:test_)?/, '')
    .slice(0, 10);
  return `${words.slice(0, 150).replace(/-$/, '')}-${code}`;
}
