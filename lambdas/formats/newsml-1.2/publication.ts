import { toUtc } from '../../article/dates.ts';
import { embargoUntil } from '../embargo.ts';
import { attributeOf, childOf, childrenOf, lineIn, type XmlElement } from '../xml/read.ts';
import { type Publication, publication, statusNamed } from '../xml/status.ts';

/** A status that is to become usable at some time is an embargo until then. */
export function publicationOf(management: XmlElement | undefined): Publication {
  const named = statusNamed(attributeOf(childOf(management, 'Status'), 'FormalName'), 'Status');
  const status = named === 'usable' && isKill(management) ? 'canceled' : named;
  const { future, time } = changeOf(management);
  const isEmbargo = status === 'embargoed' && future === 'usable' && time !== undefined;
  return publication(status, isEmbargo ? embargoUntil(time) : undefined);
}

/** What kind of item it is, or an instruction with it, may say so too (NewsML 1.2, 5.6). */
function isKill(management: XmlElement | undefined): boolean {
  const named = ['NewsItemType', 'Instruction'].flatMap((name) =>
    childrenOf(management, name).map((one) => attributeOf(one, 'FormalName') ?? ''),
  );
  return named.some((name) => /^(?:mandatory|bulletin|urgent)?[\s_-]*(?:kill|cancel)/i.test(name));
}

/** A status that is to be withdrawn at some time expires then. */
export function expiryOf(management: XmlElement | undefined): string | undefined {
  const { future, time = '' } = changeOf(management);
  return future === 'canceled' || future === 'withheld' ? toUtc(time) : undefined;
}

function changeOf(management: XmlElement | undefined) {
  const change = childOf(management, 'StatusWillChange');
  return {
    future: attributeOf(childOf(change, 'FutureStatus'), 'FormalName')?.toLowerCase(),
    time: lineIn(childOf(change, 'DateAndTime')),
  };
}
