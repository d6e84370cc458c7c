import { describe, expect, it } from 'vitest';
import { offersToResync } from '../../cli/partners/offer-resync.ts';
import { type Declared, planChanges } from '../../cli/partners/plan.ts';
import type { PartnerFile } from '../../lambdas/partner/partner-file.ts';

const file: PartnerFile = {
  id: 'ledger',
  name: 'The Ledger',
  subscriptions: [
    {
      id: 'ledger-all',
      name: 'All',
      format: 'ninjs',
      channel: { type: 'webhook', url: 'https://ledger.example/' },
    },
  ],
};

const subscription: Declared['subscriptions'][number] = {
  id: 'ledger-all',
  partner: 'ledger',
  name: 'All',
  active: true,
  filter: {},
  format: 'ninjs',
  channel: { type: 'webhook', url: 'https://ledger.example/' },
};

const standing: Declared = {
  partners: [{ id: 'ledger', name: 'The Ledger' }],
  subscriptions: [subscription],
};

const told = (files: PartnerFile[], now: Declared, prune = false) => {
  const { changes, ...rest } = planChanges(files, now, prune);
  return { ...rest, changes: changes.map(({ action, kind }) => `${action} ${kind}`) };
};

describe('the plan', () => {
  it('adds what is new, and does nothing the second time', () => {
    expect(told([file], { partners: [], subscriptions: [] })).toEqual({
      changes: ['add partner', 'add subscription'],
      unchanged: 0,
      left: [],
    });
    expect(told([file], standing)).toEqual({ changes: [], unchanged: 2, left: [] });
  });

  it('says what changes', () => {
    const now = {
      ...standing,
      subscriptions: [{ ...subscription, filter: { languages: ['en'] } }],
    };
    expect(planChanges([file], now, false).changes).toEqual([
      {
        kind: 'subscription',
        action: 'change',
        before: now.subscriptions[0],
        after: subscription,
        changed: ['filter'],
      },
    ]);
  });

  it('leaves what no file declares, or removes it when asked to', () => {
    expect(told([], standing)).toEqual({
      changes: [],
      unchanged: 0,
      left: ['ledger-all', 'ledger'],
    });
    expect(told([], standing, true).changes).toEqual(['remove subscription', 'remove partner']);
  });

  it('does not undo a pause that a partner asked for', () => {
    const paused = { at: '2026-11-24T08:00:00.000Z', reason: 'answered 410' };
    const now = { ...standing, subscriptions: [{ ...subscription, active: false, paused }] };
    expect(told([file], now).changes).toEqual([]);
  });
});

describe('what is offered with a plan', () => {
  const offers = (before: Partial<Declared['subscriptions'][number]>) => {
    const now = { ...standing, subscriptions: [{ ...subscription, ...before }] };
    return offersToResync(planChanges([file], now, false).changes);
  };

  it('is to judge anew what came before, where what the subscription gets is another', () => {
    expect(offers({ filter: { languages: ['en'] }, limits: { picture: 'required' } })).toEqual([
      'ledger-all: another filter, limits counts for what comes from now on; for what came before: wirecopy partners resync ledger-all',
    ]);
    expect(offers({ shape: { headline: { most: 70 } } })).toHaveLength(1);
  });

  it('is nothing where it gets the same, or gets nothing at all', () => {
    expect(offers({ name: 'Everything' })).toEqual([]);
    const paused = { active: false, paused: { at: '2026-11-24T08:00:00Z', reason: 'said so' } };
    expect(offers({ ...paused, filter: { languages: ['en'] } })).toEqual([]);
    expect(
      offersToResync(planChanges([file], { partners: [], subscriptions: [] }, false).changes),
    ).toEqual([]);
  });
});
