import type { SFTPWrapper } from 'ssh2';
import { NoSession } from './session.ts';

/** The server said that it did not do it. `code` is a status of SFTP version 3, section 7. */
export class SftpError extends Error {
  override name = 'SftpError';
  readonly code: number;
  readonly path: string;

  constructor(message: string, code: number, path: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

const noSuchFile = 2;
const permissionDenied = 3;
const unsupported = 8;

/** Writes a file, and the folders that it is to stand in where they are not there. */
export async function writeFile(sftp: SFTPWrapper, path: string, body: Buffer): Promise<void> {
  const write = () => ask(path, (done) => sftp.writeFile(path, body, done));
  try {
    await write();
  } catch (error) {
    if (!isStatus(error, noSuchFile)) throw error;
    const denied = await makeFolders(sftp, path);
    await write().catch((again) => {
      throw isStatus(again, noSuchFile) && denied ? denied : again;
    });
  }
}

/** What keeps a folder from being made may be that it is there; only "denied" is worth telling. */
async function makeFolders(sftp: SFTPWrapper, path: string): Promise<SftpError | undefined> {
  let denied: SftpError | undefined;
  const names = path.split('/');
  for (let length = 1; length < names.length; length++) {
    const folder = names.slice(0, length).join('/');
    if (folder === '') continue;
    try {
      await ask(folder, (done) => sftp.mkdir(folder, done));
    } catch (error) {
      if (!(error instanceof SftpError)) throw error;
      if (error.code === permissionDenied) denied = error;
    }
  }
  return denied;
}

/**
 * Has one file take the place of another in one step, where the server can (OpenSSH's posix-rename).
 * SFTP's own rename does not replace a file, so that elsewhere there is none for a moment.
 */
export async function replaceFile(sftp: SFTPWrapper, from: string, to: string): Promise<void> {
  if (await posixRename(sftp, from, to)) return;
  const rename = () => ask(to, (done) => sftp.rename(from, to, done));
  try {
    await rename();
  } catch (error) {
    if (!(error instanceof SftpError) || !(await removeFile(sftp, to))) throw error;
    await rename();
  }
}

/** False when the server does not know it. */
async function posixRename(sftp: SFTPWrapper, from: string, to: string): Promise<boolean> {
  try {
    await ask(to, (done) => sftp.ext_openssh_rename(from, to, done));
    return true;
  } catch (error) {
    if (isStatus(error, unsupported)) return false;
    if (error instanceof SftpError || error instanceof NoSession) throw error;
    // The client itself throws, where the server did not announce it.
    return false;
  }
}

/** False when there was none. */
export async function removeFile(sftp: SFTPWrapper, path: string): Promise<boolean> {
  try {
    await ask(path, (done) => sftp.unlink(path, done));
    return true;
  } catch (error) {
    if (isStatus(error, noSuchFile)) return false;
    throw error;
  }
}

/** @throws SftpError when the server answers that it did not; NoSession when it does not answer. */
function ask(path: string, request: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    request((error) => {
      if (!error) resolve();
      else if ('code' in error && typeof error.code === 'number') {
        reject(new SftpError(error.message, error.code, path));
      } else reject(new NoSession('the connection broke'));
    });
  });
}

function isStatus(error: unknown, code: number): boolean {
  return error instanceof SftpError && error.code === code;
}
