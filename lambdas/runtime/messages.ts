import * as z from 'zod/mini';

/** Doorbells: each names what may be out of date and carries no state. */
export const ArticleNews = z.object({ article: z.string() });
export type ArticleNews = z.infer<typeof ArticleNews>;

/**
 * What routing is told: that the article has news; or that it is to be judged anew for one
 * subscription, which is then to lose it, or not, if it may no longer have it.
 */
export const RoutingDue = z.extend(ArticleNews, {
  anew: z.optional(z.object({ subscription: z.string(), withdraw: z.boolean() })),
});
export type RoutingDue = z.infer<typeof RoutingDue>;

/** Partner may lack article. `article` is the ledger's sort key. */
export const DeliveryDue = z.object({ subscription: z.string(), article: z.string() });
export type DeliveryDue = z.infer<typeof DeliveryDue>;

/** The subscription's feed may not show the article as it should; `article` as above. */
export const FeedStale = z.object({ subscription: z.string(), article: z.string() });
export type FeedStale = z.infer<typeof FeedStale>;

/** What the intake queue tells: that objects changed, or that an article's time is over. */
export function intakeNews(body: string): { keys: string[] } | ArticleNews {
  const news = ArticleNews.safeParse(JSON.parse(body));
  return news.success ? news.data : { keys: changedKeys(body) };
}

/**
 * The part of an S3 event notification that is used: which key changed. `Records` is absent in the
 * test event that S3 sends when notifications are set up.
 */
const S3Notification = z.object({
  Records: z.optional(
    z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })),
  ),
});

/** The keys a notification speaks of, decoded (S3 sends them form-encoded: "+" is a space). */
export function changedKeys(body: string): string[] {
  const { Records = [] } = S3Notification.parse(JSON.parse(body));
  return Records.map((one) => decodeURIComponent(one.s3.object.key.replaceAll('+', ' ')));
}
