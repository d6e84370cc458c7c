import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseNetworks } from '../../lambdas/channels/network/address-guard.ts';
import { sftpCarrier } from '../../lambdas/channels/sftp/send.ts';
import type { Push } from '../../lambdas/partner/push.ts';
import { newSshKey } from './ssh-key.ts';

/** OpenSSH's own server, where the machine has it. */
const sshd = [process.env.SSHD ?? '', '/usr/sbin/sshd', '/usr/local/sbin/sshd'].find(existsSync);

describe.skipIf(sshd === undefined)('OpenSSH', () => {
  const user = newSshKey();
  let folder: string;
  let drop: string;
  let port: number;
  let fingerprint: string;
  let server: ReturnType<typeof spawn>;
  let isRunning: boolean;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wirecopy-sshd-'));
    drop = join(folder, 'drop');
    mkdirSync(drop);
    const host = newSshKey();
    writeFileSync(join(folder, 'host'), host.pem, { mode: 0o600 });
    writeFileSync(join(folder, 'user.pub'), user.line);
    fingerprint = host.fingerprint;
    port = await freePort();
    writeFileSync(
      join(folder, 'sshd_config'),
      [
        `Port ${port}`,
        'ListenAddress 127.0.0.1',
        `HostKey ${join(folder, 'host')}`,
        `AuthorizedKeysFile ${join(folder, 'user.pub')}`,
        `PidFile ${join(folder, 'pid')}`,
        'StrictModes no',
        'UsePAM no',
        'PasswordAuthentication no',
        'Subsystem sftp internal-sftp',
      ].join('\n'),
    );
    server = spawn(sshd ?? '', ['-D', '-e', '-f', join(folder, 'sshd_config')]);
    isRunning = await new Promise((resolve) => {
      server.stderr?.on('data', (text) => /listening/.test(text) && resolve(true));
      // It wants a user and a folder of its own, which a machine may not have.
      server.once('exit', () => resolve(false));
    });
  });
  beforeEach(({ skip }) => skip(!isRunning));
  afterAll(() => {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const push = (sequence: number, event: Push['event']): Push => ({
    id: `wc_a_000000000${sequence}`,
    event,
    body: `${sequence} ${'Fähre '.repeat(100_000)}`,
    contentType: 'text/plain',
    sequence,
    article: { id: 'a', firstSeenAt: '2026-11-24T08:00:00.000Z', version: sequence },
  });

  const send = (one: Push, path: string, withdrawal: 'tombstone' | 'delete' = 'tombstone') =>
    sftpCarrier.send(
      one,
      {
        type: 'sftp',
        host: '127.0.0.1',
        port,
        user: userInfo().username,
        path,
        hostKeys: [fingerprint],
        withdrawal,
      },
      { signing: [], credential: user.pem },
      { deadline: 20_000, networks: parseNetworks('127.0.0.0/8') },
    );

  it('takes an article, its correction and its withdrawal', async () => {
    const path = `${drop}/{date}/{article}.txt`;
    const file = join(drop, '2026-11-24', 'a.txt');
    for (const one of [push(1, 'create'), push(2, 'update'), push(3, 'withdraw')]) {
      expect(await send(one, path)).toEqual({
        result: 'accepted',
        detail: 'the file is written',
        remote: file,
      });
      expect(readdirSync(join(drop, '2026-11-24'))).toEqual(['a.txt']);
      expect(readFileSync(file, 'utf8')).toBe(one.body);
    }
    expect((await send(push(3, 'withdraw'), path, 'delete')).detail).toBe('the file is deleted');
    expect(existsSync(file)).toBe(false);
  });

  it('says what keeps it from it', async () => {
    writeFileSync(join(drop, 'file'), '');
    expect(await send(push(1, 'create'), `${drop}/file/{article}.txt`)).toMatchObject({
      result: 'refused',
      detail: expect.stringContaining('there is no folder for'),
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
