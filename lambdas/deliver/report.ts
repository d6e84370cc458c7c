import type { Delivery } from '../partner/delivery.ts';
import { feedOfHub } from '../partner/hub.ts';
import type { Concluded } from './conclude.ts';
import type { Outcome } from './deliver.ts';
import type { Trouble } from './pass-gate.ts';

/** A line of the log. At `error` a person is to see it. */
export interface Line {
  level: 'info' | 'error';
  message: string;
  facts: Record<string, unknown>;
}

/** How many failures of a withdrawal there are from one call for a person to the next. */
const failuresToBear = 6;

/** What the log says of an attempt. */
export function report({ delivery, conclusion, commit, trouble, cause }: Outcome): Line {
  const { subscription, article, action } = delivery;
  const { attempt, state, failures, dueAt } = conclusion;
  // Where something newer is owed by now, nothing was given up on. A lost lease tells no such thing:
  // it may be that a commit was made and its answer was lost.
  const grave = commit === 'superseded' ? undefined : graveMessage(delivery, conclusion);
  const message =
    (trouble?.isNews && troubleMessage(trouble, feedOfHub(subscription))) ||
    grave ||
    (cause !== undefined && 'a delivery could not be prepared');
  return {
    level: message ? 'error' : 'info',
    message: message || 'an attempt was made',
    facts: {
      subscription,
      article,
      action,
      state,
      failures,
      commit,
      ...attempt,
      ...(dueAt !== undefined && { dueAt }),
      ...(cause !== undefined && { error: cause }),
    },
  };
}

function troubleMessage({ hours }: Trouble, feed: string | undefined): string {
  const time = hours === 1 ? 'an hour' : hours < 48 ? `${hours} hours` : `${hours / 24} days`;
  if (feed !== undefined) return `the hub of a feed has failed for ${time}`;
  const pause = hours < 48 ? '' : ', and its subscription is paused';
  return `a partner has failed for ${time}${pause}`;
}

function graveMessage(
  { action, unfit, have }: Delivery,
  { settled, state, failures, dueAt, waitsUntil }: Concluded,
): string | undefined {
  if (settled) return undefined;
  // Partners have limits as they have filters; but what a partner shows should be correct.
  if (unfit !== undefined) return have > 0 ? 'a correction was beyond the limits' : undefined;
  if (state === 'refused' || state === 'failed') return 'a delivery was given up on';
  if (action === 'publish' || waitsUntil !== undefined) return undefined;
  if (dueAt === undefined) return 'a withdrawal waits for its subscription to be resumed';
  return failures % failuresToBear === 0 ? 'a withdrawal fails again and again' : undefined;
}
