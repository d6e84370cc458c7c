import { createHash } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import ssh2, { type Client, type SFTPWrapper } from 'ssh2';
import type { SftpChannel } from '../../partner/drop-channels.ts';
import { alreadyResolved } from '../network/destination.ts';

/** No session came about, or it ended; the message says why in a phrase. */
export class NoSession extends Error {
  override name = 'NoSession';
}

/**
 * Opens a session with a partner's server, which has to show one of the host keys that are pinned,
 * and closes it again whatever happens: when this returns or throws, the socket is closed.
 *
 * @param credential a password, or a private key as OpenSSH, PuTTY or OpenSSL write it
 * @param deadline ends the session at whatever point it is
 * @throws NoSession, and whatever `work` throws
 */
export async function withSession<T>(
  { host, port = 22, user, hostKeys }: SftpChannel,
  addresses: LookupAddress[],
  credential: string,
  deadline: AbortSignal,
  work: (sftp: SFTPWrapper) => Promise<T>,
): Promise<T> {
  const login = loginWith(credential);
  // SSH asks and answers in small packets, each of which would wait for the one before.
  const socket = connect({ host, port, noDelay: true, lookup: alreadyResolved(addresses) });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const client = new ssh2.Client();
  const shown: string[] = [];
  const ended = endOf(socket, client, deadline, shown);
  const session = async () => {
    await once(socket, 'connect');
    const ready = once(client, 'ready');
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) => {
      finish(prompts.map(() => credential));
    });
    client.connect({
      ...login,
      sock: socket,
      username: user,
      readyTimeout: 0,
      hostVerifier: (key: Buffer) => {
        const print = fingerprint(key);
        if (!hostKeys.includes(print)) shown.push(print);
        return hostKeys.includes(print);
      },
    });
    await ready;
    const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
      client.sftp((error, opened) => (error ? reject(noSftp(error)) : resolve(opened)));
    });
    return work(sftp);
  };
  try {
    return await Promise.race([session(), ended]);
  } finally {
    client.end();
    socket.destroy();
    await closed;
  }
}

/** Rejects when the session ends before its work does. */
function endOf(
  socket: Socket,
  client: Client,
  deadline: AbortSignal,
  shown: string[],
): Promise<never> {
  const ended = new Promise<never>((_resolve, reject) => {
    const late = () => reject(new NoSession('not done in time'));
    if (deadline.aborted) late();
    deadline.addEventListener('abort', late, { once: true });
    socket.on('error', (error) => reject(new NoSession(phraseOf(error, shown))));
    client.on('error', (error) => reject(new NoSession(phraseOf(error, shown))));
    socket.on('close', () => reject(new NoSession('the connection broke')));
  });
  // It may end when nobody waits any more.
  ended.catch(() => {});
  return ended;
}

function phraseOf(error: Error & { level?: string; code?: string }, [shown]: string[]): string {
  if (shown) {
    return `the server shows a host key that is not pinned: ${shown}. If its owner confirms it, pin this one`;
  }
  if (error.level === 'client-authentication') return 'the server does not let this user in';
  if (error.code === 'ECONNREFUSED') return 'the connection was refused';
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return 'the connection broke';
  // The system's errors have a code; those of the SSH client, what it thinks of the other side.
  return error.code === undefined
    ? `no SSH session could be agreed on: ${inBrief(error.message)}`
    : 'no connection could be made';
}

function noSftp(error: Error): NoSession {
  return new NoSession(`the server offers no SFTP to this user: ${inBrief(error.message)}`);
}

/** @throws NoSession for a key that cannot be used without more than the key. */
function loginWith(credential: string) {
  if (!/^(?:-----BEGIN |PuTTY-User-Key-File-)/.test(credential)) {
    // Many servers ask for the password as a question.
    return { password: credential, tryKeyboard: true };
  }
  const parsed = ssh2.utils.parseKey(credential);
  if (!(parsed instanceof Error)) return { privateKey: credential };
  throw new NoSession(
    /encrypted/i.test(parsed.message)
      ? 'the private key has a passphrase: give one without'
      : 'the private key cannot be read',
  );
}

/** What a server says, which may be anything. */
export function inBrief(message: string): string {
  return message.replace(/\p{Cc}+/gu, ' ').slice(0, 200);
}

/** As `ssh-keygen -l` prints it. */
function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
