import { randomBytes } from 'node:crypto';
import type { SFTPWrapper } from 'ssh2';
import type { SftpChannel } from '../../partner/drop-channels.ts';
import { fillDropPath } from '../../partner/drop-path.ts';
import type { Answer, Push } from '../../partner/push.ts';
import type { Secrets } from '../../partner/secrets.ts';
import type { Bounds, Carrier } from '../carrier.ts';
import { findAddresses, RefusedDestination } from '../network/destination.ts';
import { removeFile, replaceFile, SftpError, writeFile } from './files.ts';
import { inBrief, NoSession, withSession } from './session.ts';

/**
 * Puts a rendition as a file on a partner's server. It is written under another name first, so that
 * nobody reads half of it. A file server keeps no sequence, so that "never backwards" rests on the
 * settle time: one command is under way at a time, and only a rename or a removal shows.
 */
export const sftpCarrier: Carrier<'sftp'> = { send };

const ownPort = 22;

async function send(
  push: Push,
  channel: SftpChannel,
  { credential = '' }: Secrets,
  { deadline, networks, resolve }: Bounds,
): Promise<Answer> {
  // It stays where it was first put, whatever the subscription says since.
  const path = push.remote ?? fillDropPath(channel.path, push.article);
  const deletes = push.event === 'withdraw' && channel.withdrawal === 'delete';
  const end = AbortSignal.timeout(deadline);
  let shows = false;
  const show = () => {
    shows = true;
  };
  try {
    const isOwnPort = (channel.port ?? ownPort) === ownPort;
    const look = findAddresses(channel.host, isOwnPort, networks, resolve);
    const addresses = await beforeEnd(look, end);
    const detail = await withSession(channel, addresses, credential, end, (sftp) =>
      deletes ? remove(sftp, path, show) : put(sftp, path, push, show),
    );
    return { result: 'accepted', detail, remote: path };
  } catch (error) {
    if (error instanceof SftpError) return { result: 'refused', detail: explain(error) };
    if (error instanceof RefusedDestination) return { result: 'refused', detail: error.message };
    if (!(error instanceof NoSession)) throw error;
    const detail = error.message;
    return shows ? { result: 'unknown', detail, remote: path } : { result: 'refused', detail };
  }
}

/** @param show is called before the first command that a reader may see something of */
async function put(
  sftp: SFTPWrapper,
  path: string,
  { id, body }: Push,
  show: () => void,
): Promise<string> {
  // A name for this attempt alone: a command of an earlier one may come late.
  const part = `${path}.part-${id}-${randomBytes(3).toString('hex')}`;
  try {
    await writeFile(sftp, part, Buffer.from(body));
    show();
    await replaceFile(sftp, part, path);
  } catch (error) {
    // Not needed any more; what keeps it from being removed is of no consequence.
    if (error instanceof SftpError) await removeFile(sftp, part).catch(() => {});
    throw error;
  }
  return 'the file is written';
}

async function remove(sftp: SFTPWrapper, path: string, show: () => void): Promise<string> {
  show();
  return (await removeFile(sftp, path)) ? 'the file is deleted' : 'no file stood there';
}

/** A look-up of a name cannot be broken off, but it need not be waited for. */
function beforeEnd<T>(look: Promise<T>, end: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    end.addEventListener('abort', () => reject(new NoSession('no connection in time')), {
      once: true,
    });
    look.then(resolve, (error) => {
      const isUnresolved = error instanceof Error && 'syscall' in error;
      reject(isUnresolved ? new NoSession('the name does not resolve') : error);
    });
  });
}

/** Statuses of SFTP, also of later versions than the third, which servers send nevertheless. */
function explain({ code, path, message }: SftpError): string {
  if (code === 2) return `there is no folder for ${path}, and it cannot be made`;
  if (code === 3) return `permission denied: ${path}`;
  if (code === 14 || code === 15) return `there is no space for ${path}`;
  const guess = code === 4 ? '; its disk or quota may be full' : '';
  return `the server failed at ${path}: ${inBrief(message)}${guess}`;
}
