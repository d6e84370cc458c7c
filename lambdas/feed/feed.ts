import type { NinjsArticle } from '../article/ninjs.ts';
import type { FeedWriter } from '../formats/feed-writer.ts';
import { feedWriters } from '../formats/feed-writers.ts';
import type { Delivery } from '../partner/delivery.ts';
import { type FeedAddress, placesAt } from '../partner/feed-address.ts';
import type { FeedChange } from '../partner/feed-change.ts';
import { upkeep } from '../partner/feed-upkeep.ts';
import type { Subscription } from '../partner/subscription.ts';
import type { Archive } from './archive.ts';
import { feedContents } from './contents.ts';
import { inTurns } from './in-turns.ts';
import { mainFiles, removeRest, standingMain } from './main-files.ts';
import { owePing, type PingDoors } from './owe-ping.ts';
import { keepPages, type PageDoors } from './pages.ts';
import { isOwed, type LedgerDoors, readLedger } from './read-ledger.ts';
import { type SettleDoors, settle } from './settle.ts';
import { putAll, type Site } from './site.ts';
import { unlessFrozen } from './unless-frozen.ts';
import { leavePlaces, nextUpkeep, takeDown, type UpkeepDoors } from './upkeep.ts';

/** Everything outside that a feed touches. Times are epoch milliseconds. */
export interface Doors extends LedgerDoors, PageDoors, PingDoors, SettleDoors, UpkeepDoors {
  now(): number;
  /** How long a worker lives, in milliseconds: one that is older was frozen. */
  lifetime: number;
  getSubscription(id: string): Promise<Subscription | undefined>;
  getFeedAddress(id: string): Promise<FeedAddress | undefined>;
  setAside(seen: Delivery): Promise<void>;
  forgetChanged(subscription: string, change: FeedChange): Promise<void>;
}

/** How many days a feed tells of withdrawals and of changes of old articles, unless its subscription says. */
const usualDays = 7;
const day = 86_400_000;

/** Notes that are forgotten at the same time. */
const together = 50;

/** From when on no page is begun that can wait for the next rendering, in milliseconds. */
const patience = 20_000;

/**
 * Writes one feed and its pages as the ledger wants them now, and notes in the ledger that they show
 * it. A feed is our own page: it is kept true also while its subscription takes nothing new.
 *
 * @param articles the ledger's keys of the articles that are news to the feed, or that it is to be
 *   looked after
 * @throws Error when the feed has no address, or the worker was frozen
 */
export async function bringFeedUpToDate(
  id: string,
  articles: string[],
  anyDoors: Doors,
): Promise<void> {
  const doors = unlessFrozen(anyDoors);
  const asked = articles.includes(upkeep) ? await doors.getUpkeep(id) : undefined;
  const keys = articles.filter((article) => article !== upkeep);
  const news = (await doors.getDeliveries(id, keys)).filter(isOwed);
  const isDue = asked?.dueAt !== undefined && asked.dueAt <= doors.now();
  // An earlier rendering has taken in what these doorbells rang for.
  if (news.length === 0 && !isDue) return;
  for (;;) {
    const subscription = await doors.getSubscription(id);
    const address = await doors.getFeedAddress(id);
    const site = subscription && siteOf(subscription, address, doors.now());
    if (!site) {
      // Gone, or pushed by now: the sweep rings at the right door for what is owed by push.
      if (!subscription) await Promise.all(news.map((one) => doors.setAside(one)));
      if (address) await takeDown(id, address, doors);
      if (asked) await doors.settleUpkeep(id, asked, undefined);
      return;
    }
    const rendered = await render(site, news, doors);
    if (rendered === 'overtaken') continue;
    if (rendered === 'unfinished') {
      await doors.askForUpkeep(id, doors.now());
      await doors.ringFeed({ subscription: id, article: upkeep });
      return;
    }
    const next = nextUpkeep(site, rendered, doors.now());
    if (asked) await doors.settleUpkeep(id, asked, next);
    else if (site.writer.within && next) await doors.askForUpkeep(id, next);
    return;
  }
}

/** Undefined where the subscription is no feed. */
function siteOf(
  subscription: Subscription,
  address: FeedAddress | undefined,
  now: number,
): Site | undefined {
  const { id, channel, format } = subscription;
  const writer = feedWriters[format];
  if (channel.type !== 'feed' || !writer) return undefined;
  if (!address) {
    throw new Error(`The feed ${id} has no address: run "wirecopy partners apply" with its file.`);
  }
  // Without, anybody who has the address could read it.
  if (channel.authentication && address.guarded !== address.mark) {
    throw new Error(
      `CloudFront does not ask for the password of the feed ${id} yet: run "wirecopy partners apply" with its file.`,
    );
  }
  return { subscription, channel, writer, address, places: placesAt(address, now) };
}

/** Resolves to what the feed shows; `overtaken` where it is to be looked at anew. */
async function render(
  site: Site,
  news: Delivery[],
  doors: Doors,
): Promise<NinjsArticle[] | 'unfinished' | 'overtaken'> {
  const { subscription, channel, writer, address } = site;
  const { id } = subscription;
  const startedAt = doors.now();
  const isLate = () => doors.now() - startedAt > patience;
  const keys = news.map(({ article }) => article);
  // First of all: no fault of what follows keeps a feed where it should not be.
  if ((await leavePlaces(id, address, startedAt, doors)) === 'overtaken') return 'overtaken';
  // Before the ledger: so it is noticed when something else was written since the ledger was read.
  const standing = await standingMain(site, doors);
  const archive = isPaged(writer) ? await keepPages(site, keys, isLate, doors) : undefined;
  const since = startedAt - (channel.withdrawnDays ?? usualDays) * day;
  const ledger = await readLedger(id, writer, keys, archive, startedAt, since, doors);
  const { items, leftOut } = await feedContents(ledger, site, startedAt, doors);
  const files = mainFiles(site, items, archive, doors);
  if ((await putAll(files, standing, doors)) === 'overtaken') return 'overtaken';
  // Another worker may have written the feed meanwhile, and need what was taken away.
  if (await removeRest(standing, files, doors)) return 'overtaken';
  const own = files.find(({ path }) => path === address.place);
  if (channel.hub && own) await owePing(id, channel.hub, own.body, doors);
  const left = new Map([...(archive?.leftOut ?? []), ...leftOut]);
  await settle(ledger, left, channel.path, startedAt, doors);
  await inTurns(ledger.past, together, (one) => doors.forgetChanged(id, one));
  return isWhole(archive) ? items : 'unfinished';
}

/** Whether a feed has pages of what is too old for itself. */
function isPaged({ length, within }: FeedWriter): boolean {
  return length === undefined && within === undefined;
}

function isWhole(archive: Archive | undefined): boolean {
  return archive === undefined || (archive.isWhole && archive.rest !== undefined);
}
