import { deleteUpload, putUpload } from '../../lambdas/aws/buckets.ts';
import { listFeedAddresses } from '../../lambdas/aws/feed-addresses.ts';
import type { Stack } from '../stack.ts';
import { Follower } from '../watch/follow.ts';
import type { Presenter } from '../watch/present.ts';
import { type Summary, summarise } from '../watch/summary.ts';
import { drawSecrets, readDirectory, seedDirectory } from './directory.ts';
import { type InboxFile, listInbox, readInboxFile, watchInbox } from './inbox.ts';
import { type DemoPartner, startDemoPartner } from './partner.ts';

/** How long the demonstration waits for a wave of uploads to be through. */
const patience = 120_000;

interface Props {
  /** Holds a folder per publisher. */
  inbox: string;
  /** The JSON file of publishers, partners and subscriptions. */
  directory: string;
  show: Presenter;
}

/**
 * Two publishers, three partners and their articles on the running stack: seeds the directory,
 * starts the partners' site, and tells of every upload what becomes of it.
 */
export async function startDemonstration(props: Props): Promise<Demonstration> {
  const directory = await readDirectory(props.directory);
  const secrets = drawSecrets(directory);
  const partner = await startDemoPartner(secrets);
  await seedDirectory(directory, secrets, partner.address);
  const feeds = [...(await listFeedAddresses()).values()].map(({ place }) => place);
  return new Demonstration(props, feeds, partner);
}

export class Demonstration {
  readonly partner: DemoPartner;
  readonly #feeds: readonly string[];
  readonly #inbox: string;
  readonly #show: Presenter;
  readonly #follower: Follower;
  readonly #stops: (() => unknown)[] = [];

  constructor({ inbox, show }: Props, feeds: readonly string[], partner: DemoPartner) {
    this.partner = partner;
    this.#feeds = feeds;
    this.#inbox = inbox;
    this.#show = show;
    this.#follower = new Follower(show.step);
  }

  /** Uploads the inbox, wave after wave, and resolves once all is through. */
  async run(): Promise<Summary> {
    const waves = await listInbox(this.#inbox);
    if (waves.length === 0) this.#show.line(`There is no file in ${this.#inbox}/<publisher>/.`);
    for (const wave of waves) {
      await Promise.all(wave.map((file) => this.#upload(file)));
      await this.#follower.untilThrough(patience);
    }
    const summary = await summarise([...this.#follower.uploads.values()]);
    this.#show.line();
    this.#show.line(this.#conclusion(summary));
    return summary;
  }

  /** From now on, what is put into `folder` is uploaded, and what is taken away is deleted. */
  watch(folder: string): void {
    const watcher = watchInbox(
      folder,
      (file) => this.#report(this.#upload(file)),
      (key) => this.#report(deleteUpload(key).then(() => this.#follower.add(key, Date.now()))),
    );
    const timer = setInterval(() => this.#report(this.#follower.look()), 200);
    this.#stops.push(
      () => watcher.close(),
      () => clearInterval(timer),
    );
  }

  showAddresses({ endpoint, environment, outputs }: Stack): void {
    const settings = Object.entries(environment)
      .filter(([name]) => !name.startsWith('AWS_ENDPOINT_URL_')) // Of other services than S3.
      .map(([name, value]) => `${name}=${value}`);
    const rows: [string, string][] = [
      ['The partners’ site', this.partner.address],
      ...this.#feeds.map((feed): [string, string] => ['A feed', `${outputs.FeedsAddress}/${feed}`]),
      ['S3, SQS and DynamoDB', endpoint],
      ['', ''],
      ['Drop an article into', 'inbox/<publisher>/'],
      ['or upload it', 'npx wirecopy upload FILE -p <publisher>'],
      ['or with any S3 client', `export ${settings.join(' ')}`],
      ['', `aws s3 cp FILE s3://${outputs.UploadsBucket}/<publisher>/`],
      ['and ask after it', 'npx wirecopy trace <publisher>/<file>'],
    ];
    this.#show.line();
    for (const [name, value] of rows) {
      this.#show.line(`  ${this.#show.paint('dim', name.padEnd(23))}${value}`.trimEnd());
    }
    this.#show.line();
    this.#show.line('Ctrl-C stops it.');
  }

  async stop(): Promise<void> {
    for (const one of this.#stops) one();
    await this.partner.stop();
  }

  async #upload(file: InboxFile): Promise<void> {
    const bytes = await readInboxFile(file);
    const uploadedAt = Date.now();
    await putUpload(file.key, bytes, bytes.length);
    this.#follower.add(file.key, uploadedAt);
  }

  #report(work: Promise<unknown>): void {
    work.catch((error: Error) => this.#show.line(this.#show.paint('red', error.message)));
  }

  #conclusion({ complete, uploads, articles, deliveries }: Summary): string {
    const made = deliveries.filter(({ state }) => state === 'delivered' || state === 'withdrawn');
    const rejected = uploads.filter(({ outcome }) => outcome === 'rejected').length;
    const seconds = deliveries.flatMap((one) => one.seconds ?? []).sort((a, b) => a - b);
    const median = seconds[Math.floor(seconds.length / 2)] ?? 0;
    const text =
      `${uploads.length} uploads (${rejected} rejected), ${articles.length} articles, ` +
      `${made.length} of ${deliveries.length} deliveries made, ` +
      `half of them within ${median.toFixed(2)} s of the upload.`;
    return complete ? text : this.#show.paint('red', `Not all is through: ${text}`);
  }
}
