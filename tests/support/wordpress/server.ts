import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { capabilitiesOf, type Database, type Role, type User } from './database.ts';
import { Failure } from './failure.ts';
import { media } from './media.ts';
import { forbidden, posts } from './posts.ts';
import { chosen, type RestReply, type RestRequest } from './request.ts';
import { terms } from './terms.ts';

/**
 * What becomes of a request instead of its answer. `lost`: it is carried out, and the connection
 * breaks. `dropped`: the connection breaks and that is all. `late`: it breaks, and the request is
 * carried out after so many others. A function answers in the site's place.
 */
export type Fault =
  | 'lost'
  | 'dropped'
  | { late: number }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A WordPress site, as far as its REST API (`wp/v2`) documents it, over HTTP. */
export interface WordPress {
  /** The site's own address. */
  address: string;
  database: Database;
  /** Method and address of every request, oldest first. */
  heard: string[];
  /** What happens to the next requests; none once they are used up. */
  faults: (Fault | undefined)[];
  /** Below which path the API is; undefined where addresses are not readable (`?rest_route=`). */
  api: string | undefined;
  /** Whether its web server keeps the Authorization header from it, as some do. */
  dropsAuthorization: boolean;
  addUser(login: string, role: Role): User;
  /** Carries out what was to be late. */
  settle(): void;
  stop(): Promise<void>;
}

export async function startWordPress(): Promise<WordPress> {
  const database: Database = {
    users: [],
    entries: [],
    terms: [],
    hasTrash: true,
    registeredMeta: [],
    lastId: 0,
  };
  database.terms.push({
    id: 1,
    taxonomy: 'categories',
    name: 'Uncategorized',
    slug: 'uncategorized',
  });
  database.lastId = 1;
  const late: { after: number; carryOut: () => void }[] = [];
  const server = createServer(async (request, response) => {
    const raw = await buffer(request);
    site.heard.push(`${request.method} ${request.url}`);
    const fault = site.faults.shift();
    if (typeof fault === 'function') {
      fault(request, response);
      return;
    }
    const carryOut = () => answerTo(site, request, raw);
    if (fault === 'dropped' || typeof fault === 'object') {
      if (fault !== 'dropped') late.push({ after: fault.late, carryOut });
      response.socket?.resetAndDestroy();
      return;
    }
    const { status, body, headers } = carryOut();
    for (const one of late) one.after -= 1;
    for (const one of late.filter(({ after }) => after === 0)) one.carryOut();
    if (fault === 'lost') {
      response.socket?.resetAndDestroy();
      return;
    }
    const isPage = typeof body === 'string';
    const type = isPage ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(isPage ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const site: WordPress = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    database,
    heard: [],
    faults: [],
    api: '/wp-json',
    dropsAuthorization: false,
    addUser(login, role) {
      database.lastId += 1;
      const applicationPassword = `abcd EFGH ijkl MNOP qrst ${String(database.lastId).padStart(4, '0')}`;
      const user = { id: database.lastId, login, role, applicationPassword };
      database.users.push(user);
      return user;
    },
    settle() {
      for (const { after, carryOut } of late.splice(0)) if (after > 0) carryOut();
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return site;
}

function answerTo(site: WordPress, request: IncomingMessage, raw: Buffer): RestReply {
  const url = new URL(request.url ?? '/', site.address);
  const below =
    site.api === undefined ? url.searchParams.get('rest_route') : belowApi(url, site.api);
  if (below === null) {
    const root = site.api === undefined ? '/?rest_route=/' : `${site.api}/`;
    const link = `<${site.address}${root}>; rel="https://api.w.org/"`;
    const isFront = url.pathname === '/';
    return {
      status: isFront ? 200 : 404,
      body: '<!doctype html><title>A site</title>',
      headers: { link },
    };
  }
  try {
    const user = site.dropsAuthorization ? undefined : userOf(site, request.headers.authorization);
    const json = /^application\/json/.test(request.headers['content-type'] ?? '')
      ? JSON.parse(String(raw))
      : {};
    const { method = 'GET', headers } = request;
    const route = below.replace(/^\/wp\/v2\//, '');
    const asked = {
      method,
      route,
      query: url.searchParams,
      json,
      raw,
      headers,
      user,
    } as RestRequest;
    const reply = below === '/' ? index() : routed(site.database, asked);
    return { ...reply, body: chosen(reply.body, url.searchParams.get('_fields')) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, status, data } = error;
    return { status, body: { code, message, data: { status, ...data } } };
  }
}

function belowApi({ pathname }: URL, api: string): string | null {
  return pathname.startsWith(`${api}/`) ? pathname.slice(api.length) : null;
}

function index(): RestReply {
  return { status: 200, body: { name: 'A site', namespaces: ['oembed/1.0', 'wp/v2'] } };
}

function routed(database: Database, asked: RestRequest): RestReply {
  const { route, user } = asked;
  if (/^posts(\/\d+)?$/.test(route)) return posts(database, asked);
  if (route === 'categories' || route === 'tags') return terms(database, asked);
  if (/^media(\/\d+)?$/.test(route)) return media(database, asked);
  if (route !== 'users/me') {
    throw new Failure(
      'rest_no_route',
      'No route was found matching the URL and request method.',
      404,
    );
  }
  if (!user) throw forbidden('rest_not_logged_in', user);
  const { id, login: name, role } = user;
  const isEdit = asked.query.get('context') === 'edit';
  return {
    status: 200,
    body: { id, name, ...(isEdit && { roles: [role], capabilities: capabilitiesOf(user) }) },
  };
}

/** An application password by basic authentication; its spaces are for people. */
function userOf({ database }: WordPress, header: string | undefined): User | undefined {
  if (header === undefined) return undefined;
  const [, encoded = ''] = /^Basic (.+)$/.exec(header) ?? [];
  const [login, ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const user = database.users.find((one) => one.login === login);
  if (!user) throw new Failure('invalid_username', 'Unknown username. Check again.', 401);
  const bare = (text: string) => text.replace(/[^a-z\d]/gi, '');
  if (bare(password.join(':')) !== bare(user.applicationPassword)) {
    const message = 'The provided password is an invalid application password.';
    throw new Failure('incorrect_password', message, 401);
  }
  return user;
}
