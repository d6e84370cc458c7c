import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { rememberParses } from '../../local/emulators/remember-parses.ts';
import { objectStore } from './object-store.ts';

/** Where DynamoDB and S3 listen on this machine. */
export interface Ports {
  dynamodb: number;
  s3: number;
}

export async function openEmulators(): Promise<Ports & { close(): void }> {
  rememberParses();
  const tables = dynalite({ createTableMs: 0 });
  const objects = objectStore();
  return {
    dynamodb: await listen(tables),
    s3: await listen(objects),
    close() {
      for (const server of [tables, objects]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

export async function listen(server: Server): Promise<number> {
  // Longer than any play: no connection is closed under a request.
  server.keepAliveTimeout = 3_600_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
