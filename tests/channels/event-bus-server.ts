import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Entry {
  Source?: string;
  DetailType?: string;
  Detail?: string;
  EventBusName?: string;
  Resources?: string[];
}

/** An event as a rule's target gets it. */
interface BusEvent {
  id: string;
  source: string;
  'detail-type': string;
  region: string;
  resources: string[];
  // Whatever the sender put there.
  detail: ReturnType<typeof JSON.parse>;
}

export interface EventBusServer {
  address: string;
  events: BusEvent[];
  /** What goes wrong with the next request, once. */
  trouble?: Trouble;
  stop(): Promise<void>;
}

export type Trouble =
  /** An entry that fails in a request that succeeds. */
  | { entry: { ErrorCode: string; ErrorMessage: string } }
  /** A request that fails. */
  | { status: number; type: string }
  | 'answer lost'
  | 'silence';

const megabyte = 1024 * 1024;

/**
 * PutEvents of EventBridge as its API reference has it, by AWS JSON 1.1: signed requests for the
 * service "events", one to ten entries, a megabyte in all, failures by entry. There is one bus, and
 * its policy lets the source "wirecopy" in.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export async function startEventBusServer(bus: string): Promise<EventBusServer> {
  const events: BusEvent[] = [];
  const self: EventBusServer = { address: '', events, stop: async () => {} };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = (status: number, value: object) =>
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(value));
    const refuse = (type: string, message: string) => answer(400, { __type: type, message });
    const { trouble } = self;
    delete self.trouble;
    if (trouble === 'silence') return;
    if (typeof trouble === 'object' && 'status' in trouble) {
      answer(trouble.status, { __type: trouble.type, message: 'trouble' });
      return;
    }
    const { authorization = '', 'x-amz-target': target, 'content-type': type } = request.headers;
    const region =
      /^AWS4-HMAC-SHA256 Credential=\w+\/\d{8}\/([a-z0-9-]+)\/events\/aws4_request, /.exec(
        authorization,
      )?.[1];
    if (region === undefined) return void refuse('IncompleteSignatureException', authorization);
    if (target !== 'AWSEvents.PutEvents' || type !== 'application/x-amz-json-1.1') {
      return void refuse('UnknownOperationException', `${target} in ${type}`);
    }
    const { Entries = [] } = JSON.parse(body) as { Entries?: Entry[] };
    if (Entries.length < 1 || Entries.length > 10) {
      return void refuse('ValidationException', 'Entries: 1 to 10');
    }
    if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) >= megabyte) {
      return void refuse(
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    }
    const results = Entries.map((entry) => {
      if (typeof trouble === 'object' && 'entry' in trouble) return trouble.entry;
      return take(entry);
    });
    if (trouble === 'answer lost') {
      request.socket.destroy();
      return;
    }
    const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length;
    answer(200, { FailedEntryCount, Entries: results });

    function take(entry: Entry) {
      const { Source = '', DetailType = '', Detail = '', Resources = [], EventBusName } = entry;
      if (!Source || !DetailType || !isObject(Detail)) {
        return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
      }
      if (Source.startsWith('aws.') || EventBusName !== bus || Source !== 'wirecopy') {
        return {
          ErrorCode: 'NotAuthorizedForSourceException',
          ErrorMessage: 'Not authorized for the source.',
        };
      }
      const id = `event-${events.length + 1}`;
      events.push({
        id,
        source: Source,
        'detail-type': DetailType,
        region: region ?? '',
        resources: Resources,
        detail: JSON.parse(Detail),
      });
      return { EventId: id };
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  self.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  self.stop = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return self;
}

function sizeOf({ Source = '', DetailType = '', Detail = '', Resources = [] }: Entry): number {
  return Buffer.byteLength([Source, DetailType, Detail, ...Resources].join(''));
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
