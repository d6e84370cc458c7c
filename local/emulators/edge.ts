import {
  request as askOrigin,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

/** The headers that CloudFront adds to answers. */
export interface AddedHeaders {
  always: Record<string, string>;
  /** To requests with an `Origin`. */
  crossOrigin: Record<string, string>;
}

export interface Edge {
  /** The address of S3. */
  origin: string;
  bucket: string;
  /** What "/" stands for; '' for nothing. */
  rootObject: string;
  compresses: boolean;
  added: AddedHeaders;
}

/**
 * Gives the objects of a bucket to anybody, and nothing else, as CloudFront does when it has just
 * fetched them.
 */
export function edgeServer(edge: Edge): Server {
  return createServer((request, response) => {
    const { method, url, headers } = request;
    const [path = '/'] = url?.split('?') ?? [];
    const key = path === '/' ? edge.rootObject : path.slice(1);
    if (key === '' || (method !== 'GET' && method !== 'HEAD')) {
      response.writeHead(403).end();
      return;
    }
    // As it came: what is not tidied up cannot lead out of the bucket.
    const asked = { method, path: `/${edge.bucket}/${key}`, headers: rangeIn(headers) };
    askOrigin(edge.origin, asked)
      .on('response', (found) => answer(found, request, response, edge))
      .on('error', () => response.writeHead(502).end())
      .end();
  });
}

function rangeIn({ range }: IncomingHttpHeaders): OutgoingHttpHeaders {
  return range === undefined ? {} : { range };
}

function answer(
  found: IncomingMessage,
  request: IncomingMessage,
  response: ServerResponse,
  { compresses, added }: Edge,
): void {
  const { connection, 'keep-alive': _, 'transfer-encoding': __, ...own } = found.headers;
  const headers: OutgoingHttpHeaders = {
    ...own,
    ...added.always,
    ...(request.headers.origin !== undefined && added.crossOrigin),
  };
  const status = found.statusCode ?? 502;
  const coding = compresses && status === 200 ? codingFor(request, found) : undefined;
  if (coding) {
    delete headers['content-length'];
    headers['content-encoding'] = coding;
    headers.vary = 'Accept-Encoding';
    headers.etag = own.etag?.replace(/^"/, 'W/"');
  }
  if (status === 200 && isFresh(request.headers, own)) {
    const { 'content-length': length, 'content-type': type, ...rest } = headers;
    found.resume();
    response.writeHead(304, rest).end();
    return;
  }
  response.writeHead(status, headers);
  const done = () => {};
  if (!coding || request.method === 'HEAD') pipeline(found, response, done);
  else pipeline(found, codings[coding](), response, done);
}

/** RFC 9110, 13.1: a date counts only where there is no tag; tags are compared weakly. */
function isFresh(asked: IncomingHttpHeaders, { etag, ...found }: IncomingHttpHeaders): boolean {
  const tags = asked['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  return Date.parse(asked['if-modified-since'] ?? '') >= Date.parse(found['last-modified'] ?? '');
}

const codings: Record<'br' | 'gzip', () => Transform> = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: () => createGzip(),
};

/** By what of the reader's codings an object is compressed; undefined where it is not. */
function codingFor(request: IncomingMessage, { headers }: IncomingMessage) {
  const size = Number(headers['content-length']);
  const [type = ''] = headers['content-type']?.split(';') ?? [];
  const isCompressible =
    compressed.has(type) && !headers['content-encoding'] && size >= 1_000 && size <= 10_000_000;
  if (!isCompressible) return undefined;
  const accepted = String(request.headers['accept-encoding'] ?? '');
  return (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
}

/**
 * Of the types that CloudFront compresses those that may stand in a bucket of ours. Atom and JSON
 * Feed are not among them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 */
const compressed = new Set(
  'application/json application/rss+xml application/xml image/svg+xml text/html text/plain text/xml'.split(
    ' ',
  ),
);
