import { existsSync, type FSWatcher, mkdirSync, watch } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A file in an inbox folder, and the key it is uploaded under: `<publisher>/<path>`. */
export interface InboxFile {
  key: string;
  path: string;
}

/**
 * The files of an inbox in the waves in which they are uploaded: those directly in the publishers'
 * folders first, then those one folder deeper (a correction waits for what it corrects), and so on.
 * Hidden files are left out.
 */
export async function listInbox(folder: string): Promise<InboxFile[][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const waves = new Map<number, InboxFile[]>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const parts = relative(folder, path).split(sep);
    if (!entry.isFile() || parts.length < 2 || parts.some((part) => part.startsWith('.'))) continue;
    const wave = waves.get(parts.length) ?? [];
    wave.push({ key: parts.join('/'), path });
    waves.set(parts.length, wave);
  }
  return [...waves.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, wave]) => wave.sort((a, b) => (a.key < b.key ? -1 : 1)));
}

/**
 * Calls `arrived` for each file that is put or changed below `folder`, once it has stopped growing,
 * and `removed` for each that is taken away.
 */
export function watchInbox(
  folder: string,
  arrived: (file: InboxFile) => void,
  removed: (key: string) => void,
): FSWatcher {
  mkdirSync(folder, { recursive: true });
  const settling = new Set<string>();
  return watch(folder, { recursive: true }, (_event, name) => {
    const key = name?.split(sep).join('/') ?? '';
    if (!key.includes('/') || key.split('/').some((part) => part.startsWith('.'))) return;
    if (settling.has(key)) return;
    settling.add(key);
    const path = join(folder, key);
    complete(path)
      .then((kind) => {
        settling.delete(key);
        if (kind === 'file') arrived({ key, path });
        else if (kind === 'gone') removed(key);
      })
      .catch(() => settling.delete(key));
  });
}

/** Waits until a file's size has stood still for a while: a copy may still be writing it. */
async function complete(path: string): Promise<'file' | 'folder' | 'gone'> {
  let size = -1;
  for (let still = 0; still < 5; still += 1) {
    if (!existsSync(path)) return 'gone';
    const now = await stat(path);
    if (now.isDirectory()) return 'folder';
    if (now.size !== size) still = 0;
    size = now.size;
    await sleep(100);
  }
  return 'file';
}

export function readInboxFile(file: InboxFile): Promise<Buffer> {
  return readFile(file.path);
}
