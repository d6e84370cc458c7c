import type { NinjsArticle } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import { isKillNotice } from '../wire/labels.ts';

/** What a document says of its own publication. `embargoed` without a time has no end. */
type Status = NinjsArticle['pubStatus'] | 'embargoed';

/**
 * A publishing status by its IPTC name, in any case; absent is usable.
 *
 * @throws RejectedUpload for an unknown one: it might mean a kill.
 */
export function statusNamed(name: string | undefined, where: string): Status {
  switch ((name ?? 'usable').toLowerCase()) {
    case 'usable':
      return 'usable';
    case 'withheld':
      return 'withheld';
    case 'embargoed':
      return 'embargoed';
    case 'canceled':
    case 'cancelled':
      return 'canceled';
    default:
      throw new RejectedUpload(
        'malformed',
        `The status ${JSON.stringify(name?.slice(0, 40))} in ${where} is none of IPTC's.`,
        'Use "usable", "withheld", "embargoed" where the format has it, or "canceled".',
      );
  }
}

/** Whether, and from when on, an article may be published. */
export interface Publication {
  pubStatus: NinjsArticle['pubStatus'];
  /** RFC 3339 in UTC. */
  embargoedUntil: string | undefined;
}

/** An embargo that has no end is never published. */
export function publication(status: Status, until: string | undefined): Publication {
  if (status !== 'embargoed') return { pubStatus: status, embargoedUntil: until };
  return { pubStatus: until ? 'usable' : 'withheld', embargoedUntil: until };
}

/** A notice to editors, by its headline, that a story is killed is itself never published. */
export function heeding(publication: Publication, headline: string | undefined): Publication {
  const isKill = publication.pubStatus === 'usable' && headline && isKillNotice(headline);
  return isKill ? { ...publication, pubStatus: 'canceled' } : publication;
}

/** What both an envelope and the document in it allow. */
export function strictest(one: Publication, other: Publication | undefined): Publication {
  const both = other ? [one, other] : [one];
  const status = (['canceled', 'withheld'] as const).find((strict) =>
    both.some(({ pubStatus }) => pubStatus === strict),
  );
  return {
    pubStatus: status ?? 'usable',
    embargoedUntil: both
      .flatMap(({ embargoedUntil }) => embargoedUntil ?? [])
      .sort()
      .at(-1),
  };
}
