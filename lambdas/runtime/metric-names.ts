/** What the functions measure: they write it down, the stack watches it. */
export const namespace = 'Wirecopy';

/** Milliseconds from the news that an article is withdrawn to a partner's acknowledgment. */
export const timeToWithdraw = { name: 'TimeToWithdraw', service: 'deliver' };
