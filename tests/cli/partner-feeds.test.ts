import { describe, expect, it } from 'vitest';
import { changedFeeds } from '../../cli/partners/feeds.ts';
import type { Change } from '../../cli/partners/plan.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';

const webhook: Subscription['channel'] = { type: 'webhook', url: 'https://ledger.example/hook' };

function subscription(id: string, path?: string): Subscription {
  const channel = path === undefined ? webhook : ({ type: 'feed', path, title: id } as const);
  return { id, partner: 'ledger', name: id, active: true, filter: {}, format: 'rss', channel };
}

const kind = 'subscription';
const change = (after: Subscription): Change => ({ kind, action: 'change', after, changed: [] });
const remove = (id: string): Change => ({ kind, action: 'remove', id });

describe('a feed is looked after', () => {
  it('when it is new, changed or gone', () => {
    const changes = [
      change(subscription('a', 'a.xml')),
      { ...change(subscription('b', 'b.xml')), action: 'add' } as Change,
      remove('c'),
    ];
    expect(changedFeeds(changes, [subscription('c', 'c.xml')])).toEqual(['a', 'b', 'c']);
  });

  it('and nothing that is sent, nor a partner', () => {
    const partner: Change = { kind: 'partner', action: 'remove', id: 'ledger' };
    const changes = [change(subscription('a')), remove('b'), partner];
    expect(changedFeeds(changes, [subscription('a'), subscription('b')])).toEqual([]);
  });
});
