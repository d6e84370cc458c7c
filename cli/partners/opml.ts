import { type ListedFeed, opmlContentType, writeOpml } from '../../lambdas/formats/opml/write.ts';
import { isPublic, listOfFeeds } from '../../lambdas/partner/feed-address.ts';
import { feedFormats } from '../../lambdas/partner/subscription.ts';
import { connect } from '../connection.ts';
import { UsageError } from '../usage-error.ts';
import { placedFeeds } from './placed-feeds.ts';

/** Prints the feeds of a partner, their secret addresses among them, as a list that it can take over. */
export async function printOpml(partner: string, options: { outputs?: string }): Promise<void> {
  const outputs = connect(options.outputs);
  const { listPartners } = await import('../../lambdas/aws/directory.ts');
  const found = (await listPartners()).find(({ id }) => id === partner);
  if (!found) throw new UsageError(`There is no partner ${partner}.`);
  const feeds = (await listedFeeds(outputs)).filter((one) => one.partner === partner);
  process.stdout.write(writeOpml(found.name, feeds));
}

/** Keeps the list of the public feeds, for everybody. */
export async function keepPublicList(outputs: Outputs): Promise<void> {
  const { getStandingFeed, putFeed } = await import('../../lambdas/aws/feed-files.ts');
  for (;;) {
    const standing = await getStandingFeed(listOfFeeds);
    const feeds = (await listedFeeds(outputs)).filter(({ place }) => isPublic(place));
    const body = writeOpml('Public feeds', feeds);
    const file = { path: listOfFeeds, body, contentType: opmlContentType };
    if ((await putFeed(file, standing)) !== 'overtaken') return;
  }
}

type Outputs = ReturnType<typeof connect>;

/** By their titles. */
async function listedFeeds({
  FeedsAddress,
}: Outputs): Promise<(ListedFeed & { partner: string; place: string })[]> {
  const feeds = (await placedFeeds()).flatMap(({ address: { place }, feed }) => {
    const format = feedFormats.find((one) => one === feed?.format);
    if (!feed || !format) return [];
    const { partner, channel } = feed;
    return { partner, place, title: channel.title, address: `${FeedsAddress}/${place}`, format };
  });
  return feeds.toSorted((one, other) =>
    `${one.title} ${one.place}` < `${other.title} ${other.place}` ? -1 : 1,
  );
}
