import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

export interface HostileServer {
  address: string;
  /** Everything that was sent to it. */
  heard: string[];
  /** How many connections are open. */
  open(): number;
  stop(): Promise<void>;
}

/**
 * A partner that speaks HTTP as it likes: `answer` has the bare socket once the whole request has
 * been read.
 */
export async function startHostileServer(answer: (socket: Socket) => void): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  const heard: string[] = [];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let request = '';
    socket.on('data', (chunk) => {
      const before = request.length;
      request += chunk.toString('latin1');
      const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? 0);
      const complete = request.indexOf('\r\n\r\n') + 4 + length;
      if (before < complete && request.length >= complete) {
        heard.push(request);
        answer(socket);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    heard,
    open: () => sockets.size,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
