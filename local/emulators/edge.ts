import { randomUUID } from 'node:crypto';
import {
  request as askOrigin,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { codingFor, codings, isFresh } from './edge-content.ts';
import type { EdgeAnswer, EdgeEvent, EdgeFunction, EdgeHeaders } from './edge-function.ts';

/** The headers that CloudFront adds to answers. */
export interface AddedHeaders {
  always: Record<string, string>;
  /** To requests with an `Origin`. */
  crossOrigin: Record<string, string>;
}

/** How requests for some paths are served. */
export interface Behaviour {
  /** What the whole path has to match, such as `public/*`. */
  pattern: string;
  methods: ReadonlySet<string>;
  compresses: boolean;
  added: AddedHeaders;
  viewerRequest?: EdgeFunction;
  /** Runs for answers that are no errors. */
  viewerResponse?: EdgeFunction;
}

export interface Edge {
  /** Of the distribution. */
  id: string;
  /** The address of S3. */
  origin: string;
  bucket: string;
  /** What "/" stands for; '' for nothing. */
  rootObject: string;
  /** The first that matches counts; the last matches all. */
  behaviours: Behaviour[];
  /** Hears of each request, once it is answered. */
  onAnswered(request: IncomingMessage, response: ServerResponse): void;
}

/**
 * Gives the objects of a bucket to anybody, and nothing else, as CloudFront does when it has just
 * fetched them.
 */
export function edgeServer(edge: Edge): Server {
  return createServer((request, response) => {
    response.on('close', () => edge.onAnswered(request, response));
    serve(request, response, edge).catch(() => fail(response));
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  edge: Edge,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const [path = '/'] = request.url?.split('?') ?? [];
  const behaviour = edge.behaviours.find(({ pattern }) => matches(path, pattern));
  if (!behaviour?.methods.has(method)) {
    response.writeHead(403).end();
    return;
  }
  const event = viewerRequest(request, path, edge);
  const result = await (behaviour.viewerRequest?.(event) ?? event.request);
  if ('statusCode' in result) {
    response.writeHead(result.statusCode, plain(result.headers)).end();
    return;
  }
  const key = result.uri === '/' ? edge.rootObject : result.uri.slice(1);
  if (key === '') {
    response.writeHead(403).end();
    return;
  }
  // As it came: what is not tidied up cannot lead out of the bucket.
  const asked = { method, path: `/${edge.bucket}/${key}`, headers: rangeIn(headers) };
  askOrigin(edge.origin, asked)
    .on('response', (found) => {
      answer(found, request, response, behaviour, event).catch(() => {
        found.destroy();
        fail(response);
      });
    })
    .on('error', () => response.writeHead(502).end())
    .end();
}

/** A function that fails lets nobody in. A reader may have gone away, too. */
function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(503).end();
}

/** CloudFront compares the tidied path; "*" stands for any text, and "?" for one character. */
function matches(path: string, pattern: string): boolean {
  const { pathname } = new URL(path.replace(/^\/+/, '/'), 'http://localhost');
  const source = pattern
    .replace(/^\//, '')
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^/${source}$`).test(pathname);
}

function rangeIn({ range }: IncomingHttpHeaders): OutgoingHttpHeaders {
  return range === undefined ? {} : { range };
}

function viewerRequest(request: IncomingMessage, uri: string, { id }: Edge): EdgeEvent {
  return {
    version: '1.0',
    context: {
      distributionDomainName: String(request.headers.host),
      distributionId: id,
      eventType: 'viewer-request',
      requestId: randomUUID(),
    },
    viewer: { ip: String(request.socket.remoteAddress) },
    request: {
      method: request.method ?? 'GET',
      uri,
      querystring: {},
      headers: valued(request.headers),
      cookies: {},
    },
  };
}

async function answer(
  found: IncomingMessage,
  request: IncomingMessage,
  response: ServerResponse,
  behaviour: Behaviour,
  event: EdgeEvent,
): Promise<void> {
  const { connection, 'keep-alive': _, 'transfer-encoding': __, ...own } = found.headers;
  const status = found.statusCode ?? 502;
  if (status === 404) {
    // Who may not list a bucket is not told by S3 what is not there.
    found.resume();
    response.writeHead(403, behaviour.added.always).end();
    return;
  }
  const coding =
    behaviour.compresses && status === 200 ? codingFor(request.headers, own) : undefined;
  const headers = await seenBy(behaviour, event, status, {
    ...own,
    ...behaviour.added.always,
    ...(request.headers.origin !== undefined && behaviour.added.crossOrigin),
  });
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

/** The headers as the function for answers leaves them. */
async function seenBy(
  { viewerResponse }: Behaviour,
  event: EdgeEvent,
  statusCode: number,
  headers: IncomingHttpHeaders,
): Promise<OutgoingHttpHeaders> {
  if (!viewerResponse || statusCode >= 400) return headers;
  const context = { ...event.context, eventType: 'viewer-response' } as const;
  const seen: EdgeAnswer = { statusCode, headers: valued(headers) };
  return plain((await viewerResponse({ ...event, context, response: seen })).headers);
}

function valued(headers: IncomingHttpHeaders): EdgeHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, { value: String(value) }]),
  );
}

function plain(headers: EdgeHeaders = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
}
