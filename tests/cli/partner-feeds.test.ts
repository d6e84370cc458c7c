import { describe, expect, it } from 'vitest';
import { changedFeeds, misplacedFeeds, takenPaths } from '../../cli/partners/feeds.ts';
import type { Change } from '../../cli/partners/plan.ts';
import type { FeedAddress } from '../../lambdas/partner/feed-address.ts';
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

const address = (place: string, ...former: string[]): FeedAddress => ({
  place,
  mark: '1',
  former: former.map((one) => ({ place: one, until: 1 })),
});

function publicFeed(id: string, path: string): Subscription {
  return { ...subscription(id), channel: { type: 'feed', path, title: id, public: true } };
}

it('a feed that does not stand where its subscription says is put there', () => {
  const feeds = [
    subscription('right', 'a.xml'),
    subscription('moved', 'b.xml'),
    publicFeed('closed', 'c.xml'),
    subscription('lost', 'd.xml'),
    subscription('sent'),
  ];
  const addresses = new Map([
    ['right', address('token/a.xml')],
    ['moved', address('token/old.xml')],
    ['closed', address('token/c.xml')],
  ]);
  const misplaced = misplacedFeeds(feeds, addresses).map(({ id }) => id);
  expect(misplaced).toEqual(['moved', 'closed', 'lost']);
});

it('no feed is put where another one stands, or is yet to be taken down', () => {
  const addresses = new Map([
    ['a', address('public/a.xml', 'public/old.xml')],
    ['b', address('token/b.xml')],
  ]);
  const taken = (one: Subscription) => takenPaths([change(one)], addresses);
  for (const path of ['a.xml', 'old.xml']) {
    expect(taken(publicFeed('b', path))).toEqual([
      expect.stringContaining(`public/${path}, where a stands`),
    ]);
    expect(taken(publicFeed('a', path))).toEqual([]);
    expect(taken(subscription('b', path))).toEqual([]);
  }
  expect(taken(publicFeed('b', 'b.xml'))).toEqual([]);
});
