import { wants } from './audience.ts';
import type { Played } from './play.ts';
import { markersIn, standing } from './stories.ts';
import type { Violation } from './violation.ts';

/** Everything that a feed and its pages were written with, in that order. */
type Writes = { path: string; shown: string[]; body: string }[];

/** So many of the newest stand in the feed itself (lambdas/partner/feed-page.ts). */
const length = 50;

/** What a feed and its pages show in the end, and that on the way they never went backwards. */
export function judgeFeeds({ journal, listeners, stories, rows }: Played): Violation[] {
  return listeners.flatMap(({ subscription: { id: subscription, channel, filter } }) => {
    if (channel.type !== 'feed') return [];
    const place = `public/${channel.path}`;
    const writes: Writes = journal.feeds
      .filter(({ path }) => path === place || path.startsWith(`${place}/`))
      .map(({ path, body }) => ({ path, body, shown: markersIn(body) }));
    const said = (what: string): Violation => ({ what, subscription });
    const meant = new Map(
      [...stories].flatMap(([article, story]) => {
        const version = standing(story);
        return version && wants(filter, version) ? [[article, version.marker] as const] : [];
      }),
    );
    // Which articles are the newest is told by when they were taken in, which the ledger knows.
    const newest = rows
      .filter((row) => row.subscription === subscription)
      .flatMap(({ article }) => meant.get(article.split('#')[1] ?? '') ?? []);
    const feed = writes.findLast(({ path }) => path === place);
    const lacking = newest.slice(0, length).filter((marker) => !feed?.shown.includes(marker));
    const all = [...standingIn(writes)].toSorted().join();
    const wanted = newest.toSorted().join();
    return [
      ...(newest.length === meant.size ? [] : [said('the ledger lacks articles of this feed')]),
      ...(all === wanted ? [] : [said(`holds ${all} in the end, not ${wanted}`)]),
      ...lacking.map((marker) => said(`holds ${marker} on its pages alone`)),
      ...backwards(writes).map(said),
      ...untold(writes, feed?.body ?? '').map(said),
    ];
  });
}

/** What feed and pages show when so much was written. */
function standingIn(writes: Writes): Set<string> {
  return shownIn(new Map(writes.map(({ path, shown }) => [path, shown])));
}

function shownIn(files: Map<string, string[]>): Set<string> {
  return new Set([...files.values()].flat());
}

/** An older version after a newer one in the same file, or a version after it was in none of them. */
function backwards(writes: Writes): string[] {
  const newest = new Map<string, string>();
  const takenOut = new Set<string>();
  const files = new Map<string, string[]>();
  let before = shownIn(files);
  return writes.flatMap(({ path, shown }) => {
    const now = shownIn(files.set(path, shown));
    for (const marker of before) if (!now.has(marker)) takenOut.add(marker);
    before = now;
    return shown.flatMap((marker) => {
      const copy = `${path} ${articleOf(marker)}`;
      const isOlder = marker < (newest.get(copy) ?? '');
      if (!isOlder) newest.set(copy, marker);
      return [
        ...(isOlder ? [`showed ${marker} after ${newest.get(copy)}`] : []),
        ...(takenOut.has(marker) ? [`showed ${marker} after it was taken out`] : []),
      ];
    });
  });
}

/**
 * What was shown once and is no longer has to be told as withdrawn in the end; what is shown must not
 * be. No play is as long as withdrawals are told.
 */
function untold(writes: Writes, feed: string): string[] {
  const shown = new Set([...standingIn(writes)].map(articleOf));
  const told = new Set(
    [
      ...feed.matchAll(/<guid[^>]*>urn:news:(\d+)<\/guid>(?=(?:(?!<\/item>)[\s\S])*"deleted")/g),
    ].map(([, number]) => `zq${number}`),
  );
  const once = new Set(writes.flatMap((one) => one.shown.map(articleOf)));
  return [...once].flatMap((article) => {
    if (shown.has(article)) return told.has(article) ? [`tells ${article} as withdrawn`] : [];
    return told.has(article) ? [] : [`does not tell that ${article} was withdrawn`];
  });
}

function articleOf(marker: string): string {
  return marker.slice(0, marker.indexOf('v'));
}
