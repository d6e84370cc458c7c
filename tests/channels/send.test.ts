import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import type { Bounds } from '../../lambdas/channels/carrier.ts';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import { webhookCarrier } from '../../lambdas/channels/webhook/send.ts';
import type { Answer, Push } from '../../lambdas/partner/push.ts';
import { type HostileServer, startHostileServer } from './hostile-server.ts';
import { headOf } from './requests.ts';

const { send } = webhookCarrier;
const push: Push = {
  id: 'wc_a_0000000001',
  event: 'create',
  body: '{"headline":"Fähre"}',
  contentType: 'application/json',
  sequence: 1,
  article: { id: 'a', firstSeenAt: '2026-11-24T08:00:00.000Z', version: 1 },
};
const webhook = (url: string) => ({ type: 'webhook', url }) as const;
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const secrets = { signing: [secret] };
const bounds: Bounds = { deadline: 20_000, networks: parseNetworks('127.0.0.0/8') };
/** For what is to end at the deadline: short, but long enough for a busy machine to get there. */
const soon = { deadline: 1_000 };

let server: HostileServer;
afterEach(() => server.stop());

/** Pushes to a partner that answers so, and sees that no connection is left open. */
async function pushTo(
  answer: (socket: Socket) => void,
  changes: Partial<Bounds> = {},
): Promise<Answer> {
  server = await startHostileServer(answer);
  const result = await send(push, webhook(server.address), secrets, { ...bounds, ...changes });
  await expect.poll(() => server.open(), { timeout: 10_000 }).toBe(0);
  return result;
}

const says = (text: string) => (socket: Socket) => {
  socket.end(text.replaceAll('\n', '\r\n'));
};

const status = (code: number, headers = '', body = '') =>
  says(`HTTP/1.1 ${code} Whatever\n${headers}content-length: ${body.length}\n\n${body}`);

describe('a push', () => {
  it('is one signed POST of exactly the rendition', async () => {
    const answer = await pushTo(status(200, '', 'thank you'));
    expect(answer).toEqual({
      result: 'accepted',
      status: 200,
      detail: 'answered 200',
      text: 'thank you',
    });
    const { line, headers, body } = headOf(server.heard[0]);
    expect(server.heard).toHaveLength(1);
    expect(line).toBe('POST /hook HTTP/1.1');
    expect(body).toBe(push.body);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': push.id,
      'wirecopy-event': 'article.created',
      connection: 'close',
    });
    expect(new Webhook(secret).verify(body, headers)).toEqual({ headline: 'Fähre' });
  });

  it('names us and our version', async () => {
    await pushTo(status(200));
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    const [, said] = /user-agent: Wirecopy\/([\d.]+)/.exec(server.heard[0] ?? '') ?? [];
    expect(version.startsWith(`${said}.`)).toBe(true);
  });
});

describe('what the partner answers', () => {
  it.each([200, 201, 202, 204])('with %i is accepted', async (code) => {
    expect((await pushTo(status(code))).result).toBe('accepted');
  });

  it.each([400, 401, 403, 404, 409, 410, 413, 422, 429, 503])(
    'with %i is refused',
    async (code) => {
      expect(await pushTo(status(code))).toMatchObject({ result: 'refused', status: code });
    },
  );

  it.each([408, 500, 501, 502, 504])('with %i is unknown: it may have been taken', async (code) => {
    expect(await pushTo(status(code))).toMatchObject({ result: 'unknown', status: code });
  });

  it('with a redirect is refused and not followed', async () => {
    const answer = await pushTo(status(302, 'location: http://127.0.0.1:1/login\n'));
    expect(answer).toMatchObject({ result: 'refused', status: 302 });
    expect(answer.detail).toContain('moved to http://127.0.0.1:1/login');
    expect(server.heard).toHaveLength(1);
  });

  it('is kept up to its first kilobyte', async () => {
    const answer = await pushTo(status(422, '', `no${'!'.repeat(5000)}`));
    expect(answer.text).toBe(`no${'!'.repeat(1022)}`);
  });

  it('may ask us to wait, in seconds or until a time', async () => {
    expect((await pushTo(status(429, 'retry-after: 120\n'))).retryAfter).toBe(120_000);
    await server.stop();
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const { retryAfter = 0 } = await pushTo(status(503, `retry-after: ${date}\n`));
    expect(retryAfter).toBeGreaterThan(3_500_000);
    expect(retryAfter).toBeLessThanOrEqual(3_600_000);
    await server.stop();
    expect((await pushTo(status(429, 'retry-after: soon\n'))).retryAfter).toBeUndefined();
    await server.stop();
    expect((await pushTo(status(500, 'retry-after: 120\n'))).retryAfter).toBeUndefined();
  });

  it('with 410 is that there is no such endpoint any more: no more is to be sent', async () => {
    expect((await pushTo(status(410))).wish).toBe('disable');
  });

  it('may ask for no more, or for no more of this', async () => {
    expect((await pushTo(status(200, 'webhook-delivery: disable\n'))).wish).toBe('disable');
    await server.stop();
    expect((await pushTo(status(500, 'webhook-delivery: abort-message\n'))).wish).toBe(
      'abort-message',
    );
    await server.stop();
    expect((await pushTo(status(500, 'webhook-delivery: dance\n'))).wish).toBeUndefined();
  });
});

describe('a hostile partner', () => {
  it('that says 200 and then hangs has accepted', async () => {
    const answer = await pushTo((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nth');
    }, soon);
    expect(answer).toMatchObject({ result: 'accepted', text: 'th' });
  });

  it('that says 200 and breaks off its answer has accepted', async () => {
    const answer = await pushTo((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nth', () =>
        socket.resetAndDestroy(),
      );
    });
    expect(answer).toMatchObject({ result: 'accepted', status: 200 });
  });

  it('that answers with a hundred megabytes is read for a little of them', async () => {
    let written = 0;
    const answer = await pushTo((socket) => {
      const block = Buffer.alloc(64 * 1024, 'x');
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 104857600\r\n\r\n');
      const more = () => {
        while (!socket.destroyed && written < 104_857_600) {
          written += block.length;
          if (!socket.write(block)) {
            socket.once('drain', more);
            return;
          }
        }
      };
      more();
    });
    expect(answer).toMatchObject({ result: 'accepted', text: 'x'.repeat(1024) });
    // What was written beyond the 64 KB went into the buffers of the two sockets.
    expect(written).toBeLessThan(20 * 1024 * 1024);
  });

  it('that never answers is given up on at the deadline: unknown', async () => {
    expect(await pushTo(() => {}, soon)).toEqual({
      result: 'unknown',
      detail: 'no answer in time',
    });
  });

  it('that answers byte by byte is given up on at the deadline, whatever keeps coming', async () => {
    const answer = await pushTo((socket) => {
      const text = `HTTP/1.1 200 OK\r\n${'x-slow: yes\r\n'.repeat(1000)}\r\n`;
      let at = 0;
      const timer = setInterval(() => socket.write(text.charAt(at++)), 10);
      socket.on('close', () => clearInterval(timer));
    }, soon);
    expect(answer).toEqual({ result: 'unknown', detail: 'no answer in time' });
  });

  it('that says "early hints" for ever is given up on at the deadline', async () => {
    const answer = await pushTo((socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
      socket.on('close', () => clearInterval(timer));
    }, soon);
    expect(answer).toEqual({ result: 'unknown', detail: 'no answer in time' });
  });

  it('that hangs up once it has read the request may have taken it', async () => {
    const answer = await pushTo((socket) => socket.resetAndDestroy());
    expect(answer).toEqual({
      result: 'unknown',
      detail: 'the connection broke before an answer came',
    });
  });

  it('that does not speak HTTP may have taken it', async () => {
    const answer = await pushTo(says('SSH-2.0-OpenSSH_9.9\n'));
    expect(answer).toEqual({ result: 'unknown', detail: 'the answer is not HTTP' });
  });

  it('that switches to another protocol may have taken it', async () => {
    const answer = await pushTo(
      says('HTTP/1.1 101 Switching Protocols\nconnection: upgrade\nupgrade: raw\n\n'),
    );
    expect(answer.result).toBe('unknown');
  });

  it('that compresses its answer has it left as it is', async () => {
    const answer = await pushTo(status(400, 'content-encoding: gzip\n', 'not gzip'));
    expect(answer.text).toBe('not gzip');
  });
});

describe('where nobody is reached', () => {
  it('nothing was taken: the address is refused', async () => {
    server = await startHostileServer(() => {});
    const answer = await send(push, webhook(server.address), secrets, { ...bounds, networks: [] });
    expect(answer).toEqual({ result: 'refused', detail: 'the address is not https' });
    expect(server.heard).toEqual([]);
  });

  it('nothing was taken: nobody listens', async () => {
    server = await startHostileServer(() => {});
    await server.stop();
    const answer = await send(push, webhook(server.address), secrets, bounds);
    expect(answer).toEqual({ result: 'refused', detail: 'the connection was refused' });
  });

  it('nothing was taken: the name is unknown, or its look-up takes too long', async () => {
    server = await startHostileServer(() => {});
    const partner = webhook('https://partner.example/');
    const unknown = Object.assign(new Error(), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    expect(
      await send(push, partner, secrets, { ...bounds, resolve: () => Promise.reject(unknown) }),
    ).toEqual({
      result: 'refused',
      detail: 'the name does not resolve',
    });
    expect(
      await send(push, partner, secrets, {
        ...bounds,
        ...soon,
        resolve: () => new Promise(() => {}),
      }),
    ).toEqual({
      result: 'refused',
      detail: 'no connection in time',
    });
  });

  it('nothing was taken: there is no TLS, or it stalls', async () => {
    server = await startHostileServer(() => {});
    const plain = createServer((socket) => socket.on('error', () => {}).end('hello'));
    await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
    const https = (port: number) => webhook(`https://127.0.0.1:${port}/`);
    const answer = await send(push, https((plain.address() as AddressInfo).port), secrets, bounds);
    expect(answer.result).toBe('refused');
    expect(answer.detail).toMatch(/^TLS failed: /);
    plain.close();
    const silent = Number(new URL(server.address).port);
    expect(await send(push, https(silent), secrets, { ...bounds, ...soon })).toEqual({
      result: 'refused',
      detail: 'no connection in time',
    });
  });

  it('nothing was taken: the certificate is nobody’s, and not a byte was said to its holder', async () => {
    server = await startHostileServer(() => {});
    const heard: string[] = [];
    const [key, cert] = await Promise.all(
      ['key', 'crt'].map((part) => readFile(`node_modules/dynalite/ssl/server-${part}.pem`)),
    );
    const impostor = createTlsServer({ key, cert }, (socket) => {
      socket.on('error', () => {}).on('data', (chunk) => heard.push(String(chunk)));
    });
    impostor.on('tlsClientError', () => {});
    await new Promise<void>((done) => impostor.listen(0, '127.0.0.1', done));
    const { port } = impostor.address() as AddressInfo;
    const answer = await send(push, webhook(`https://127.0.0.1:${port}/`), secrets, bounds);
    await new Promise((done) => impostor.close(done));
    expect(answer.result).toBe('refused');
    expect(answer.detail).toMatch(/^TLS failed: /);
    expect(heard).toEqual([]);
  });

  it('the address that was judged is the one that is used, whatever DNS says later', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    const resolve = async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }];
    server = await startHostileServer(status(200));
    const url = server.address.replace('127.0.0.1', 'partner.example');
    const answer = await send(push, webhook(url), secrets, { ...bounds, resolve });
    expect(answer.result).toBe('accepted');
    expect(answers).toEqual(['10.0.0.1']);
    expect(server.heard[0]).toContain(`Host: partner.example`);
  });
});
