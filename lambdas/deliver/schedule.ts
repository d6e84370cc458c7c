const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Dense in the first hour, since news is perishable; three days in all, since outages last. */
const partnerFault = [
  5 * second,
  30 * second,
  2 * minute,
  5 * minute,
  15 * minute,
  30 * minute,
  1 * hour,
  2 * hour,
  4 * hour,
  6 * hour,
  8 * hour,
  12 * hour,
  12 * hour,
  12 * hour,
  12 * hour,
];

/** An article that a partner cannot take will seldom be taken later. */
const articleFault = [30 * second, 5 * minute];

const longestWait = 12 * hour;

/**
 * How long to wait after a failure, in milliseconds; undefined when it was the last attempt.
 *
 * @param fault whose fault the failure was
 * @param failures how many there have been of this sequence, this one included
 * @param jitter from 0 to 1, spreads the wait from 80 to 120 percent
 * @param retryAfter what the partner asked for, in milliseconds; obeyed up to 12 hours
 */
export function waitAfter(
  fault: 'partner' | 'article',
  failures: number,
  jitter: number,
  retryAfter = 0,
): number | undefined {
  const wait = (fault === 'partner' ? partnerFault : articleFault)[failures - 1];
  return wait === undefined ? undefined : spread(wait, jitter, retryAfter);
}

/** A kill is a kill: a partner that is back in order is not to show the article for long. */
const longestWaitToWithdraw = 15 * minute;

/**
 * How long to wait after a withdrawal failed: as after a partner's fault, up to a quarter of an hour,
 * and that again and again, since only the partner's acknowledgment ends a withdrawal. Parameters as
 * above.
 */
export function waitToWithdraw(failures: number, jitter: number, retryAfter = 0): number {
  const wait = partnerFault[failures - 1] ?? longestWaitToWithdraw;
  return spread(Math.min(wait, longestWaitToWithdraw), jitter, retryAfter);
}

function spread(wait: number, jitter: number, retryAfter: number): number {
  return Math.max(Math.round(wait * (0.8 + 0.4 * jitter)), Math.min(retryAfter, longestWait));
}
