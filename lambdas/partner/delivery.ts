/**
 * A row of the ledger: the standing duty to keep one subscription's copy of one article current.
 * DELIVERY in docs/ARCHITECTURE.md tells why each field stands there.
 */
export interface Delivery {
  subscription: string;
  /** `<firstSeenAt>#<article id>`: the newest article of a subscription sorts last. */
  article: string;
  /** The sequence the partner should have; grows with each update and each withdrawal. */
  want: number;
  action: 'publish' | 'withdraw';
  /** The article's revision that asked for `want`. */
  revision: number;
  version: number;
  /**
   * Key of what is sent: the stored rendition, byte for byte the same at every attempt. For a feed,
   * the canonical document from which the feed renders its item. For the ping of a feed's hub, a
   * digest of the feed.
   */
  rendition: string;
  /** Why what is wanted must not be sent, in one sentence: the partner could not take it. */
  unfit?: string;
  /** When a withdrawal last came to be wanted, epoch milliseconds; absent when none ever was. */
  withdrawnAt?: number;
  /** The sequence the partner is known to have; 0 for none. */
  have: number;
  state: DeliveryState;
  leaseBy?: string;
  leaseUntil?: number;
  /** The sequence of the newest attempt. */
  sendingSequence?: number;
  /** Until when nothing newer may be sent, after an attempt whose outcome is unknown. */
  unsettledUntil?: number;
  /**
   * Whether anything was or may have been received: only then is a withdrawal to be sent. Set
   * before an attempt, taken back only when the attempt surely did not arrive.
   */
  reached?: boolean;
  /** What the partner calls its copy, where the channel learns it. */
  remote?: string;
  /** Failures since `want` last changed. */
  failures: number;
  /**
   * When the next attempt is due, epoch milliseconds; absent when nothing is. Of one that waits, its
   * place in the line.
   */
  dueAt?: number;
  /** It waits until its subscription's drain comes to it. */
  waits?: true;
  /** The newest attempts, oldest first. */
  attempts: Attempt[];
  /** When the article's upload was stored by S3, epoch milliseconds. */
  uploadedAt: number;
}

/**
 * Whether readers of a feed may know of the article: it was in it, or may have been. What was wanted
 * between what the feed is known to have shown and now may have been written without being noted.
 */
export function mayBeKnown({ reached, have, want }: Delivery): boolean {
  return reached === true || have < want - 1;
}

export type DeliveryKey = Pick<Delivery, 'subscription' | 'article'>;

/**
 * `pending`: owed. `refused`: the partner will not have this version. `failed`: given up after the
 * whole schedule. The last two wait for a person, or for the next version; a withdrawal never comes
 * to them.
 */
export type DeliveryState = 'pending' | 'delivered' | 'withdrawn' | 'refused' | 'failed';

export interface Attempt {
  /** Epoch milliseconds. */
  at: number;
  sequence: number;
  result: 'accepted' | 'refused' | 'unknown';
  /** HTTP status, where an answer came. */
  status?: number;
  /** What happened in one phrase, for the operator. */
  detail: string;
  /** The first bytes of the partner's answer; kept for the newest attempt only. */
  answer?: string;
  /** Milliseconds the attempt took. */
  took: number;
}

/** What routing asks of the ledger: that the subscription come to have this. */
export type Wanted = DeliveryKey &
  Pick<Delivery, 'action' | 'revision' | 'version' | 'rendition' | 'unfit' | 'uploadedAt'> & {
    /** It was worked out anew, and counts also where the row has something else of its revision. */
    anew?: true;
    /** It waits in line, as a backlog does, until the subscription's drain comes to it. */
    waits?: true;
  };

/** The right to make one attempt. No other worker has it until `until` (epoch milliseconds). */
export interface Lease {
  by: string;
  until: number;
  /** The row as it stood before the lease; its `want` is the sequence to send. */
  delivery: Delivery;
}

/** What an attempt, or the decision to make none, leaves in the ledger. */
export interface Conclusion {
  /** Whether the partner has the sequence now, or needs nothing. */
  settled: boolean;
  state: DeliveryState;
  failures: number;
  /** When to try again, epoch milliseconds; absent when not before somebody asks. */
  dueAt?: number;
  /**
   * It waits for its partner, which is not to be asked before then (epoch milliseconds), until the
   * subscription's drain comes to it.
   */
  waitsUntil?: number;
  unsettledUntil?: number;
  reached?: boolean;
  remote?: string;
  attempt?: Attempt;
}
