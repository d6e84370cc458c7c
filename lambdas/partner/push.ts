/** What a channel is asked to carry to a partner: one rendition, as one attempt. */
export interface Push {
  /** The same for every attempt at the same sequence, so that the partner knows a repeat. */
  id: string;
  body: string;
  contentType: string;
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
  /** The partner's wish in the `webhook-delivery` header. */
  wish?: 'disable' | 'abort-message';
}
