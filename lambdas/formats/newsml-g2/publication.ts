import { embargoUntil } from '../embargo.ts';
import { childOf, lineIn, type XmlElement } from '../xml/read.ts';
import { type Publication, publication, statusNamed, strictest } from '../xml/status.ts';
import type { Content } from './content.ts';
import { codeOf } from './items.ts';
import type { Story } from './message.ts';

/** A package holds its items back as long as itself; that it is canceled does not kill them. */
export function allowedBy({ item, packages }: Story, { head }: Content): Publication {
  const around = packages
    .map((one) => publicationOf(childOf(one, 'itemMeta')))
    .filter(({ pubStatus }) => pubStatus !== 'canceled');
  const own = publicationOf(childOf(item, 'itemMeta'));
  return [head?.publication, ...around].reduce<Publication>(strictest, own);
}

/** An `embargoed` without a time has no end that is known (NewsML-G2 guide, 8.10). */
function publicationOf(meta: XmlElement | undefined): Publication {
  const status = statusNamed(codeOf(childOf(meta, 'pubStatus')), 'pubStatus');
  const embargo = childOf(meta, 'embargoed');
  const until = lineIn(embargo);
  return publication(
    embargo && !until && status === 'usable' ? 'embargoed' : status,
    until && embargoUntil(until),
  );
}
