import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodiesOf } from '../../lambdas/article/blocks.ts';
import { contentHash } from '../../lambdas/article/content-hash.ts';
import type { Reading } from '../../lambdas/article/reading.ts';
import type { ArticleRecord } from '../../lambdas/article/record.ts';
import { decide } from '../../lambdas/normalise/decide.ts';
import type { Decision, Upload } from '../../lambdas/normalise/decision.ts';
import { decideDeletion, decideExpiry } from '../../lambdas/normalise/withdraw.ts';

const now = '2025-08-20T12:00:00.000Z';

interface Given extends Partial<Upload['source']> {
  text?: string;
  /** The document's own time of change. */
  changed?: string;
  status?: 'usable' | 'withheld' | 'canceled';
  embargo?: string;
  expires?: string;
  now?: string;
}

function upload(given: Given = {}): Upload {
  const { text = 'It rained.', changed, status = 'usable', embargo, expires } = given;
  const article: Reading['article'] = {
    pubStatus: status,
    headlines: [{ value: 'Rain in Ellery' }],
    bodies: bodiesOf([{ type: 'paragraph', runs: [{ text }] }]),
    language: 'en',
    ...(changed && { versionCreated: changed }),
    ...(embargo && { embargoedUntil: embargo }),
    ...(expires && { expires }),
    ...(status === 'canceled' && { edNote: 'It did not rain.' }),
  };
  return {
    publisher: 'post',
    documentId: 'https://post.example/rain',
    uri: 'https://post.example/rain',
    reading: { article, evidence: {}, dropped: [] },
    contentHash: contentHash(article),
    source: {
      key: given.key ?? 'post/rain.txt',
      etag: given.etag ?? `"${text}"`,
      lastModified: given.lastModified ?? '2025-08-20T11:00:00.000Z',
      reading: given.reading ?? 1,
    },
    now: given.now ?? now,
  };
}

/** The record as it stands after a decision was carried out. */
function carriedOut(decision: Decision, before?: ArticleRecord): ArticleRecord | undefined {
  if (decision.action === 'none') return before;
  return decision.action === 'note'
    ? decision.record
    : { ...decision.record, documentKey: `v${decision.record.version}` };
}

/** The record after these uploads, in this order. */
function recordAfter(...uploads: Given[]): ArticleRecord {
  const record = uploads.reduce<ArticleRecord | undefined>(
    (current, given) => carriedOut(decide(current, upload(given)), current),
    undefined,
  );
  return record ?? expect.fail('there is no record');
}

const later = { lastModified: '2025-08-20T11:30:00.000Z', reading: 2 };

describe('an article that is new', () => {
  const decision = decide(undefined, upload({ changed: '2025-08-20T10:00:00.000Z' }));

  it('is accepted as version 1', () => {
    expect(decision).toMatchObject({
      action: 'write',
      outcome: { kind: 'accepted', version: 1 },
      record: {
        revision: 1,
        version: 1,
        status: 'usable',
        headline: 'Rain in Ellery',
        language: 'en',
        firstSeenAt: now,
      },
    });
  });

  it('has a canonical document with all that only our records can tell', () => {
    expect(decision).toMatchObject({
      article: {
        uri: 'https://post.example/rain',
        standard: { name: 'ninjs', version: '3.1' },
        type: 'text',
        version: '1',
        pubStatus: 'usable',
        versionCreated: '2025-08-20T10:00:00.000Z',
        firstCreated: '2025-08-20T10:00:00.000Z',
      },
    });
  });

  it('is held while its embargo lasts, and accepted once that is over', () => {
    const embargo = '2025-08-20T12:00:00.001Z';
    expect(decide(undefined, upload({ embargo }))).toMatchObject({
      action: 'write',
      outcome: { kind: 'held', version: 1, until: embargo },
      record: { embargoedUntil: embargo },
    });
    expect(decide(undefined, upload({ embargo, now: embargo })).outcome.kind).toBe('accepted');
  });
});

describe('a kill', () => {
  const headlinesOf = (...before: Given[]) => {
    const decision = decide(recordAfter(...before), upload({ ...later, status: 'canceled' }));
    return 'article' in decision ? decision.article?.headlines : undefined;
  };

  it('names the article', () => {
    expect(headlinesOf({})).toEqual([{ value: 'Rain in Ellery' }]);
  });

  it('tells nothing of a version under embargo, not its headline either', () => {
    expect(headlinesOf({ embargo: '2025-08-21T00:00:00.000Z' })).toEqual([]);
  });
});

describe('an article with an end to its time', () => {
  const expires = '2025-08-20T12:30:00.000Z';
  const record = () => recordAfter({ expires });

  it('is published until then, and withdrawn from then on', () => {
    expect(record()).toMatchObject({ status: 'usable', expires });
    expect(decideExpiry(record(), '2025-08-20T12:29:59.999Z').action).toBe('none');
    expect(decideExpiry(record(), expires)).toMatchObject({
      action: 'write',
      outcome: { kind: 'withdrawn', version: 2 },
      record: { status: 'withdrawn', revision: 2 },
      article: { pubStatus: 'canceled', edNote: `Expired at ${expires}.`, bodies: [] },
    });
  });

  it('is withdrawn once, and rung for again when that is asked again', () => {
    const over = carriedOut(decideExpiry(record(), expires), record());
    expect(decideExpiry(over, expires)).toMatchObject({ action: 'none', restated: true });
  });

  it('has none when nothing is known of it, or nothing of its end', () => {
    expect(decideExpiry(undefined, expires).action).toBe('none');
    expect(decideExpiry(recordAfter({}), '2035-01-01T00:00:00.000Z').action).toBe('none');
  });

  it('is not published when it comes after its time', () => {
    expect(decide(undefined, upload({ expires, now: expires }))).toMatchObject({
      outcome: { kind: 'withdrawn' },
      record: { status: 'withdrawn', version: 0 },
    });
  });

  it('comes back when a later upload gives it more time', () => {
    const over = carriedOut(decideExpiry(record(), expires), record());
    const longer = upload({ ...later, expires: '2025-08-21T00:00:00.000Z', now: expires });
    expect(decide(over, longer)).toMatchObject({
      outcome: { kind: 'accepted', version: 3 },
      record: { status: 'usable', expires: '2025-08-21T00:00:00.000Z' },
    });
  });
});

describe('an upload of an article that is known', () => {
  it('with other content is the next version', () => {
    const record = recordAfter({});
    expect(
      decide(record, upload({ ...later, text: 'It hailed.', now: '2025-08-20T13:00:00.000Z' })),
    ).toMatchObject({
      action: 'write',
      outcome: { kind: 'accepted', article: record.id, version: 2 },
      record: {
        id: record.id,
        revision: 2,
        version: 2,
        firstSeenAt: now,
        updatedAt: '2025-08-20T13:00:00.000Z',
      },
      article: { version: '2' },
    });
  });

  it('with the same content is unchanged, and is the newest that is known', () => {
    const record = recordAfter({});
    expect(decide(record, upload(later))).toEqual({
      action: 'note',
      outcome: { kind: 'unchanged', article: record.id, version: 1 },
      record: { ...record, revision: 2, order: later.lastModified, source: upload(later).source },
    });
  });

  it('that was moved to another key outlives the deletion of the first', () => {
    const moved = recordAfter({}, { ...later, key: 'post/moved.txt', reading: 1 });
    expect(decideDeletion(moved, 'post/rain.txt', 2, now).action).toBe('none');
    expect(decideDeletion(moved, 'post/moved.txt', 2, now).outcome).toMatchObject({
      kind: 'withdrawn',
      version: 2,
    });
  });

  it.each<[string, Given]>([
    [
      'was changed earlier by its own account',
      { ...later, text: 'Drizzle.', changed: '2025-08-20T09:00:00.000Z' },
    ],
    ['was stored earlier', { text: 'Drizzle.', lastModified: '2025-08-20T10:59:59.000Z' }],
    ['is an earlier reading of the same key in the same second', { text: 'Drizzle.', reading: 0 }],
  ])('is superseded when it %s', (_, older) => {
    const record = recordAfter({});
    expect(decide(record, upload(older))).toEqual({
      action: 'none',
      outcome: { kind: 'superseded', article: record.id, version: 1 },
      restated: false,
    });
  });

  it('cannot claim a time in the future, which would shut out all that comes after', () => {
    const record = recordAfter({ changed: '2035-01-01T00:00:00.000Z' });
    expect(record.order).toBe('2025-08-20T11:00:00.000Z');
    expect(decide(record, upload({ ...later, text: 'It hailed.' })).outcome.kind).toBe('accepted');
  });

  it.each<[string, Given[], object]>([
    ['accepted', [{}], { kind: 'accepted', version: 1 }],
    ['held', [{ embargo: '2025-08-21T00:00:00.000Z' }], { kind: 'held', version: 1 }],
    ['withdrawn', [{}, { ...later, status: 'canceled' }], { kind: 'withdrawn', version: 2 }],
    ['withdrawn before it was known', [{ status: 'canceled' }], { kind: 'withdrawn' }],
  ])('has the outcome that it had when it comes again: %s', (_, uploads, outcome) => {
    const record = recordAfter(...uploads);
    const again = upload({ ...uploads.at(-1), reading: 9 });
    expect(decide(record, again)).toMatchObject({ action: 'none', outcome, restated: true });
  });
});

describe('a kill', () => {
  const kill: Given = { ...later, status: 'canceled' };

  it.each(['canceled', 'withheld'] as const)('withdraws the article: %s', (status) => {
    const record = recordAfter({});
    expect(decide(record, upload({ ...kill, status }))).toMatchObject({
      action: 'write',
      outcome: { kind: 'withdrawn', article: record.id, version: 2 },
      record: { status: 'withdrawn', version: 2, revision: 2 },
    });
  });

  it('leaves of the document its name, its status and the reason, and nothing of the text', () => {
    const decision = decide(recordAfter({}), upload(kill));
    expect(decision).toMatchObject({ action: 'write' });
    expect(decision.action === 'write' && decision.article).toEqual({
      uri: 'https://post.example/rain',
      standard: { name: 'ninjs', version: '3.1' },
      type: 'text',
      version: '2',
      pubStatus: 'canceled',
      versionCreated: '2025-08-20T11:30:00.000Z',
      firstCreated: '2025-08-20T11:30:00.000Z',
      headlines: [{ value: 'Rain in Ellery' }],
      bodies: [],
      language: 'en',
      edNote: 'It did not rain.',
    });
  });

  it('of an article that we never had is remembered: what it kills is not published afterwards', () => {
    const record = recordAfter(kill);
    expect(record).toMatchObject({ status: 'withdrawn', version: 0 });
    expect(decide(undefined, upload(kill)).outcome).toEqual({ kind: 'withdrawn' });
    expect(decide(record, upload()).outcome.kind).toBe('superseded');
  });

  it('that comes twice withdraws once', () => {
    const record = recordAfter({}, kill);
    const second = upload({
      ...kill,
      key: 'post/kill-2.json',
      lastModified: '2025-08-20T11:40:00.000Z',
    });
    expect(decide(record, second)).toMatchObject({
      action: 'note',
      outcome: { kind: 'withdrawn', version: 2 },
      record: { version: 2 },
    });
  });

  it('does not shut out what is newer, be it the same words', () => {
    const record = recordAfter({}, kill);
    const again = upload({ lastModified: '2025-08-20T11:45:00.000Z', reading: 3 });
    expect(decide(record, again)).toMatchObject({
      action: 'write',
      outcome: { kind: 'accepted', version: 3 },
      record: { status: 'usable' },
    });
  });

  it('lifts no embargo', () => {
    const record = recordAfter({ embargo: '2025-08-21T00:00:00.000Z' }, kill);
    expect(record.embargoedUntil).toBeUndefined();
    expect(record.status).toBe('withdrawn');
  });
});

describe('a deletion', () => {
  const record = recordAfter({});

  it('withdraws the article that stands on the upload', () => {
    expect(decideDeletion(record, 'post/rain.txt', 2, now)).toMatchObject({
      action: 'write',
      outcome: { kind: 'withdrawn', article: record.id, version: 2 },
      record: { status: 'withdrawn', revision: 2 },
      article: { pubStatus: 'canceled', version: '2', bodies: [] },
    });
  });

  it.each<[string, ArticleRecord | undefined, string, number]>([
    ['of a key that made nothing', undefined, 'post/rain.txt', 2],
    ['of another key', record, 'post/other.txt', 2],
    [
      'that an earlier reading saw',
      recordAfter({}, { ...later, text: 'It hailed.' }),
      'post/rain.txt',
      1,
    ],
  ])('does nothing: %s', (_, given, key, reading) => {
    expect(decideDeletion(given, key, reading, now)).toEqual({
      action: 'none',
      outcome: { kind: 'withdrawn' },
      restated: false,
    });
  });

  it('that is told twice withdraws once', () => {
    const gone = carriedOut(decideDeletion(record, 'post/rain.txt', 2, now), record);
    expect(decideDeletion(gone, 'post/rain.txt', 3, now)).toMatchObject({
      action: 'none',
      outcome: { kind: 'withdrawn', version: 2 },
      restated: true,
    });
  });

  it('shuts out an older reading of what was deleted, and lets it be uploaded again', () => {
    const gone = carriedOut(decideDeletion(record, 'post/rain.txt', 2, now), record);
    expect(decide(gone, upload()).outcome.kind).toBe('superseded');
    expect(decide(gone, upload({ reading: 3 })).outcome).toMatchObject({
      kind: 'accepted',
      version: 3,
    });
  });
});

describe('a kill', () => {
  it('counts from when it was uploaded, whatever time the killed item bears', () => {
    const at = (hour: number) => `2025-08-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
    const second = upload({ changed: at(10), lastModified: at(10) });
    const record = carriedOut(decide(undefined, second), undefined);
    const kill = upload({
      key: 'post/kill',
      status: 'canceled',
      changed: at(9),
      lastModified: at(11),
      etag: '"kill"',
    });
    expect(decide(record, kill).outcome.kind).toBe('withdrawn');
  });
});

describe('in whatever order uploads come, and however often', () => {
  const minute = (value: number) => new Date(Date.UTC(2025, 7, 20, 10, value)).toISOString();
  const one = fc.record({
    key: fc.constantFrom('post/a', 'post/b', 'post/c'),
    text: fc.constantFrom('It rained.', 'It hailed.', 'It snowed.'),
    status: fc.constantFrom('usable' as const, 'usable' as const, 'canceled' as const),
    stored: fc.nat({ max: 6 }),
    changed: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
  });
  /** S3 stores under one key in the order of time; readings of a key are numbered in it. */
  const uploads = fc.array(one, { minLength: 1, maxLength: 6 }).map((all) =>
    all
      .toSorted((a, b) => a.stored - b.stored)
      .map(({ key, text, status, stored, changed }, index) =>
        upload({
          key,
          text,
          status,
          etag: `"${text}${status}${changed}"`,
          lastModified: minute(stored),
          reading: index,
          ...(changed !== undefined && { changed: minute(changed) }),
        }),
      ),
  );
  const schedule = uploads.chain((all) =>
    fc.record({
      all: fc.constant(all),
      sequence: fc
        .array(fc.nat({ max: all.length - 1 }), { maxLength: 12 })
        .chain((more) =>
          fc.shuffledSubarray([...all.keys(), ...more], { minLength: all.length + more.length }),
        ),
    }),
  );

  /** The newest by the document's own time (S3's for a kill), S3's, then key and reading. */
  function newest(all: Upload[]): Upload {
    const order = ({ reading, source }: Upload) => {
      const isKill = reading.article.pubStatus !== 'usable';
      const own = (!isKill && reading.article.versionCreated) || source.lastModified;
      return own < source.lastModified ? own : source.lastModified;
    };
    const rank = (it: Upload) =>
      [
        order(it),
        it.source.lastModified,
        it.source.key,
        String(it.source.reading).padStart(3, '0'),
      ].join(' ');
    const [last] = all.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1));
    return last ?? expect.fail('nothing was uploaded');
  }

  it('the newest one’s content stands in the end', () => {
    fc.assert(
      fc.property(schedule, ({ all, sequence }) => {
        let record: ArticleRecord | undefined;
        for (const index of sequence) {
          const next = all[index] ?? expect.fail('no such upload');
          const decision = decide(record, next);
          const before = record;
          record = carriedOut(decision, record);
          if (decision.action !== 'none')
            expect(record?.revision).toBe((before?.revision ?? 0) + 1);
          expect(record?.version ?? 0).toBeGreaterThanOrEqual(before?.version ?? 0);
          expect((record?.order ?? '') >= (before?.order ?? '')).toBe(true);
        }
        const winner = newest(all);
        const isUsable = winner.reading.article.pubStatus === 'usable';
        expect(record?.status).toBe(isUsable ? 'usable' : 'withdrawn');
        if (isUsable) expect(record?.contentHash).toBe(winner.contentHash);
      }),
      { numRuns: 2000 },
    );
  });
});
