import type { NinjsArticle } from './ninjs.ts';

/** A file as it was uploaded. */
export interface UploadedFile {
  /** `<publisher>/<path>`, decoded. */
  key: string;
  bytes: Uint8Array;
  /** As the uploader declared it; often wrong. */
  contentType?: string;
  /** When S3 stored it: RFC 3339, UTC. */
  lastModified: string;
}

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
}

/**
 * A reader of one format. `recognises` looks at the content first and answers how sure it is, 0 to
 * 1; the surest reader reads.
 */
export interface Reader {
  format: string;
  recognises(text: string, file: UploadedFile): number;
  /** @throws RejectedUpload when the file is of this format and cannot be read as an article. */
  read(text: string, file: UploadedFile): Reading;
}
