import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

interface StoredObject {
  bytes: Buffer;
  contentType: string;
  etag: string;
  lastModified: string;
  /** Of the object's own metadata, the one that feeds have. */
  digest: string | undefined;
}

/**
 * S3 as far as the pipeline uses it: PutObject, also on condition, GetObject, HeadObject,
 * DeleteObject, and an object's time in whole seconds. That time is the one at which the request says it was signed, since only the sender
 * knows the time of the play; which is why this is not the S3 of the embedded stack.
 */
export function objectStore(): Server {
  const objects = new Map<string, StoredObject>();
  return createServer(async (request, response) => {
    const key = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''));
    const at = signedAt(request);
    if (request.method === 'PUT') {
      const bytes = await buffer(request);
      const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
      const standing = objects.get(key);
      if (match ? standing?.etag !== match : noneMatch && standing) {
        response.writeHead(412, { 'content-type': 'application/xml' });
        response.end('<Error><Code>PreconditionFailed</Code><Message>Not so.</Message></Error>');
        return;
      }
      const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
      const contentType = request.headers['content-type'] ?? 'binary/octet-stream';
      const digest = request.headers[digestHeader]?.toString();
      objects.set(key, { bytes, contentType, etag, lastModified: at, digest });
      response.setHeader('etag', etag).end();
    } else if (request.method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
    } else {
      answer(objects.get(key), response);
    }
  });
}

function answer(object: StoredObject | undefined, response: ServerResponse): void {
  if (!object) {
    response.writeHead(404, { 'content-type': 'application/xml' });
    response.end('<Error><Code>NoSuchKey</Code><Message>There is none.</Message></Error>');
    return;
  }
  response.writeHead(200, {
    'content-type': object.contentType,
    'content-length': object.bytes.length,
    'last-modified': object.lastModified,
    etag: object.etag,
    ...(object.digest && { [digestHeader]: object.digest }),
  });
  response.end(object.bytes);
}

const digestHeader = 'x-amz-meta-wirecopy-digest';

/** From `20261124T080000Z` to `Tue, 24 Nov 2026 08:00:00 GMT`. */
function signedAt({ headers }: IncomingMessage): string {
  const compact = String(headers['x-amz-date']);
  const iso = compact.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z');
  return new Date(iso).toUTCString();
}
