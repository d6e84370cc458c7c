import { describe, expect, it } from 'vitest';
import { abandonedFeeds } from '../../cli/partners/feeds.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';

const webhook: Subscription['channel'] = { type: 'webhook', url: 'https://ledger.example/hook' };

function subscription(id: string, path?: string): Subscription {
  const channel = path === undefined ? webhook : ({ type: 'feed', path, title: id } as const);
  return { id, partner: 'ledger', name: id, active: true, filter: {}, format: 'rss', channel };
}

describe('a feed is abandoned', () => {
  it('when its subscription is gone, or has another path', () => {
    const before = ['a', 'b', 'c'].map((id) => subscription(id, `${id}.xml`));
    const after = [subscription('b', 'moved.xml'), subscription('c', 'c.xml')];
    expect(abandonedFeeds(before, after)).toEqual([
      { path: 'a.xml' },
      { path: 'b.xml', movedTo: 'moved.xml' },
    ]);
  });

  it('not while another subscription has its path', () => {
    const before = [subscription('a', 'a.xml')];
    expect(abandonedFeeds(before, [subscription('b', 'a.xml')])).toEqual([]);
  });

  it('never where nothing is fetched', () => {
    expect(abandonedFeeds([subscription('a')], [])).toEqual([]);
  });
});
