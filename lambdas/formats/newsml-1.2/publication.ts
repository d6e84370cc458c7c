import { toUtc } from '../../article/dates.ts';
import { embargoUntil } from '../embargo.ts';
import { attributeOf, childOf, lineIn, type XmlElement } from '../xml/read.ts';
import { type Publication, publication, statusNamed } from '../xml/status.ts';

/** A status that is to become usable at some time is an embargo until then. */
export function publicationOf(management: XmlElement | undefined): Publication {
  const status = statusNamed(attributeOf(childOf(management, 'Status'), 'FormalName'), 'Status');
  const { future, time } = changeOf(management);
  const isEmbargo = status === 'embargoed' && future === 'usable' && time !== undefined;
  return publication(status, isEmbargo ? embargoUntil(time) : undefined);
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
