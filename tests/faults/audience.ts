import type { Filter, Subscription } from '../../lambdas/partner/subscription.ts';
import { type Character, times } from './behaviours.ts';
import type { Trouble } from './partners.ts';
import type { Random } from './random.ts';
import { publishers, topics, type Version } from './stories.ts';

const { hour } = times;

/** A subscription, and in what trouble its partner is. */
export interface Listener {
  subscription: Subscription;
  trouble?: Trouble;
  /** When its partner has mended what made it want no more: epoch milliseconds. */
  resumedAt?: number;
}

/** When the trouble of all is over but of the one that is down: milliseconds from the start. */
const troubled = 7 * hour;
/** From when, and for how long, one of them is down. */
const outage = { after: hour, for: 72 * hour };
/** One wants no more after two hours, and is resumed three hours later. */
const break_ = { after: 2 * hour, for: 3 * hour };

const cast: (Character | 'quits')[] = [
  'down',
  'late',
  'failing',
  'rough',
  'quits',
  'busy',
  'sound',
  'slow',
  'late',
  'failing',
];

const formats = [
  'ninjs',
  'html',
  'newsml-g2',
  'text',
  'rss',
  'nitf',
  'json-ld',
  'atom',
  'markdown',
  'json-feed',
  'wordpress',
  'apple-news',
] as const;

/** So many partners with a webhook each, and the feeds of the first two. */
export function makeAudience(partners: number, start: number, random: Random): Listener[] {
  const listeners = Array.from({ length: partners }, (_, number): Listener => {
    const part = cast[number % cast.length] ?? 'sound';
    const id = `partner-${String(number + 1).padStart(2, '0')}`;
    const isDown = part === 'down';
    const from = start + (isDown ? outage.after : 0);
    const wantsNoMoreAt = start + break_.after;
    return {
      subscription: {
        id: `${id}-push`,
        partner: id,
        name: `${id}, ${part}`,
        active: true,
        filter: makeFilter(number, random),
        format: formats[number % formats.length] ?? 'ninjs',
        channel: { type: 'webhook', url: `https://${id}.example/${id}-push` },
      },
      trouble: {
        character: part === 'quits' ? 'failing' : part,
        from,
        until: isDown ? from + outage.for : start + troubled,
        ...(part === 'quits' && { wantsNoMoreAt }),
      },
      ...(part === 'quits' && { resumedAt: wantsNoMoreAt + break_.for }),
    };
  });
  const feeds = [{ publishers: [random.pick(publishers)] }, { text: [random.pick(topics)] }];
  const pages = feeds.map((filter, number): Listener => {
    const id = `partner-${String(number + 1).padStart(2, '0')}`;
    return {
      subscription: {
        id: `${id}-feed`,
        partner: id,
        name: `${id}, its feed`,
        active: true,
        filter,
        format: 'rss',
        channel: { type: 'feed', path: `${id}/news.xml`, title: id, public: true },
      },
    };
  });
  return [...listeners, ...pages];
}

/** From all to next to nothing; the one that is down gets little, or its waiting would take long. */
function makeFilter(number: number, random: Random): Filter {
  if (number % 10 === 0) return { text: [random.pick(topics)], urgency: { most: 3 } };
  if (number % 10 === 1) return {};
  return random.weighted<() => Filter>([
    [2, () => ({ publishers: [random.pick(publishers)] })],
    [3, () => ({ text: [random.pick(topics), random.pick(topics)] })],
    [2, () => ({ urgency: { most: random.whole(1, 3) } })],
    [
      2,
      () => ({
        text: [random.pick(topics), random.pick(topics)],
        exclude: { publishers: [random.pick(publishers)] },
      }),
    ],
  ])();
}

/** Whether a filter of those above lets a version through: a second opinion, not the code's own. */
export function wants({ exclude, ...include }: Filter, version: Version): boolean {
  const { publisher, topic, urgency } = version;
  return (
    (include.publishers?.includes(publisher) ?? true) &&
    (include.text?.includes(topic) ?? true) &&
    urgency <= (include.urgency?.most ?? 9) &&
    !exclude?.publishers?.includes(publisher)
  );
}
