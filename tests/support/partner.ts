import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';

/** The signing secret of every subscription in tests: 32 bytes. */
export const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`;

interface Push {
  /** When it arrived, epoch milliseconds. */
  at: number;
  /** The part of the path that names the subscription. */
  subscription: string;
  headers: IncomingHttpHeaders;
  body: string;
  article: NinjsArticle;
  /** The status it was answered with. */
  status: number;
}

/** A partner's server: every push, also those that it refuses, in order of arrival. */
export interface Partner {
  address: string;
  pushes: Push[];
  /** Statuses to answer the next pushes of a subscription with; 200 once they are used up. */
  answers: Map<string, number[]>;
  /** What the partner took of one subscription. */
  accepted(subscription: string): Push[];
  stop(): Promise<void>;
}

/** Pushes whose signature does not verify are answered 401, as a careful partner would. */
export async function startPartner(): Promise<Partner> {
  const pushes: Push[] = [];
  const answers = new Map<string, number[]>();
  const server = createServer(async (request, response) => {
    const subscription = request.url?.slice(1) ?? '';
    const body = await text(request);
    let status = answers.get(subscription)?.shift() ?? 200;
    try {
      new Webhook(secret).verify(body, request.headers as Record<string, string>);
    } catch {
      status = 401;
    }
    const article = JSON.parse(body);
    pushes.push({ at: Date.now(), subscription, headers: request.headers, body, article, status });
    response.writeHead(status).end('noted');
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushes,
    answers,
    accepted: (subscription) =>
      pushes.filter((push) => push.subscription === subscription && push.status === 200),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
