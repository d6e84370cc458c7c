import type { NinjsArticle } from '../article/ninjs.ts';
import { render } from '../formats/render.ts';
import type { Subscription } from '../partner/subscription.ts';
import { judge } from '../rights/terms.ts';
import { shaper } from '../shape/shape.ts';
import { match } from './match.ts';
import { indexed, plan, type Standing } from './plan.ts';
import { judged } from './selection.ts';

/** Whether a subscription is to have an article now, and a sentence for each thing that decided. */
export interface Explanation {
  isToHave: boolean;
  /** The clause of its filter that the article failed. */
  failed?: string;
  /** Filter, rights, exclusivity and limits, in the order in which they decide. */
  reasons: string[];
}

/**
 * Judges an article for one subscription as routing does.
 *
 * @param all every subscription, of which some may have a claim to it
 * @param recipients ids of the subscriptions that were ever meant to have it
 * @param now epoch milliseconds
 */
export function explain(
  subscription: Subscription,
  { record, document }: { record: Standing; document: NinjsArticle },
  all: Subscription[],
  recipients: Set<string>,
  now: number,
): Explanation {
  const { id, filter, rights, format, limits } = subscription;
  const { traits, terms } = judged(document, record.publisher);
  const verdict = match(filter, traits);
  const lawful = judge(rights, terms);
  const reasons = [verdict.reason];
  if (terms.statements.length > 0) reasons.push(lawful.reason);
  const failed = verdict.failed !== undefined && { failed: verdict.failed };
  if (!verdict.matches || !lawful.allows) return { isToHave: false, ...failed, reasons };

  const { waiting, window } = plan(record, document, indexed(all), recipients, now);
  const waits = waiting.some((one) => one.id === id);
  if (window) reasons.push(sentenceOn(window, subscription, waits));
  const rendition = render(shaper(document)(subscription), format, limits);
  const isUnfit = 'unfit' in rendition;
  if (isUnfit) reasons.push(`It is not sent: ${rendition.unfit}`);
  return { isToHave: !waits && !isUnfit, reasons };
}

function sentenceOn(
  window: { partner: string; subscription: string; until: number },
  { partner }: Subscription,
  waits: boolean,
): string {
  const until = new Date(window.until).toISOString();
  if (window.partner === partner) {
    return `It is this partner's alone until ${until}, by ${window.subscription}.`;
  }
  const whose = `It is the partner ${window.partner}'s alone until ${until}, by ${window.subscription}`;
  return waits ? `${whose}: this one has it then.` : `${whose}: this one has had it before.`;
}
