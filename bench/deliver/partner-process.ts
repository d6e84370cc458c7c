import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A partner in a process of its own, that takes everything after `<milliseconds>`: `node
 * partner-process.ts <milliseconds>`. It sends its address.
 */
const [milliseconds = '0'] = process.argv.slice(2);
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const answer = () => response.writeHead(200).end('noted');
    if (milliseconds === '0') answer();
    else setTimeout(answer, Number(milliseconds));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
