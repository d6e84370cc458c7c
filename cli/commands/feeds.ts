import { Command } from 'commander';
import { isPublic } from '../../lambdas/partner/feed-address.ts';
import { connect } from '../connection.ts';
import { listFeeds } from '../partners/list-feeds.ts';
import { printJson, printTable } from '../print.ts';

export const feedsCommand = new Command('feeds')
  .description(
    'show where feeds stand, what they show and leave out, and how often they are fetched',
  )
  .argument('[partner]', 'only the feeds of this one')
  .option('--addresses', 'show the addresses of private feeds whole: whoever has one can read it')
  .option('--json', 'print JSON')
  .option('--outputs <file>', 'the outputs of the stack to talk to')
  .action(feeds);

interface Options {
  addresses?: true;
  json?: true;
  outputs?: string;
}

async function feeds(partner: string | undefined, options: Options): Promise<void> {
  const { FeedsAddress, AccessesQueueUrl } = connect(options.outputs);
  const listed = await listFeeds(partner, Date.now());
  const shown = listed.map(({ places, accesses, ...feed }) => {
    const masked = options.addresses ? places : places.map(withoutToken);
    const addresses = masked.map((place) => `${FeedsAddress}/${place}`);
    // A stack that counts none knows of none, which is not to say that nobody came.
    return { ...feed, addresses, ...(AccessesQueueUrl && { accesses }) };
  });
  if (options.json) return printJson(shown);
  printTable([
    ['feed', 'title', 'address', 'last written', 'articles', 'left out', 'fetched in 7 days'],
    ...shown.flatMap(({ id, title, addresses: [address = '', ...former], ...feed }) => [
      [
        ...[id, title, address, feed.writtenAt ?? 'never'],
        ...[feed.articles, feed.leftOut, feed.accesses ?? 'not counted'].map(String),
      ],
      ...former.map((also) => ['', 'until it has moved', also]),
    ]),
  ]);
}

function withoutToken(place: string): string {
  return isPublic(place) ? place : `…${place.slice(place.indexOf('/'))}`;
}
