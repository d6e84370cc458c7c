import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Channel } from '../../lambdas/partner/channel.ts';
import { PartnerFile } from '../../lambdas/partner/partner-file.ts';
import { UsageError } from '../usage-error.ts';
import { explainIssue } from './explain-issue.ts';

/** A fault in a file, for the person who wrote it. */
export interface Fault {
  /** `partners/evening-ledger.yaml:7:5` */
  place: string;
  sentence: string;
}

export interface ReadPartner {
  file: string;
  partner: PartnerFile;
}

/**
 * Reads the partners that are declared in files, one each, or in all YAML files of folders.
 *
 * @throws UsageError when there is no such file.
 */
export function readPartnerFiles(paths: string[]): { partners: ReadPartner[]; faults: Fault[] } {
  const read = paths.flatMap(filesOf).map(readPartnerFile);
  const partners = read.flatMap(({ partner }) => partner ?? []);
  return { partners, faults: [...read.flatMap(({ faults }) => faults), ...usedTwice(partners)] };
}

function filesOf(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`There is no ${path}.`);
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

function readPartnerFile(file: string): { partner?: ReadPartner; faults: Fault[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter, prettyErrors: false });
  const placeOf = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, pos: [at] }) => ({
      place: placeOf(at),
      sentence: `It is no YAML: ${message}`,
    }));
    return { faults };
  }
  const value: unknown = document.toJS();
  const { data, error } = PartnerFile.safeParse(value);
  if (data) return { partner: { file, partner: data }, faults: [] };
  const faults = error.issues
    .flatMap((issue) => explainIssue(issue, value))
    .map(({ path, sentence }) => ({ place: placeOf(offsetOf(document, path)), sentence }));
  return { faults };
}

/** Where a key or value stands, or the innermost thing around it that does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const inner = path.slice(0, length);
    const parent = length === 1 ? document.contents : document.getIn(inner.slice(0, -1), true);
    const key = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === inner.at(-1))?.key
      : document.getIn(inner, true);
    if (isNode(key) && key.range) return key.range[0];
  }
  return 0;
}

/** Ids are unique in the directory, and two subscriptions in one place would overwrite each other. */
function usedTwice(partners: readonly ReadPartner[]): Fault[] {
  const seen = new Map<string, string>();
  return partners.flatMap(({ file, partner }) => {
    const names = [
      `the partner ${partner.id}`,
      ...partner.subscriptions.map(({ id }) => `the subscription ${id}`),
      ...partner.subscriptions.flatMap(({ channel }) => placeOf(channel) ?? []),
    ];
    return names.flatMap((name) => {
      const before = seen.get(name);
      seen.set(name, file);
      return before === undefined
        ? []
        : { place: file, sentence: `It declares ${name}, which ${before} declares already.` };
    });
  });
}

/** Where a channel leaves articles that it will replace; undefined where it replaces none. */
function placeOf(channel: Channel): string | undefined {
  switch (channel.type) {
    case 'feed':
      // Private ones stand below tokens of their own.
      return channel.public ? `the public feed ${channel.path}` : undefined;
    case 's3':
      return `the objects ${channel.bucket}/${channel.key}`;
    case 'sftp':
      return `the files ${channel.path} of ${channel.user} at ${channel.host}`;
    default:
      return undefined;
  }
}
