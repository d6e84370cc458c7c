import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A log file that is ready to be delivered. */
export interface LogFile {
  name: string;
  body: Buffer;
}

/**
 * Who asked an edge for what: standard logs (legacy) of CloudFront, in W3C extended format.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 */
export class EdgeLog {
  readonly #distribution: string;
  #lines: string[] = [];

  /** @param distribution its id, by which log files are named */
  constructor(distribution: string) {
    this.#distribution = distribution;
  }

  /** Notes a request that was answered. */
  add(request: IncomingMessage, response: ServerResponse): void {
    const [date = '', time = ''] = new Date().toISOString().split(/[T.]/);
    const [path = '/', query] = request.url?.split('?') ?? [];
    const { host, referer, 'user-agent': agent } = request.headers;
    const known: Record<string, string | number | undefined> = {
      date,
      time,
      'x-edge-location': 'LOCAL',
      'c-ip': request.socket.remoteAddress,
      'cs-method': request.method,
      'cs(Host)': host,
      'cs-uri-stem': path,
      'sc-status': response.statusCode,
      'cs(Referer)': referer && encodeURIComponent(referer),
      'cs(User-Agent)': agent && encodeURIComponent(agent),
      'cs-uri-query': query,
      'cs-protocol': 'http',
    };
    this.#lines.push(fields.map((name) => known[name] || '-').join('\t'));
  }

  /** All that was noted since the last time; undefined for nothing. */
  async take(): Promise<LogFile | undefined> {
    if (this.#lines.length === 0) return undefined;
    const lines = ['#Version: 1.0', `#Fields: ${fields.join(' ')}`, ...this.#lines, ''];
    this.#lines = [];
    const hour = new Date().toISOString().slice(0, 13).replace('T', '-');
    return {
      name: `${this.#distribution}.${hour}.${randomBytes(4).toString('hex')}.gz`,
      body: await promisify(gzip)(lines.join('\n')),
    };
  }
}

const fields =
  'date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end'.split(
    ' ',
  );
