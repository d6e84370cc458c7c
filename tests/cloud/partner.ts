import { writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startDemoPartner } from '../../local/demo/partner.ts';
import type { Received } from '../../local/demo/received.ts';
import type { Deployment } from './deployment.ts';
import { fromGuide } from './guide.ts';
import type { MiniStack } from './ministack.ts';

/** The partner of docs/guides/deploy.md, with a site that takes pushes and a reader of its feed. */
export interface Partner extends AsyncDisposable {
  /** The id of the subscription whose articles are pushed. */
  subscription: string;
  /** Every push whose signature `standardwebhooks` verified. */
  received: readonly Received[];
  /** Until it is called the site answers every push with 404. */
  openSite(): void;
  /** Fetches the feed from the address that the partner was given. */
  fetchFeed(): Promise<Fetched>;
}

interface Fetched {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Takes the partner on by the file and the commands that the guide gives. */
export async function admitPartner(deployment: Deployment, { port }: MiniStack): Promise<Partner> {
  const secrets = new Map<string, string>();
  const site = await startDemoPartner(secrets);
  try {
    const file = join(dirname(deployment.outputsFile), 'evening-ledger.yaml');
    const url = `${site.address}/evening-ledger`;
    await writeFile(
      file,
      fromGuide('yaml', { 'https://cms.evening-ledger.example/wirecopy': url }),
    );
    await deployment.wirecopy('partners', 'apply', file);
    const secret = (await deployment.wirecopy('partners', 'secret', 'evening-ledger-all')).trim();
    const feed = (await deployment.wirecopy('partners', 'address', 'evening-ledger-feed')).trim();
    return {
      subscription: 'evening-ledger-all',
      received: site.received,
      openSite: () => secrets.set('evening-ledger', secret),
      fetchFeed: () => fetchAt(port, new URL(feed)),
      [Symbol.asyncDispose]: () => site.stop(),
    };
  } catch (error) {
    await site.stop();
    throw error;
  }
}

/** Fetches a page of a domain whose DNS would lead to `port` of this machine. */
export async function fetchAt(
  port: number,
  { hostname, pathname }: URL,
  { method = 'GET', headers = {} }: { method?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Fetched> {
  const response = await new Promise<IncomingMessage>((done, fail) => {
    const at = { host: '127.0.0.1', port, path: pathname, agent: false, method };
    const asked = { ...headers, host: hostname };
    request({ ...at, servername: hostname, headers: asked }, done)
      .on('error', fail)
      .end();
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    body: await text(response),
  };
}
