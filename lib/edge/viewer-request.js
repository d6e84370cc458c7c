/*
 * What CloudFront runs for each request to the feeds, before it looks into its cache: it answers
 * preflights, and lets nobody past who does not know the password of a feed that has one.
 *
 * It is written for the JavaScript runtime 2.0 of CloudFront Functions, which has no destructuring, no
 * spread and no optional chaining. The store has a value for each first segment of a path that asks
 * for a password: cli/partners/feed-passwords.ts writes it.
 */
import cf from 'cloudfront';
// biome-ignore lint/style/useNodejsImportProtocol: The module is CloudFront's own.
import crypto from 'crypto';

const passwords = cf.kvs();

/** No key of the store is longer. */
const longestKey = 256;

const anybody = { value: '*' };

// S3 answers preflights only by rules of its own, which CloudFront does not reach without forwarding
// what it is asked. "*" does not mean Authorization, which has to be named (Fetch, 4.9).
const preflight = {
  statusCode: 204,
  statusDescription: 'No Content',
  headers: {
    'access-control-allow-origin': anybody,
    'access-control-allow-methods': { value: 'GET, HEAD' },
    'access-control-allow-headers': { value: '*, Authorization' },
    'access-control-max-age': { value: '86400' },
  },
};

const unauthorized = {
  statusCode: 401,
  statusDescription: 'Unauthorized',
  headers: {
    'www-authenticate': { value: 'Basic realm="Wirecopy feed", charset="UTF-8"' },
    'access-control-allow-origin': anybody,
    'cache-control': { value: 'no-store' },
  },
};

const unreadable = { statusCode: 400, statusDescription: 'Bad Request' };

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
async function handler(event) {
  const request = event.request;
  if (request.method === 'OPTIONS') return preflight;
  let key;
  try {
    // As S3 will read it: to spell the path in another way is no way round the password.
    const segments = decodeURIComponent(request.uri).split('/');
    if (segments.includes('.') || segments.includes('..')) return unreadable;
    key = segments[1];
  } catch (_) {
    return unreadable;
  }
  if (!key || key === 'public' || key.length > longestKey) return request;
  // A store that does not answer ends in a fault of the function, and so in 503: never in letting in.
  if (!(await passwords.exists(key))) return request;
  const asked = await passwords.get(key, { format: 'json' });
  return knows(request.headers.authorization, asked) ? request : unauthorized;
}

/** By RFC 7617, in UTF-8. While a feed still lacks its password, `hash` is empty and nobody knows it. */
function knows(authorization, asked) {
  const credentials = authorization && /^Basic +([\w+/=-]+)$/i.exec(authorization.value);
  if (!credentials) return false;
  const given = Buffer.from(credentials[1], 'base64').toString('utf8');
  const colon = given.indexOf(':');
  if (colon < 0 || given.slice(0, colon) !== asked.user) return false;
  const password = given.slice(colon + 1);
  return crypto.createHmac('sha256', asked.salt).update(password).digest('hex') === asked.hash;
}
