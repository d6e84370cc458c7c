import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { page } from './partner-page.ts';
import { currentCopies, type Received } from './received.ts';

export interface DemoPartner {
  address: string;
  /** Every verified push, in order of arrival. */
  received: Received[];
  stop(): Promise<void>;
}

/**
 * A partner's site as its developers might write it: it checks every signature with the public
 * `standardwebhooks` package, ignores a sequence that is not newer than the one it has, puts up what
 * is usable, takes down what is canceled, and shows the result as a page.
 *
 * `secrets` holds the signing secret of each partner, by the first part of the path it is pushed to.
 */
export async function startDemoPartner(
  secrets: Map<string, string>,
  port = 0,
): Promise<DemoPartner> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    answer(request, secrets, received).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(port, '127.0.0.1', done);
  });
  const { port: actual } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${actual}`, received, stop: () => stop(server) };
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

async function answer(
  request: IncomingMessage,
  secrets: Map<string, string>,
  received: Received[],
): Promise<Answer> {
  if (request.method === 'GET') {
    return { status: 200, type: 'text/html; charset=utf-8', body: page(currentCopies(received)) };
  }
  const partner = request.url?.split('/')[1] ?? '';
  const secret = secrets.get(partner);
  if (!secret) return plain(404, `no such partner: ${partner}`);
  const body = await text(request);
  try {
    new Webhook(secret).verify(body, request.headers as Record<string, string>);
  } catch (error) {
    return plain(401, `not accepted: ${(error as Error).message}`);
  }
  const id = String(request.headers['webhook-id']);
  const sequence = Number(id.slice(id.lastIndexOf('_') + 1));
  received.push({ partner, id, sequence, at: new Date(), article: JSON.parse(body) });
  return plain(200, 'thank you');
}

function plain(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body };
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
