import type { Fate, Receipt } from '../../lambdas/article/receipt.ts';
import type { TimelineEvent } from '../../lambdas/article/timeline.ts';
import type { Journey } from '../../lambdas/aws/journey.ts';
import type { Attempt, Delivery } from '../../lambdas/partner/delivery.ts';
import type { Followed } from './followed.ts';

/** One thing to tell of an upload on its way. */
export interface Step {
  /** The same for the same thing, however often it is read. */
  id: string;
  /** Epoch milliseconds. */
  at: number;
  stage: 'normalise' | 'tag' | 'route' | 'deliver' | 'feed';
  text: string;
  good: boolean;
}

/** Everything on record of an upload as steps, oldest first. */
export function stepsOf({ key, uploadedAt, journey }: Followed): Step[] {
  if (!journey) return [];
  const { receipt, articles = [journey] } = journey;
  const steps = articles.flatMap((article) => articleSteps(key, uploadedAt, article));
  if (receipt && Date.parse(receipt.at) >= uploadedAt) steps.push(outcomeStep(receipt));
  return steps.sort((a, b) => a.at - b.at);
}

function articleSteps(
  key: string,
  uploadedAt: number,
  { record, events, deliveries }: Journey,
): Step[] {
  const steps: Step[] = [];
  // The later steps are told of the upload that made the article's current version.
  if (!record || record.source.key !== key) return steps;
  for (const event of events) {
    if (event.stage !== 'normalise' && Date.parse(event.at) >= uploadedAt) {
      steps.push(eventStep(record.id, event));
    }
  }
  for (const delivery of deliveries) {
    for (const attempt of delivery.attempts) {
      if (attempt.at >= uploadedAt) steps.push(attemptStep(delivery, attempt));
    }
  }
  return steps;
}

function outcomeStep({ upload, at, parts, ...fate }: Receipt): Step {
  return {
    id: `${upload.key} ${at}`,
    at: Date.parse(at),
    stage: 'normalise',
    text: parts ? `${parts.length} articles: ${parts.map(fateText).join('; ')}` : fateText(fate),
    good: fate.outcome !== 'rejected',
  };
}

function fateText({ outcome, article, rejection, until }: Fate): string {
  const version = article && outcome !== 'rejected' ? ` v${article.version}` : '';
  const detail = rejection
    ? ` (${rejection.reason}): ${rejection.sentence}`
    : `${until ? ` until ${until}` : ''}${article ? `: ${article.headline}` : ''}`;
  return `${outcome}${version}${detail}`;
}

function eventStep(article: string, event: Exclude<TimelineEvent, { stage: 'normalise' }>): Step {
  const step = {
    id: `${article} ${event.at} ${event.stage}`,
    at: Date.parse(event.at),
    good: true,
  };
  if (event.stage === 'tag') return { ...step, stage: 'tag', text: event.names.join(' · ') };
  const parts = [
    event.publish.length > 0 && `to ${event.publish.join(', ')}`,
    event.withdraw.length > 0 && `withdraw from ${event.withdraw.join(', ')}`,
  ].filter(Boolean);
  return { ...step, stage: 'route', text: parts.join('; ') || 'no subscription matches' };
}

function attemptStep(delivery: Delivery, attempt: Attempt): Step {
  const { subscription, article, rendition } = delivery;
  return {
    id: `${subscription} ${article} ${attempt.at}`,
    at: attempt.at + attempt.took,
    stage: rendition.startsWith('renditions/') ? 'deliver' : 'feed',
    text: `${subscription}: ${attempt.detail}`,
    good: attempt.result === 'accepted',
  };
}
