import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { ArticleRecord } from '../../lambdas/article/record.ts';
import {
  addRecipient,
  articlesToWake,
  getArticle,
  listEvents,
  listRecipients,
  recordEvent,
  saveArticle,
  settleArticle,
} from '../../lambdas/aws/articles.ts';
import { getDelivery } from '../../lambdas/aws/ledger.ts';
import { want } from '../../lambdas/aws/ledger-wants.ts';
import type { Subscription } from '../../lambdas/partner/subscription.ts';
import { indexed } from '../../lambdas/route/plan.ts';
import { type Doors, route } from '../../lambdas/route/route.ts';
import { article } from '../formats/articles.ts';
import { startTables, type TestTables } from '../support/tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());

/** One article, its partners and their ledger; tables are real, documents are kept in memory. */
class Desk {
  now = Date.parse('2026-11-24T08:00:00Z');
  readonly id = randomUUID();
  readonly documents = new Map<string, NinjsArticle>();
  readonly renditions = new Map<string, string>();
  readonly rings: string[] = [];
  readonly drains: string[] = [];
  /** The versions with which the article's links were ended. */
  readonly unlinked: number[] = [];
  subscriptions: Subscription[] = [];
  #revision = 0;

  readonly doors: Doors = {
    now: () => this.now,
    readSubscriptions: async () => indexed(this.subscriptions),
    getArticle,
    getDocument: async (key) => {
      const found = this.documents.get(key);
      if (!found) throw new Error(`no document ${key}`);
      return found;
    },
    putRendition: async (id, { body, extension }) => {
      const same = [...this.renditions].find(([, one]) => one === body);
      const key = same?.[0] ?? `renditions/${id}/${this.renditions.size}.${extension}`;
      this.renditions.set(key, body);
      return key;
    },
    listRecipients,
    addRecipient,
    want,
    ring: async ({ id }) => {
      this.rings.push(id);
    },
    startDrain: async ({ id }) => {
      this.drains.push(id);
    },
    recordEvent,
    settleArticle,
    endLinks: async ({ version }) => {
      this.unlinked.push(version);
    },
  };

  subscribe(name: string, changes: Partial<Subscription> = {}): void {
    this.subscriptions = this.subscriptions.filter((one) => !one.id.startsWith(name));
    this.subscriptions.push({
      id: `${name} ${this.id}`,
      partner: name,
      name,
      active: true,
      filter: {},
      format: 'ninjs',
      channel: { type: 'webhook', url: 'https://partner.example/' },
      ...changes,
    });
  }

  /** Writes the next revision of the article's record, tagged unless said otherwise. */
  async write(
    document: NinjsArticle = article(),
    changes: Partial<ArticleRecord> = {},
  ): Promise<ArticleRecord> {
    const revision = this.#revision + 1;
    const documentKey = `articles/${this.id}/${revision}.json`;
    this.documents.set(documentKey, document);
    const at = new Date(this.now).toISOString();
    const record: ArticleRecord = {
      id: this.id,
      publisher: 'harbour-post',
      documentId: 'ferry',
      uri: 'urn:wirecopy:harbour-post:ferry',
      revision,
      version: revision,
      status: document.pubStatus === 'canceled' ? 'withdrawn' : 'usable',
      order: at,
      contentHash: String(revision),
      source: { key: 'harbour-post/ferry.txt', etag: '', lastModified: at, reading: 1 },
      documentKey,
      tagged: { version: revision, documentKey, engine: 'test' },
      firstSeenAt: '2026-11-24T08:00:00.000Z',
      updatedAt: at,
      headline: '',
      ...changes,
    };
    if (!(await saveArticle(record, this.#revision, this.now))) throw new Error('not saved');
    this.#revision = revision;
    return record;
  }

  kill() {
    return this.write(article({ pubStatus: 'canceled', bodies: [] }));
  }

  route() {
    return route(this.id, this.doors);
  }

  /** Has the article judged anew for one subscription. */
  anew(name: string, withdraw = false) {
    return route(this.id, this.doors, { subscription: `${name} ${this.id}`, withdraw });
  }

  row(name: string) {
    return getDelivery(`${name} ${this.id}`, `2026-11-24T08:00:00.000Z#${this.id}`);
  }

  rung(): string[] {
    return this.rings.splice(0).map((id) => id.split(' ')[0] ?? '');
  }
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

describe('routing an article', () => {
  it('owes it to the subscriptions it matches, and rings for them', async () => {
    desk.subscribe('all');
    desk.subscribe('german', { filter: { languages: ['de'] } });
    desk.subscribe('paused', { active: false });
    const { revision } = await desk.write();
    await desk.route();
    expect(desk.rung()).toEqual(['all']);
    const row = await desk.row('all');
    expect(row).toMatchObject({ want: 1, have: 0, action: 'publish', revision, state: 'pending' });
    expect(JSON.parse(desk.renditions.get(row?.rendition ?? '') ?? '')).toEqual(article());
    expect(await desk.row('german')).toBeUndefined();
    expect(await desk.row('paused')).toBeUndefined();
  });

  it('tells on the timeline who is to have it', async () => {
    desk.subscribe('all');
    const { revision } = await desk.write();
    await desk.route();
    expect(await listEvents(desk.id)).toEqual([
      {
        at: new Date(desk.now).toISOString(),
        stage: 'route',
        revision,
        publish: [`all ${desk.id}`],
        withdraw: [],
      },
    ]);
  });

  it('renders once for each format, however many subscriptions', async () => {
    for (const name of ['a', 'b', 'c']) desk.subscribe(name);
    for (const name of ['d', 'e']) desk.subscribe(name, { format: 'rss' });
    await desk.write();
    await desk.route();
    expect(desk.renditions.size).toBe(2);
    expect((await desk.row('d'))?.rendition).toMatch(/\.xml$/);
  });

  it('leaves it to a feed to render its items, from the tagged document', async () => {
    desk.subscribe('feed', { channel: { type: 'feed', path: 'a.xml', title: 'A' } });
    const { documentKey } = await desk.write();
    await desk.route();
    expect(desk.renditions.size).toBe(0);
    expect((await desk.row('feed'))?.rendition).toBe(documentKey);
  });

  it('again changes nothing; it rings once more for what is still owed', async () => {
    desk.subscribe('all');
    await desk.write();
    await desk.route();
    const before = await desk.row('all');
    desk.rung();
    desk.now += 1_000;
    await desk.route();
    expect(desk.rung()).toEqual(['all']);
    expect(await desk.row('all')).toEqual(before);
  });

  it('does nothing before it is tagged', async () => {
    desk.subscribe('all');
    await desk.write(article(), { tagged: { version: 0, documentKey: 'old', engine: 'test' } });
    await desk.route();
    expect(desk.rung()).toEqual([]);
    expect(await desk.row('all')).toBeUndefined();
  });

  it('does nothing from its expiry on, and is looked at again then', async () => {
    desk.subscribe('a');
    const expires = '2026-11-24T09:00:00.000Z';
    const { revision } = await desk.write(article(), { expires });
    const woken: unknown[] = [];
    desk.now = Date.parse(expires);
    await desk.route();
    expect(desk.rung()).toEqual([]);
    desk.now -= 1;
    await route(desk.id, {
      ...desk.doors,
      settleArticle: async (...settled) => {
        woken.push(settled);
        return true;
      },
    });
    expect(desk.rung()).toEqual(['a']);
    expect(woken).toEqual([[desk.id, revision, Date.parse(expires)]]);
  });

  it('owes it to others when the window of one is over, and is looked at again then', async () => {
    desk.subscribe('alone', { exclusive: { hours: 2 } });
    desk.subscribe('rival');
    const { revision } = await desk.write();
    await desk.route();
    expect(desk.rung()).toEqual(['alone']);
    expect(await desk.row('rival')).toBeUndefined();
    expect(await listRecipients(desk.id)).toEqual([`alone ${desk.id}`]);
    const until = Date.parse('2026-11-24T10:00:00Z');
    expect((await listEvents(desk.id)).at(-1)).toMatchObject({
      publish: [`alone ${desk.id}`],
      waiting: [`rival ${desk.id}`],
      until: '2026-11-24T10:00:00.000Z',
    });
    expect(await articlesToWake(until - 1, 1_000)).not.toContain(desk.id);
    expect(await articlesToWake(until, 1_000)).toContain(desk.id);

    // What comes meanwhile goes to the one alone, and a kill to whoever has had the article.
    desk.now = until - 1;
    await desk.write(article({ version: '2' }));
    await desk.route();
    expect(desk.rung()).toEqual(['alone']);
    desk.now = until;
    await desk.route();
    expect(desk.rung().toSorted()).toEqual(['alone', 'rival']);
    expect(await desk.row('rival')).toMatchObject({ want: 1, revision: revision + 1 });
    expect(await articlesToWake(Number.MAX_SAFE_INTEGER, 1_000)).not.toContain(desk.id);
  });

  it('wakes for an expiry that comes before the end of a window', async () => {
    desk.subscribe('alone', { exclusive: { hours: 2 } });
    desk.subscribe('rival');
    const expires = '2026-11-24T09:00:00.000Z';
    await desk.write(article(), { expires });
    await desk.route();
    expect(await articlesToWake(Date.parse(expires), 1_000)).toContain(desk.id);
  });

  it('renders once for all that are to have it alike, in each shape', async () => {
    const shape = { headline: { most: 10 } };
    desk.subscribe('a', { shape });
    desk.subscribe('b', { shape: { ...shape } });
    desk.subscribe('c', { shape, format: 'text' });
    desk.subscribe('d');
    // Rights alone change nothing of an article whose media have no terms.
    desk.subscribe('e', { rights: { refuse: ['no'], unknown: 'deliver' } });
    await desk.write();
    await desk.route();
    expect(desk.renditions.size).toBe(3);
    const shaped = desk.renditions.get((await desk.row('b'))?.rendition ?? '') ?? '';
    expect(JSON.parse(shaped).headlines).toEqual([{ value: 'Ferry…' }]);
  });

  it('owes what a partner could not take as unfit, and keeps it from no other', async () => {
    desk.subscribe('short', { limits: { headline: { most: 20 } } });
    desk.subscribe('apple', { format: 'apple-news' });
    desk.subscribe('small', { limits: { bytes: 1_000 } });
    desk.subscribe('all');
    const { language, ...document } = article();
    await desk.write(document);
    await desk.route();
    expect(desk.rung().toSorted()).toEqual(['all', 'apple', 'short', 'small']);
    expect(desk.renditions.size).toBe(1);
    expect((await desk.row('small'))?.unfit).toContain('The partner takes at most 1000 bytes');
    expect(await desk.row('short')).toMatchObject({
      state: 'pending',
      unfit: 'The partner takes a headline of at most 20 characters, and this one has 45.',
    });
    expect((await desk.row('apple'))?.unfit).toContain('the article names none');
    expect(await desk.row('all')).not.toHaveProperty('unfit');

    // The next version is judged by itself, and a kill has no limits.
    await desk.write({ ...document, version: '2', headlines: [{ value: 'Short' }] });
    await desk.route();
    expect(await desk.row('short')).not.toHaveProperty('unfit');
    await desk.kill();
    await desk.route();
    for (const name of ['short', 'apple']) {
      expect(await desk.row(name)).toMatchObject({ action: 'withdraw', state: 'pending' });
      expect(await desk.row(name)).not.toHaveProperty('unfit');
    }
  });

  it('does nothing under embargo, to the millisecond', async () => {
    desk.subscribe('all');
    await desk.write(article(), { embargoedUntil: '2026-11-24T09:00:00Z' });
    desk.now = Date.parse('2026-11-24T09:00:00Z') - 1;
    await desk.route();
    expect(await listRecipients(desk.id)).toEqual([]);
    expect(desk.renditions.size).toBe(0);
    desk.now += 1;
    await desk.route();
    expect(desk.rung()).toEqual(['all']);
  });

  it('that is not there does nothing', async () => {
    await desk.route();
    expect(desk.rung()).toEqual([]);
  });

  it('reaches hundreds of subscriptions', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `s${index}.`);
    for (const name of names) desk.subscribe(name);
    await desk.write();
    await desk.route();
    expect(desk.rung().toSorted()).toEqual(names.toSorted());
    expect(await listRecipients(desk.id)).toHaveLength(120);
  });
});

describe('a subscription that fails', () => {
  /** Doors of which one fails for the subscription of that name, like a throttled table. */
  const failing = (door: 'addRecipient' | 'want' | 'ring', name: string): Doors => {
    const fail = (subscription: string) => {
      if (subscription.startsWith(name)) throw new Error(`no ${door} for ${name}`);
    };
    return {
      ...desk.doors,
      ...(door === 'addRecipient' && {
        addRecipient: async (id: string, subscription: string) => {
          fail(subscription);
          await addRecipient(id, subscription);
        },
      }),
      ...(door === 'want' && {
        want: async (...[wanted, now]: Parameters<typeof want>) => {
          fail(wanted.subscription);
          return want(wanted, now);
        },
      }),
      ...(door === 'ring' && {
        ring: async (...[one, due]: Parameters<Doors['ring']>) => {
          fail(one.id);
          await desk.doors.ring(one, due);
        },
      }),
    };
  };

  it.each(['addRecipient', 'want', 'ring'] as const)(
    'at %s keeps no other from the article, and is tried again',
    async (door) => {
      const names = Array.from({ length: 60 }, (_, index) => `s${index}.`);
      for (const name of names) desk.subscribe(name);
      await desk.write();
      await expect(route(desk.id, failing(door, 's3.'))).rejects.toThrow(`no ${door} for s3.`);
      const others = names.filter((name) => name !== 's3.');
      expect(desk.rung().toSorted()).toEqual(others.toSorted());
      expect(await listEvents(desk.id)).toEqual([]);
      expect(await articlesToWake(Number.MAX_SAFE_INTEGER, 1_000)).toContain(desk.id);

      await desk.route();
      expect(desk.rung()).toContain('s3.');
      expect(await desk.row('s3.')).toMatchObject({ want: 1, state: 'pending' });
      expect(await articlesToWake(Number.MAX_SAFE_INTEGER, 1_000)).not.toContain(desk.id);
    },
  );

  it('is owed nothing before it is noted as a recipient', async () => {
    desk.subscribe('all');
    await desk.write();
    await expect(route(desk.id, failing('addRecipient', 'all'))).rejects.toThrow('for all');
    expect(await desk.row('all')).toBeUndefined();
  });

  it('to be told of a withdrawal keeps no other from the new version', async () => {
    desk.subscribe('english', { filter: { languages: ['en'] } });
    await desk.write();
    await desk.route();
    desk.rung();
    desk.subscribe('all');
    await desk.write(article({ language: 'de', version: '2' }));
    await expect(route(desk.id, failing('want', 'english'))).rejects.toThrow('for english');
    expect(desk.rung()).toEqual(['all']);
  });
});

describe('a new version', () => {
  it('is owed in place of the old one', async () => {
    desk.subscribe('all');
    await desk.write();
    await desk.route();
    await desk.write(article({ version: '2', headlines: [{ value: 'New' }] }));
    await desk.route();
    expect(await desk.row('all')).toMatchObject({ want: 2, revision: 2 });
  });

  it('that no longer matches is a withdrawal, of which nothing of the text is sent', async () => {
    desk.subscribe('english', { filter: { languages: ['en'] } });
    await desk.write();
    await desk.route();
    await desk.write(article({ language: 'de', version: '2' }));
    await desk.route();
    const row = await desk.row('english');
    expect(row).toMatchObject({ want: 2, action: 'withdraw' });
    const notice = desk.renditions.get(row?.rendition ?? '') ?? '';
    expect(JSON.parse(notice)).toMatchObject({
      uri: article().uri,
      // The next version will be "3", and is not to be taken for this.
      version: '2',
      pubStatus: 'canceled',
      bodies: [],
    });
    expect(notice).not.toContain('noon');
  });

  it('leaves a paused subscription as it is', async () => {
    desk.subscribe('all');
    await desk.write();
    await desk.route();
    desk.subscribe('all', { active: false });
    desk.rung();
    await desk.write(article({ version: '2' }));
    await desk.route();
    expect(await desk.row('all')).toMatchObject({ want: 1, action: 'publish' });
    expect(desk.rung()).toEqual([]);
  });
});

describe('a kill', () => {
  it('reaches everybody who was ever meant to have it, also those that no longer match', async () => {
    desk.subscribe('all');
    desk.subscribe('english', { filter: { languages: ['en'] } });
    desk.subscribe('paused');
    desk.subscribe('stranger', { filter: { languages: ['fr'] } });
    await desk.write();
    await desk.route();
    desk.subscribe('english', { filter: { languages: ['fr'] } });
    desk.subscribe('paused', { active: false });
    desk.rung();
    await desk.kill();
    await desk.route();
    expect(desk.rung().toSorted()).toEqual(['all', 'english', 'paused']);
    for (const name of ['all', 'english', 'paused']) {
      const row = await desk.row(name);
      expect(row).toMatchObject({ action: 'withdraw', want: 2 });
      expect(JSON.parse(desk.renditions.get(row?.rendition ?? '') ?? '')).toMatchObject({
        pubStatus: 'canceled',
      });
    }
    expect(await desk.row('stranger')).toBeUndefined();
  });

  it('needs no tags and heeds no embargo', async () => {
    desk.subscribe('all');
    await desk.write();
    await desk.route();
    await desk.write(article({ pubStatus: 'canceled', bodies: [] }), {
      tagged: { version: 1, documentKey: 'old', engine: 'test' },
      embargoedUntil: '2030-01-01T00:00:00Z',
    });
    await desk.route();
    expect(await desk.row('all')).toMatchObject({ action: 'withdraw' });
  });

  it('ends the links to those that tell the same story, once it is owed to everybody', async () => {
    desk.subscribe('a');
    await desk.write();
    await desk.route();
    expect(desk.unlinked).toEqual([]);
    const { version } = await desk.kill();
    const owed: (string | undefined)[] = [];
    await route(desk.id, {
      ...desk.doors,
      endLinks: async (record) => {
        owed.push((await desk.row('a'))?.action);
        await desk.doors.endLinks(record);
      },
    });
    expect(owed).toEqual(['withdraw']);
    expect(desk.unlinked).toEqual([version]);
  });

  it('of what nobody was to have reaches nobody', async () => {
    desk.subscribe('all');
    await desk.kill();
    await desk.route();
    expect(desk.rung()).toEqual([]);
  });

  it('cannot be missed by a slower worker that routes the version before it', async () => {
    desk.subscribe('all');
    await desk.write();
    let killed = false;
    const slow: Doors = {
      ...desk.doors,
      // The kill comes and is routed between this worker's reading of the record and its writing.
      addRecipient: async (...recipient) => {
        if (!killed) {
          killed = true;
          await desk.kill();
          await desk.route();
        }
        await addRecipient(...recipient);
      },
    };
    await route(desk.id, slow);
    const row = await desk.row('all');
    expect(row?.action).not.toBe('publish');
  });

  it('is not undone by a worker that wakes up with an older version', async () => {
    desk.subscribe('all');
    await desk.write();
    const late: Doors = {
      ...desk.doors,
      want: async (wanted, now) => {
        await desk.kill();
        await desk.route();
        return want(wanted, now);
      },
    };
    await route(desk.id, late);
    expect(await desk.row('all')).toMatchObject({ action: 'withdraw', revision: 2 });
  });
});

describe('judging an article anew for one subscription', () => {
  const short = { shape: { headline: { most: 12 } } };

  it('owes it in the shape that the subscription has now, in its turn', async () => {
    desk.subscribe('a');
    desk.subscribe('b');
    await desk.write();
    await desk.route();
    const before = await desk.row('a');
    desk.subscribe('a', short);
    desk.subscribe('b', short);
    await desk.route();
    expect(await desk.row('a')).toEqual(before);
    desk.rung();
    await desk.anew('a');
    const row = await desk.row('a');
    expect(row).toMatchObject({ want: 2, revision: 1, version: 1, waits: true });
    expect(desk.renditions.get(row?.rendition ?? '')).toContain('…');
    // Nobody rings for it but the drain; nothing is b's.
    expect(desk.rung()).toEqual([]);
    expect(desk.drains).toEqual([`a ${desk.id}`]);
    expect(await desk.row('b')).toMatchObject({ want: 1 });
  });

  it('does nothing the second time, nor where nothing differs', async () => {
    desk.subscribe('a');
    await desk.write();
    await desk.route();
    await desk.anew('a');
    expect(await desk.row('a')).toMatchObject({ want: 1 });
    desk.subscribe('a', short);
    await desk.anew('a');
    await desk.anew('a');
    expect(await desk.row('a')).toMatchObject({ want: 2 });
  });

  it('gives it to one that came later, and leaves what others are owed to be settled', async () => {
    desk.subscribe('a');
    await desk.write();
    desk.subscribe('late');
    await desk.anew('late');
    expect(await desk.row('late')).toMatchObject({ want: 1, action: 'publish', waits: true });
    expect(await listRecipients(desk.id)).toEqual([`late ${desk.id}`]);
    expect(await desk.row('a')).toBeUndefined();
    expect(await articlesToWake(desk.now + 600_000, 500)).toContain(desk.id);
    expect(await listEvents(desk.id)).toMatchObject([
      { stage: 'route', publish: [`late ${desk.id}`], only: `late ${desk.id}` },
    ]);
  });

  it('takes from it what it may no longer have if the desk says so, at once', async () => {
    desk.subscribe('a');
    await desk.write();
    await desk.route();
    desk.rung();
    desk.subscribe('a', { filter: { languages: ['de'] } });
    await desk.anew('a');
    expect(await desk.row('a')).toMatchObject({ want: 1, action: 'publish' });
    await desk.anew('a', true);
    expect(await desk.row('a')).toMatchObject({ want: 2, action: 'withdraw' });
    expect(await desk.row('a')).not.toHaveProperty('waits');
    expect(desk.rung()).toEqual(['a']);
  });

  it('has a feed rung for, which has no line', async () => {
    const path = desk.id;
    desk.subscribe('feed', { format: 'rss', channel: { type: 'feed', path, title: 'All' } });
    await desk.write();
    await desk.anew('feed');
    expect(desk.rung()).toEqual(['feed']);
    expect(desk.drains).toEqual([]);
  });

  it('has it come by itself when another’s time of exclusivity is over', async () => {
    desk.subscribe('first', { exclusive: { hours: 2 } });
    await desk.write();
    await desk.route();
    expect(await articlesToWake(desk.now + 7_200_000, 500)).not.toContain(desk.id);
    desk.subscribe('late');
    await desk.anew('late');
    expect(await desk.row('late')).toBeUndefined();
    expect(await articlesToWake(desk.now + 7_200_000, 500)).toContain(desk.id);
    desk.now += 7_200_000;
    await desk.route();
    expect(await desk.row('late')).toMatchObject({ action: 'publish' });
  });

  it('sends nothing under embargo, nor to one that is paused', async () => {
    desk.subscribe('a');
    desk.subscribe('paused', { active: false });
    await desk.write(article(), { embargoedUntil: '2026-11-24T12:00:00Z' });
    await desk.anew('a');
    expect(await desk.row('a')).toBeUndefined();
    await desk.write();
    await desk.anew('paused');
    expect(await desk.row('paused')).toBeUndefined();
  });

  it('cannot undo a kill that comes meanwhile', async () => {
    desk.subscribe('late');
    await desk.write();
    await route(
      desk.id,
      {
        ...desk.doors,
        want: async (wanted, now) => {
          await desk.kill();
          await desk.route();
          return want(wanted, now);
        },
      },
      { subscription: `late ${desk.id}`, withdraw: false },
    );
    expect(await desk.row('late')).toMatchObject({ action: 'withdraw', revision: 2 });
  });

  it('loses nothing to a worker that dies: it is told again', async () => {
    desk.subscribe('a');
    await desk.write();
    await desk.route();
    desk.subscribe('a', short);
    for (const door of ['startDrain', 'putRendition', 'want', 'recordEvent'] as const) {
      const dying = { ...desk.doors, [door]: () => Promise.reject(new Error('killed')) };
      const id = `a ${desk.id}`;
      await expect(route(desk.id, dying, { subscription: id, withdraw: false })).rejects.toThrow(
        'killed',
      );
    }
    await desk.anew('a');
    expect(await desk.row('a')).toMatchObject({ want: 2, waits: true });
  });
});
