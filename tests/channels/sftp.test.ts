import { type AddressInfo, createServer, type Server } from 'node:net';
import ssh2 from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import { sftpCarrier } from '../../lambdas/channels/sftp/send.ts';
import type { SftpChannel } from '../../lambdas/partner/drop-channels.ts';
import type { Push } from '../../lambdas/partner/push.ts';
import {
  type SftpServer,
  type SftpServerOptions,
  startSftpServer,
  type Trouble,
} from './sftp-server.ts';
import { newSshKey } from './ssh-key.ts';

let server: SftpServer;
afterEach(() => server?.stop());

const start = async (options?: SftpServerOptions) => {
  server = await startSftpServer(options);
};

function push(sequence: number, changes: Partial<Push> = {}): Push {
  return {
    id: `wc_a_000000000${sequence}`,
    event: sequence === 1 ? 'create' : 'update',
    body: `{"version":"${sequence}","headline":"Fähre"}`,
    contentType: 'application/json',
    sequence,
    article: { id: 'a', firstSeenAt: '2026-11-24T08:00:00.000Z', version: sequence },
    ...changes,
  };
}

const withdrawal = push(2, { event: 'withdraw', body: '{"pubStatus":"canceled"}' });
const path = '/in/2026-11-24/a.json';
const part = `${path}.part-wc_a_0000000001-`;

interface Sending {
  channel?: Partial<SftpChannel>;
  credential?: string;
  deadline?: number;
  networks?: string;
}

/** The answer, without where the file stands. */
async function send(one: Push, sending: Sending = {}) {
  const { remote: _, ...answer } = await sendTo(one, sending);
  return answer;
}

const sendTo = (one: Push, { channel, credential, deadline = 20_000, networks }: Sending) =>
  sftpCarrier.send(
    one,
    {
      type: 'sftp',
      host: '127.0.0.1',
      port: server.port,
      user: 'desk',
      path: '/in/{date}/{article}.json',
      hostKeys: [server.fingerprint],
      ...channel,
    },
    { signing: [], credential: credential ?? 'open sesame' },
    { deadline, networks: parseNetworks(networks ?? '127.0.0.0/8') },
  );

/** Something becomes of the requests that begin so, as often as is said. */
function give(trouble: Trouble, asked: string, times = 1): void {
  let left = times;
  server.trouble = (one) => (one.startsWith(asked) && left-- > 0 ? trouble : undefined);
}

describe.each([
  ['OpenSSH’s rename', true],
  ['no rename but SFTP’s own', false],
])('with %s', (_, posixRename) => {
  it('an article is a file under its path, in folders that are made for it', async () => {
    await start({ posixRename });
    expect(await send(push(1))).toEqual({ result: 'accepted', detail: 'the file is written' });
    expect([...server.files]).toEqual([[path, push(1).body]]);
    await expect.poll(() => server.open()).toBe(0);
  });

  it('a correction takes its place', async () => {
    await start({ posixRename });
    await send(push(1));
    expect((await send(push(2))).result).toBe('accepted');
    expect([...server.files]).toEqual([[path, push(2).body]]);
    expect(server.asked.includes(`REMOVE ${path}`)).toBe(!posixRename);
  });

  it('a withdrawal leaves a tombstone in its place, or nothing where the partner wants it so', async () => {
    await start({ posixRename });
    await send(push(1));
    expect((await send(withdrawal)).result).toBe('accepted');
    expect([...server.files]).toEqual([[path, withdrawal.body]]);
    const deleting: Sending = { channel: { withdrawal: 'delete' } };
    expect(await send(withdrawal, deleting)).toMatchObject({ detail: 'the file is deleted' });
    expect(await send(withdrawal, deleting)).toEqual({
      result: 'accepted',
      detail: 'no file stood there',
    });
    expect(server.files.size).toBe(0);
  });

  it('a reader sees the whole of a version, wherever the connection breaks, and a repeat ends well', async () => {
    await start({ posixRename });
    await send(push(1));
    const whole = [push(1).body, push(2).body];
    const steps = ['OPEN', 'WRITE', 'CLOSE', 'POSIX-RENAME', 'RENAME', 'REMOVE'];
    for (const step of steps) {
      for (const trouble of ['request lost', 'answer lost'] as const) {
        server.files.clear();
        server.files.set(path, push(1).body);
        give(trouble, step);
        const { result } = await send(push(2));
        const seen = server.files.get(path);
        // Without OpenSSH's rename there is no file for a moment, and so after a break just then.
        if (posixRename) expect(whole).toContain(seen);
        else expect([undefined, ...whole]).toContain(seen);
        if (seen !== push(1).body && result === 'refused') throw new Error(`${trouble} at ${step}`);
        expect((await send(push(2))).result).toBe('accepted');
        expect(server.files.get(path)).toBe(push(2).body);
        const others = [...server.files.keys()].filter((one) => one !== path);
        expect(others.filter((one) => !one.startsWith(`${path}.part-`))).toEqual([]);
      }
    }
  });
});

it('a file stays where it was first put, so that a later path does not keep a kill from it', async () => {
  await start();
  const { remote = '' } = await sendTo(push(1), {});
  expect(remote).toBe(path);
  give('answer lost', 'POSIX-RENAME');
  expect(await sendTo({ ...withdrawal, remote }, { channel: { path: '{article}' } })).toEqual({
    result: 'unknown',
    detail: 'the connection broke',
    remote: path,
  });
  expect([...server.files]).toEqual([[path, withdrawal.body]]);
});

describe('what became of it', () => {
  it.each(['OPEN', 'WRITE', 'CLOSE'])(
    'is refused when the connection breaks at %s',
    async (step) => {
      await start();
      give('request lost', step);
      expect(await send(push(1))).toEqual({ result: 'refused', detail: 'the connection broke' });
      await expect.poll(() => server.open()).toBe(0);
    },
  );

  it.each(['request lost', 'answer lost'] as const)(
    'is unknown when the connection breaks at the rename: %s',
    async (trouble) => {
      await start();
      give(trouble, 'POSIX-RENAME');
      expect(await send(push(1))).toEqual({ result: 'unknown', detail: 'the connection broke' });
    },
  );

  it('is unknown when a removal is not answered', async () => {
    await start();
    give('answer lost', 'REMOVE');
    const answer = await send(withdrawal, { channel: { withdrawal: 'delete' } });
    expect(answer.result).toBe('unknown');
  });

  it.each([
    ['OPEN', 'refused'],
    ['POSIX-RENAME', 'unknown'],
  ])('is decided at the deadline, whatever hangs: at %s it is %s', async (step, result) => {
    await start();
    give('silence', step);
    const answer = await send(push(1), { deadline: 1_000 });
    expect(answer).toEqual({ result, detail: 'not done in time' });
    await expect.poll(() => server.open()).toBe(0);
  });
});

describe('what the server refuses', () => {
  it.each([
    [3, 'OPEN', `permission denied: ${part}`],
    [4, 'WRITE', `the server failed at ${part}: status 4; its disk or quota may be full`],
    [14, 'WRITE', `there is no space for ${part}`],
    [3, 'POSIX-RENAME', `permission denied: ${path}`],
    [7, 'OPEN', `the server failed at ${part}: status 7`],
  ])('with status %i at %s is told, and nothing is left behind', async (status, step, detail) => {
    await start();
    give(status, step);
    const answer = await send(push(1));
    expect({ ...answer, detail: answer.detail.replace(/-[0-9a-f]{6}\b/, '-') }).toEqual({
      result: 'refused',
      detail,
    });
    expect([...server.files.keys()]).toEqual([]);
  });

  it('with whatever words is told in brief', async () => {
    await start();
    give(4, 'OPEN');
    server.says = `\u001b[31mno\r\n${'!'.repeat(10_000)}`;
    const { detail } = await send(push(1));
    expect(detail).toMatch(/: {2}\[31mno !{190,}; its disk/);
    expect(detail.length).toBeLessThan(350);
  });

  it('a folder that may not be made is named', async () => {
    await start();
    give(3, 'MKDIR /in/2026-11-24');
    expect((await send(push(1))).detail).toBe('permission denied: /in/2026-11-24');
    give(2, 'OPEN', 2);
    const { detail } = await send(push(1));
    expect(detail).toMatch(/^there is no folder for .*, and it cannot be made$/);
  });

  it('OpenSSH’s rename that is announced but not there is done without', async () => {
    await start();
    give(8, 'POSIX-RENAME');
    expect((await send(push(1))).result).toBe('accepted');
    expect([...server.files]).toEqual([[path, push(1).body]]);
  });
});

describe('the server’s key', () => {
  const other = `SHA256:${'A'.repeat(43)}`;

  it('that is not pinned is told, and no password', async () => {
    let asked = 0;
    await start({
      admits: () => {
        asked += 1;
        return true;
      },
    });
    const answer = await send(push(1), { channel: { hostKeys: [other] } });
    expect(answer).toEqual({
      result: 'refused',
      detail: `the server shows a host key that is not pinned: ${server.fingerprint}. If its owner confirms it, pin this one`,
    });
    expect(asked).toBe(0);
  });

  it('may be any of those that are pinned', async () => {
    await start();
    const { result } = await send(push(1), { channel: { hostKeys: [other, server.fingerprint] } });
    expect(result).toBe('accepted');
  });
});

describe('who we are', () => {
  it('is told by a password, also where the server asks for it as a question', async () => {
    await start({
      admits: (context) => {
        if (context.method !== 'keyboard-interactive') return false;
        context.prompt([{ prompt: 'Password: ', echo: false }], (answers) => {
          if (answers[0] === 'open sesame') context.accept();
          else context.reject();
        });
        return undefined;
      },
    });
    expect((await send(push(1))).result).toBe('accepted');
  });

  it('is told by a private key', async () => {
    const { pem, parsed } = newSshKey();
    await start({
      admits: (context) =>
        context.method === 'publickey' &&
        context.key.data.equals(parsed.getPublicSSH()) &&
        (!context.signature || parsed.verify(context.blob ?? '', context.signature) === true),
    });
    expect((await send(push(1), { credential: pem })).result).toBe('accepted');
    expect(await send(push(1), { credential: newSshKey().pem })).toEqual({
      result: 'refused',
      detail: 'the server does not let this user in',
    });
  });

  it('is refused with a wrong password, and with a key that is none or has a passphrase', async () => {
    await start();
    const detail = async (credential: string) => (await send(push(1), { credential })).detail;
    expect(await detail('close sesame')).toBe('the server does not let this user in');
    expect(await detail('-----BEGIN OPENSSH PRIVATE KEY-----\nnonsense')).toBe(
      'the private key cannot be read',
    );
    const { private: locked } = ssh2.utils.generateKeyPairSync('ed25519', {
      passphrase: 'secret',
      cipher: 'aes256-ctr',
      rounds: 1,
    });
    expect(await detail(locked)).toBe('the private key has a passphrase: give one without');
  });
});

describe('where nobody is reached', () => {
  it('the address is judged before anything is sent there', async () => {
    await start();
    const detail = async (sending: Sending) => (await send(push(1), sending)).detail;
    expect(await detail({ networks: '10.0.0.0/8' })).toBe('the port is not allowed');
    expect(await detail({ networks: '10.0.0.0/8', channel: { port: 22 } })).toBe(
      'the address is not allowed',
    );
    const hosts = ['169.254.169.254', '0x7f.1', '2130706433', '::1', '::ffff:127.0.0.1', '0'];
    for (const host of hosts) {
      const sending = { networks: '10.0.0.0/8', channel: { host, port: 22 } };
      expect([host, await detail(sending)]).toEqual([host, 'the address is not allowed']);
    }
    expect(server.open()).toBe(0);
  });

  it('the connection is made to the address that was judged, whatever DNS says later', async () => {
    await start();
    const answers = ['127.0.0.1', '10.0.0.1'];
    const resolve = async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }];
    const channel: SftpChannel = {
      type: 'sftp',
      host: 'files.partner.example',
      port: server.port,
      user: 'desk',
      path: 'in/{article}.json',
      hostKeys: [server.fingerprint],
    };
    server.folders.add('in');
    const bounds = { deadline: 20_000, networks: parseNetworks('127.0.0.0/8'), resolve };
    const secrets = { signing: [], credential: 'open sesame' };
    expect((await sftpCarrier.send(push(1), channel, secrets, bounds)).result).toBe('accepted');
    expect(answers).toEqual(['10.0.0.1']);
    const failing = (error: Error) =>
      sftpCarrier.send(push(1), channel, secrets, {
        ...bounds,
        resolve: () => Promise.reject(error),
      });
    const unknown = Object.assign(new Error(), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    expect(await failing(unknown)).toEqual({
      result: 'refused',
      detail: 'the name does not resolve',
    });
    const slow = { ...bounds, deadline: 200, resolve: () => new Promise<never>(() => {}) };
    expect(await sftpCarrier.send(push(1), channel, secrets, slow)).toEqual({
      result: 'refused',
      detail: 'no connection in time',
    });
  });

  it.each([
    ['something else', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['a greeting without an end', 'x'.repeat(65_536)],
    ['greetings without an end', 'hello\r\n'.repeat(9_000)],
    ['noise', `SSH-2.0-noise\r\n${'\u00ff'.repeat(65_536)}`],
  ])('nothing was taken: who is there speaks no SSH, but %s', async (_, said) => {
    await start();
    const other = createServer((socket) => {
      socket.on('error', () => {});
      const more = () => {
        while (socket.write(said));
        socket.once('drain', more);
      };
      more();
    });
    const answer = await send(push(1), { channel: { port: await listen(other) } });
    other.close();
    expect(answer).toEqual({
      result: 'refused',
      detail: expect.stringMatching(
        /^(?:no SSH session could be agreed on: .*|the connection broke)$/,
      ),
    });
  });

  it('nothing was taken: nobody listens, or nobody answers', async () => {
    await start();
    const { port } = server;
    await server.stop();
    expect(await send(push(1), { channel: { port } })).toEqual({
      result: 'refused',
      detail: 'the connection was refused',
    });
    const mute = createServer((socket) => socket.on('error', () => {}));
    const mutePort = await listen(mute);
    expect(await send(push(1), { channel: { port: mutePort }, deadline: 300 })).toEqual({
      result: 'refused',
      detail: 'not done in time',
    });
    mute.close();
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
