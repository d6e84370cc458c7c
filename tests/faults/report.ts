import type { Attempt } from './partners.ts';
import type { Played } from './play.ts';
import { judge, keyOf } from './verdict.ts';
import type { Violation } from './violation.ts';

export interface Report {
  /** One line. */
  summary: string;
  violations: Violation[];
  /** The history of the delivery with the shortest, where there was a violation. */
  history: string[];
}

export function reportOn(seed: number, played: Played): Report {
  const { violations, repeats } = judge(played);
  const { stories, listeners, rows, partners, journal, queues } = played;
  const { faults } = journal;
  const uploads = [...stories.values()].flatMap(({ deeds }) => deeds).length;
  const days = ((played.to - played.from) / 86_400_000).toFixed(1);
  const counts = [
    `${stories.size} articles`,
    `${uploads} uploads`,
    `${new Set(listeners.map(({ subscription }) => subscription.partner)).size} partners`,
    `${rows.length} deliveries`,
    `${partners.attempts.length} attempts`,
    `${journal.calls} calls to AWS`,
    `${Object.values(faults).reduce((sum, one) => sum + one)} faults`,
    `${faults.crash} crashes`,
    `${faults.stall} stalls`,
    `${faults.throttle} throttles`,
    `${faults['lost answer']} lost answers`,
    `${queues.counts.duplicates} duplicates`,
    `${queues.counts.redeliveries} redeliveries`,
    `${queues.counts.deadLetters} dead letters`,
    `${days} days`,
    `${repeats} repeats after unknown`,
    `${violations.length} violations`,
    `${(played.took / 1000).toFixed(0)} seconds`,
  ];
  return {
    summary: `seed ${seed}: ${counts.join(', ')}`,
    violations,
    history: shortestHistory(violations, played),
  };
}

function shortestHistory(violations: Violation[], played: Played): string[] {
  const ofDelivery = Map.groupBy(played.partners.attempts, keyOf);
  const histories = violations.flatMap(({ what, subscription, article }) => {
    if (subscription === undefined || article === undefined) return [];
    const attempts = ofDelivery.get(keyOf({ subscription, article })) ?? [];
    const story = played.stories.get(article);
    const deeds = story?.deeds.map(
      (deed) =>
        [
          deed.at,
          `${deed.kind} ${deed.kind === 'publish' ? deed.version.marker : deed.key}`,
        ] as const,
    );
    const lines = [...(deeds ?? []), ...attempts.flatMap(told)]
      .toSorted(([one], [other]) => one - other)
      .map(([at, text]) => `  ${new Date(at).toISOString()} ${text}`);
    return [[`${subscription} ${article}: ${what}`, ...lines]];
  });
  return histories.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

function told({ push, from, to, kind, answer, takenAt, recordedAt }: Attempt) {
  const name = `sequence ${push.sequence} (${push.event})`;
  const lines: [at: number, text: string][] = [[from, `${name} is sent; the partner ${kind}`]];
  lines.push([to, answer ? `${name}: ${answer.detail}` : `${name}: the sender is dead`]);
  if (takenAt !== undefined) lines.push([takenAt, `${name} is with the partner`]);
  if (recordedAt !== undefined) lines.push([recordedAt, `${name}: the ledger knows`]);
  return lines;
}
