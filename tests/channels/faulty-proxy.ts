import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What becomes of a request: it or its answer may be lost on the way. */
export type Fate = 'arrives' | 'request lost' | 'answer lost';

export interface FaultyProxy {
  address: string;
  /** Fates of the next requests; all others arrive. */
  fates: Fate[];
  /** What was handed on: the method, and the headers. */
  handedOn: { method: string; url: string; headers: IncomingMessage['headers'] }[];
  stop(): Promise<void>;
}

/** Stands between a client and the server at `target`, and loses what it is told to. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const fates: Fate[] = [];
  const handedOn: FaultyProxy['handedOn'] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const fate = fates.shift() ?? 'arrives';
    if (fate === 'request lost') {
      incoming.socket.destroy();
      return;
    }
    const { method = '', url = '', headers } = incoming;
    handedOn.push({ method, url, headers });
    const onward = forward(
      new URL(url, target),
      { method, headers, agent: false },
      async (answer) => {
        const bytes = await buffer(answer);
        if (fate === 'answer lost') incoming.socket.destroy();
        else outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(bytes);
      },
    );
    onward.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fates,
    handedOn,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
