import type { NinjsArticle } from '../article/ninjs.ts';
import { unfit } from '../formats/limits.ts';
import { type Rendition, render, write } from '../formats/render.ts';
import type { Wanted } from '../partner/delivery.ts';
import type { Subscription } from '../partner/subscription.ts';
import { shaper } from '../shape/shape.ts';
import { withdrawal } from './withdrawal.ts';

/** What is to be sent, or why nothing may be. */
export type Rendered = Pick<Wanted, 'rendition' | 'unfit'>;

/** Resolves to the key under which it is stored. */
type Store = (rendition: Rendition) => Promise<string>;

/** The article's current document, and its key. */
interface Stored {
  document: NinjsArticle;
  key: string;
}

/**
 * Renders an article once for all subscriptions that are to have it alike: in one format, in one
 * shape, with the same rights and limits. What a format or a partner could not take is not rendered.
 * A feed shapes and renders its items itself, from the canonical document.
 */
export function publicationsOf({ document, key }: Stored, store: Store) {
  const shaped = shaper(document);
  const hasTerms = document.associations?.some(({ usageTerms }) => usageTerms);
  return once(
    ({ channel, format, shape, rights, limits }) => [
      channel.type === 'feed',
      format,
      shape,
      limits,
      hasTerms && rights,
    ],
    async ({ channel, format, limits, ...rules }): Promise<Rendered> => {
      const article = shaped(rules);
      if (channel.type === 'feed') {
        const fault = unfit(article, format, limits);
        return { rendition: key, ...(fault !== undefined && { unfit: fault }) };
      }
      const rendition = render(article, format, limits);
      return 'unfit' in rendition
        ? { rendition: key, unfit: rendition.unfit }
        : { rendition: await store(rendition) };
    },
  );
}

/** Renders a withdrawal once for each format, unshaped and whatever the partner's limits are. */
export function withdrawalsOf({ document, key }: Stored, at: string, store: Store) {
  const notice = withdrawal(document, at);
  return once(
    ({ channel, format }) => [channel.type === 'feed', format],
    async ({ channel, format }): Promise<Rendered> => ({
      rendition: channel.type === 'feed' ? key : await store(write(notice, format)),
    }),
  );
}

/** Asks once for all subscriptions that are alike in what makes a rendition. */
function once(
  madeOf: (subscription: Subscription) => unknown[],
  make: (subscription: Subscription) => Promise<Rendered>,
) {
  const rendered = new Map<string, Promise<Rendered>>();
  return (subscription: Subscription): Promise<Rendered> => {
    const alike = JSON.stringify(madeOf(subscription));
    const found = rendered.get(alike) ?? make(subscription);
    rendered.set(alike, found);
    return found;
  };
}
