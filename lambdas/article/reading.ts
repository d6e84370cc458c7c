import type { Budget } from './budget.ts';
import type { NinjsArticle } from './ninjs.ts';
import type { Rejection } from './outcome.ts';

/** A file as it was uploaded. */
export interface UploadedFile {
  /** `<publisher>/<path>`, decoded; of a file within another, with its place in that one. */
  key: string;
  bytes: Uint8Array;
  /** As the uploader declared it; often wrong. */
  contentType?: string;
  /** When S3 stored it: RFC 3339, UTC. */
  lastModified: string;
  /** Of a file within another: finds the media that was packed beside it. */
  beside?: Beside;
  /** Of the upload that it stands in. */
  budget?: Budget;
}

/**
 * The {@link packedAddress} of media that was packed beside a file, by how the file refers to it: a
 * path relative to the file, or a content id. Undefined for what was not packed.
 */
export type Beside = (reference: string) => string | undefined;

/**
 * What a reader found in a file: the canonical article, but for what only Wirecopy's records can
 * tell (its version and its final URI).
 */
export interface Reading {
  article: Omit<NinjsArticle, 'uri' | 'version' | 'standard' | 'type' | 'versionCreated'> & {
    versionCreated?: string;
  };
  /** The document's own identifier, where it has one (a URL, a GUID, a Message-ID). */
  documentId?: string;
  /** For each field that was found, which source said so: `headline` → `og:title`. */
  evidence: Record<string, string>;
  /** Lines left out as furniture, in order. */
  dropped: string[];
  /** By what a notice calls the article that it takes back, where it may know no identifier. */
  names?: string[];
  /** Pictures and other media that came in the same file, which the article's renditions refer to. */
  media?: PackedMedia[];
}

/** Media that is to be stored. A rendition refers to it by {@link packedAddress} until it is. */
export interface PackedMedia {
  /** Told by its content: `<SHA-256>.<extension>`. */
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

/** The address of media that came with its article, before it is stored. */
export function packedAddress(name: string): string {
  return `packed:${name}`;
}

export function isPackedAddress(address: string): boolean {
  return packedAddressesIn(address)[0] === address;
}

export function packedAddressesIn(text: string): string[] {
  return text.match(/packed:[0-9a-f]{64}\.[a-z0-9]{3,4}/g) ?? [];
}

/** One of the articles in a file that holds several, or why it could not be read. */
export type Item = {
  /** Where it stands in the file, for a person: `item 3`, `storm/story.xml`. */
  place: string;
  /** Where it is another than that of the file. */
  format?: string;
} & ({ reading: Reading } | { rejection: Rejection });

/** Reads a file that stands within another, as if it were uploaded beside it. */
export type ReadWithin = (file: UploadedFile) => Item[];

/**
 * A reader of one format. `recognises` looks at the content first and answers how sure it is, 0 to
 * 1; the surest reader reads.
 */
export interface Reader {
  format: string;
  recognises(text: string, file: UploadedFile): number;
  /** @throws RejectedUpload when the file is of this format and cannot be read as an article. */
  read(text: string, file: UploadedFile, within: ReadWithin): Reading | Item[];
}

/** A reader of a format that is no text, and is known by its bytes alone. */
export interface BinaryReader {
  format: string;
  recognises(bytes: Uint8Array): boolean;
  /** @throws RejectedUpload when the file is of this format and cannot be read as an article. */
  read(file: UploadedFile, within: ReadWithin): Reading | Item[];
}
