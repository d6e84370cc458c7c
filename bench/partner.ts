import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { clock } from './clock.ts';

export interface Arrival {
  /** The `webhook-id` header. */
  id: string;
  body: Buffer;
  /** When the request's head was there. */
  at: number;
}

/** A partner that takes everything at once and remembers when it came. */
export interface Partner {
  address: string;
  arrivals: Arrival[];
  /**
   * Resolves when `count` pushes have arrived since the start.
   *
   * @throws Error when they have not within `seconds`.
   */
  receive(count: number, seconds: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startPartner(): Promise<Partner> {
  const arrivals: Arrival[] = [];
  let onArrival = () => {};
  const server = createServer(async (request, response) => {
    const at = clock();
    const body = await buffer(request);
    response.writeHead(200).end();
    arrivals.push({ id: String(request.headers['webhook-id']), body, at });
    onArrival();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    async receive(count, seconds) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const message = () => `${arrivals.length} of ${count} pushes came within ${seconds} s.`;
      const timer = setTimeout(() => reject(new Error(message())), seconds * 1000);
      onArrival = () => {
        if (arrivals.length >= count) resolve();
      };
      onArrival();
      await promise.finally(() => clearTimeout(timer));
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
