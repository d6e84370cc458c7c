import { type AddressInfo, createServer } from 'node:net';
import ssh2, { type AuthContext, type ServerChannel } from 'ssh2';
import { newSshKey } from './ssh-key.ts';

export interface SftpServer {
  port: number;
  /** Of its key, as `ssh-keygen -l` prints it. */
  fingerprint: string;
  /** Every file by its path, as a reader sees it. */
  files: Map<string, string>;
  folders: Set<string>;
  /** Every request that came, such as `RENAME /in/a.json`. */
  asked: string[];
  /** What becomes of a request instead: a status of its own, or the end of the connection. */
  trouble?: (asked: string) => Trouble | undefined;
  /** What it says with a status. */
  says?: string;
  /** How many connections are open. */
  open(): number;
  stop(): Promise<void>;
}

export type Trouble =
  /** Answered with this status, and not done. */
  | number
  /** The connection breaks, and it is not done. */
  | 'request lost'
  /** It is done, and the connection breaks. */
  | 'answer lost'
  /** It is not done and not answered. */
  | 'silence';

export interface SftpServerOptions {
  /** Whether it has OpenSSH's posix-rename, by which a file takes the place of another. */
  posixRename?: boolean;
  /** Lets in "desk" with the password "open sesame" if left out. Undefined: it has answered itself. */
  admits?: (context: AuthContext) => boolean | undefined;
}

const names: Record<number, string> = {
  3: 'OPEN',
  4: 'CLOSE',
  6: 'WRITE',
  13: 'REMOVE',
  14: 'MKDIR',
  18: 'RENAME',
  200: 'POSIX-RENAME',
};

/** Statuses of SFTP version 3, section 7. */
const ok = 0;
const noSuchFile = 2;
const failure = 4;
const unsupported = 8;

/**
 * An SFTP server on loopback, whose files are in memory: SSH by the ssh2 library, SFTP version 3 as
 * draft-ietf-secsh-filexfer-02 has it, so far as files are put and removed.
 */
export async function startSftpServer({
  posixRename = true,
  admits = isDesk,
}: SftpServerOptions = {}): Promise<SftpServer> {
  const key = newSshKey();
  const connections = new Set<ssh2.Connection>();
  const self: SftpServer = {
    port: 0,
    fingerprint: key.fingerprint,
    files: new Map(),
    folders: new Set(['/', '/in']),
    asked: [],
    open: () => connections.size,
    stop: async () => {},
  };
  const server = new ssh2.Server({ hostKeys: [key.pem] }, (connection) => {
    connections.add(connection);
    connection.on('error', () => {});
    connection.on('close', () => connections.delete(connection));
    connection.on('authentication', (context) => {
      const admitted = admits(context);
      if (admitted) context.accept();
      else if (admitted === false) {
        context.reject(['password', 'publickey', 'keyboard-interactive']);
      }
    });
    connection.on('session', (accept) => {
      const session = accept();
      session.on('subsystem', (accept) => serve(accept(), self, posixRename, connection));
    });
  });
  const listener = createServer({ noDelay: true }, (socket) => server.injectSocket(socket));
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  self.port = (listener.address() as AddressInfo).port;
  self.stop = () =>
    new Promise((done) => {
      listener.close(() => done());
      for (const connection of connections) connection.end();
    });
  return self;
}

function isDesk(context: AuthContext): boolean {
  return (
    context.username === 'desk' &&
    context.method === 'password' &&
    context.password === 'open sesame'
  );
}

function serve(
  channel: ServerChannel,
  self: SftpServer,
  posixRename: boolean,
  connection: ssh2.Connection,
): void {
  const handles = new Map<string, { path: string; bytes: Buffer }>();
  const send = (type: number, ...parts: Buffer[]) => {
    const body = Buffer.concat([Buffer.from([type]), ...parts]);
    channel.write(Buffer.concat([uint32(body.length), body]));
  };
  let waiting = Buffer.alloc(0);
  channel.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE()) {
      const length = waiting.readUInt32BE();
      take(new Packet(waiting.subarray(4, 4 + length)));
      waiting = waiting.subarray(4 + length);
    }
  });

  function take(packet: Packet): void {
    const type = packet.byte();
    if (type === 1) {
      const announced = posixRename ? [text('posix-rename@openssh.com'), text('1')] : [];
      send(2, uint32(3), ...announced);
      return;
    }
    const id = packet.uint32();
    if (type === 200) packet.text();
    const subject = packet.text();
    const path = handles.get(subject)?.path ?? subject;
    const asked = `${names[type] ?? type} ${path}`;
    self.asked.push(asked);
    const trouble = self.trouble?.(asked);
    if (trouble === 'silence') return;
    if (trouble === 'request lost') {
      connection.end();
      return;
    }
    const result = typeof trouble === 'number' ? trouble : act(type, subject, packet);
    if (trouble === 'answer lost') connection.end();
    else if (typeof result === 'string') send(102, uint32(id), text(result));
    else send(101, uint32(id), uint32(result), text(self.says ?? `status ${result}`), text('en'));
  }

  /** Does it; the status, or the handle of a file that was opened. */
  function act(type: number, subject: string, packet: Packet): number | string {
    const { files, folders } = self;
    const handle = handles.get(subject);
    switch (type) {
      case 3: {
        if (!folders.has(folderOf(subject))) return noSuchFile;
        const name = `handle ${handles.size}`;
        handles.set(name, { path: subject, bytes: Buffer.alloc(0) });
        files.set(subject, '');
        return name;
      }
      case 6: {
        if (!handle) return failure;
        const offset = packet.uint64();
        handle.bytes = Buffer.concat([handle.bytes.subarray(0, offset), packet.bytes()]);
        files.set(handle.path, handle.bytes.toString());
        return ok;
      }
      case 4:
        return ok;
      case 13:
        return files.delete(subject) ? ok : noSuchFile;
      case 14:
        if (folders.has(subject)) return failure;
        if (!folders.has(folderOf(subject))) return noSuchFile;
        folders.add(subject);
        return ok;
      case 18:
      case 200: {
        const to = packet.text();
        const content = files.get(subject);
        if (content === undefined) return noSuchFile;
        // Section 6.5: it is an error if there is a file of the new name already.
        if (type === 18 && files.has(to)) return failure;
        files.delete(subject);
        files.set(to, content);
        return ok;
      }
      default:
        return unsupported;
    }
  }
}

class Packet {
  readonly #bytes: Buffer;
  #at = 0;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  byte(): number {
    return this.#bytes.readUInt8(this.#at++);
  }
  uint32(): number {
    this.#at += 4;
    return this.#bytes.readUInt32BE(this.#at - 4);
  }
  uint64(): number {
    this.#at += 8;
    return Number(this.#bytes.readBigUInt64BE(this.#at - 8));
  }
  bytes(): Buffer {
    const length = this.uint32();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
  text(): string {
    return this.bytes().toString();
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.concat([uint32(Buffer.byteLength(value)), Buffer.from(value)]);
}
