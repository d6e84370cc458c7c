import type { Push } from '../partner/push.ts';

/** What partners read an event as, whatever the channel. */
export const eventNames: Record<Push['event'], string> = {
  create: 'article.created',
  update: 'article.updated',
  withdraw: 'article.withdrawn',
};
