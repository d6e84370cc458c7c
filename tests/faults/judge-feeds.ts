import { wants } from './audience.ts';
import type { Played } from './play.ts';
import { markersIn, standing } from './stories.ts';
import type { Violation } from './violation.ts';

/** How many articles a feed holds (lambdas/feed/feed.ts). */
const length = 50;

/** What a feed shows in the end, and that on the way it never went backwards. */
export function judgeFeeds({ journal, listeners, stories, rows }: Played): Violation[] {
  return listeners.flatMap(({ subscription: { id: subscription, channel, filter } }) => {
    if (channel.type !== 'feed') return [];
    const writes = journal.feeds.filter(({ path }) => path === channel.path);
    const said = (what: string): Violation => ({ what, subscription });
    const meant = new Set(
      [...stories].flatMap(([article, story]) => {
        const version = standing(story);
        return version && wants(filter, version) ? [[article, version.marker].join(' ')] : [];
      }),
    );
    // Which articles are the newest is told by when they were taken in, which the ledger knows.
    const newest = rows
      .filter((row) => row.subscription === subscription)
      .map(({ article }) => article.split('#')[1] ?? '')
      .flatMap((article) => [...meant].find((one) => one.startsWith(article))?.split(' ')[1] ?? []);
    const shown = markersIn(writes.at(-1)?.body ?? '');
    const wanted = newest.slice(0, length);
    return [
      ...(newest.length === meant.size ? [] : [said('the ledger lacks articles of this feed')]),
      ...(shown.join() === wanted.join()
        ? []
        : [said(`shows ${shown.join()} in the end, not ${wanted.join()}`)]),
      ...backwards(writes.map(({ body }) => markersIn(body))).map(said),
      ...untold(writes.map(({ body }) => body)).map(said),
    ];
  });
}

/**
 * An older version after a newer one, or a version after it was taken out: it was, where it is gone
 * and an older article, which stood below it, is still there.
 */
function backwards(writes: string[][]): string[] {
  const newest = new Map<string, string>();
  const takenOut = new Set<string>();
  return writes.flatMap((shown, index) => {
    const before = writes[index - 1] ?? [];
    for (const [place, marker] of before.entries()) {
      const isGone = !shown.some((one) => articleOf(one) === articleOf(marker));
      if (isGone && before.slice(place + 1).some((below) => shown.includes(below))) {
        takenOut.add(marker);
      }
    }
    return shown.flatMap((marker) => {
      const article = articleOf(marker);
      const isOlder = marker < (newest.get(article) ?? '');
      if (!isOlder) newest.set(article, marker);
      return [
        ...(isOlder ? [`showed ${marker} after ${newest.get(article)}`] : []),
        ...(takenOut.has(marker) ? [`showed ${marker} after it was taken out`] : []),
      ];
    });
  });
}

/**
 * What the feed showed once and shows no longer has to be told as withdrawn in the end, unless it
 * only made room; what it shows must not be. No play is as long as withdrawals are told.
 */
function untold(bodies: string[]): string[] {
  const last = bodies.at(-1) ?? '';
  const shown = new Set(markersIn(last).map(articleOf));
  const told = new Set(
    [
      ...last.matchAll(/<guid[^>]*>urn:news:(\d+)<\/guid>(?=(?:(?!<\/item>)[\s\S])*"deleted")/g),
    ].map(([, number]) => `zq${number}`),
  );
  const once = new Set(bodies.flatMap((body) => markersIn(body).map(articleOf)));
  return [...once].flatMap((article) => {
    if (shown.has(article)) return told.has(article) ? [`tells ${article} as withdrawn`] : [];
    return told.has(article) || shown.size === length
      ? []
      : [`does not tell that ${article} was withdrawn`];
  });
}

function articleOf(marker: string): string {
  return marker.slice(0, marker.indexOf('v'));
}
