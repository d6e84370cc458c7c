import type { EventBridgeChannel } from '../../partner/drop-channels.ts';
import type { Answer, Push } from '../../partner/push.ts';
import type { Secrets } from '../../partner/secrets.ts';
import { awsError, noAnswer, resultOf } from '../aws-failure.ts';
import type { Bounds, Carrier } from '../carrier.ts';
import { eventNames } from '../event-names.ts';
import { putEvent } from './put-event.ts';

/**
 * Puts an article's news on a partner's event bus. A bus keeps no order and may hand on an event
 * twice, so each has its id and its sequence in it. Who may put events there, and as whom, the bus's
 * policy decides; a signature would tell nothing more.
 */
export const eventBridgeCarrier: Carrier<'eventbridge'> = { send };

const source = 'wirecopy';

/**
 * The largest entry that is sent, in bytes. EventBridge takes a megabyte, and so do the queues and
 * functions behind it, with the envelope that it puts around.
 */
const largest = 1_000_000;

async function send(
  push: Push,
  { bus }: EventBridgeChannel,
  _secrets: Secrets,
  { deadline }: Bounds,
): Promise<Answer> {
  const entry = {
    EventBusName: bus,
    Source: source,
    DetailType: eventNames[push.event],
    Detail: JSON.stringify(detailOf(push)),
    Resources: [push.id],
  };
  const size = sizeOf(entry);
  if (size > largest) {
    const detail = `the event has ${size} bytes, and EventBridge takes ${largest}`;
    return { result: 'refused', status: 413, detail };
  }
  try {
    const result = await putEvent(entry, AbortSignal.timeout(deadline));
    const { EventId, ErrorCode = 'InternalFailure', ErrorMessage = '' } = result;
    if (EventId !== undefined) return { result: 'accepted', detail: `event ${EventId}` };
    const isOpen = ErrorCode === 'InternalFailure';
    return explain(ErrorCode, ErrorMessage, isOpen ? 'unknown' : 'refused');
  } catch (error) {
    const answered = awsError(error);
    if (!answered) return noAnswer(error, true);
    return explain(answered.name, answered.message, resultOf(answered));
  }
}

/** JSON goes in as JSON, so that a rule can match what stands in it; anything else as text. */
function detailOf({ id, event, sequence, article, contentType, body }: Push) {
  const content = /[/+]json\b/.test(contentType) ? JSON.parse(body) : body;
  return { id, event: eventNames[event], sequence, article, contentType, content };
}

/** As EventBridge counts. */
function sizeOf(entry: {
  Source: string;
  DetailType: string;
  Detail: string;
  Resources: string[];
}) {
  const { Source, DetailType, Detail, Resources } = entry;
  return Buffer.byteLength([Source, DetailType, Detail, ...Resources].join(''));
}

function explain(code: string, message: string, result: Answer['result']): Answer {
  if (/^(?:AccessDenied|NotAuthorizedFor)/.test(code)) {
    const detail = `access denied (${code}): the bus's policy must allow our account events:PutEvents with the source ${source}, and partnerResources of the stack name the bus`;
    return { result, detail };
  }
  if (code.startsWith('Throttling')) {
    return { result, detail: `EventBridge asks for patience (${code})` };
  }
  const detail = `EventBridge answered ${code}${message && `: ${message.slice(0, 200)}`}`;
  // What is wrong with one event says nothing of the next.
  const isArticle = /^(?:InvalidArgument|MalformedDetail|ValidationException)$/.test(code);
  return { result, detail, ...(isArticle && { status: 422 }) };
}
