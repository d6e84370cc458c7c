/** What a channel is asked to carry to a partner: one rendition, as one attempt. */
export interface Push {
  /** The same for every attempt at the same sequence, so that the partner knows a repeat. */
  id: string;
  /** `update`: the partner has an earlier sequence, which may have been a withdrawal. */
  event: 'create' | 'update' | 'withdraw';
  body: string;
  contentType: string;
  /** Grows with each update and each withdrawal of this article for this subscription. */
  sequence: number;
  article: {
    /** Our identifier of it, 26 letters and digits. */
    id: string;
    /** RFC 3339 UTC; never changes. */
    firstSeenAt: string;
    version: number;
  };
  /** What the partner calls its copy, as the channel learnt at an earlier attempt. */
  remote?: string;
}

/** What became of an attempt. */
export interface Answer {
  /**
   * `accepted`: the partner said so. `refused`: it surely did not take it. `unknown`: it may have
   * taken it; the answer was lost or says nothing certain.
   */
  result: 'accepted' | 'refused' | 'unknown';
  /** HTTP status, where an answer came. */
  status?: number;
  /** One phrase for the operator and the partner; tells nothing of our network. */
  detail: string;
  /** The first bytes of the answer's body. */
  text?: string;
  /** How long the partner asks us to wait, in milliseconds. */
  retryAfter?: number;
  /** The partner wants no more of this subscription, or no more of this version. */
  wish?: 'disable' | 'abort-message';
  /** What the partner calls its copy, for the next {@link Push}. */
  remote?: string;
}
