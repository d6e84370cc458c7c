import { headline, type NinjsArticle } from '../../lambdas/article/ninjs.ts';
import type { Outcome, Rejection } from '../../lambdas/article/outcome.ts';
import type { Fate } from '../../lambdas/article/receipt.ts';
import { getDocument } from '../../lambdas/aws/buckets.ts';
import { journeyOfUpload } from '../../lambdas/aws/journey.ts';
import type { Attempt, DeliveryState } from '../../lambdas/partner/delivery.ts';
import { type Followed, isDone } from './followed.ts';

/** What `npm start -- --once --json` prints. */
export interface Summary {
  /** Whether every upload has its outcome and every matched delivery was made. */
  complete: boolean;
  uploads: ({ key: string; parts?: ({ place: string } & FateSummary)[] } & Partial<FateSummary>)[];
  articles: {
    id: string;
    uri: string;
    publisher: string;
    version: number;
    status: string;
    headline: string;
    language?: string;
    subjects: { name: string; uri?: string; confidence?: number }[];
    people: string[];
    organisations: string[];
    places: string[];
  }[];
  deliveries: {
    article: string;
    subscription: string;
    state: DeliveryState;
    sequence: number;
    attempts: Attempt[];
    /** Seconds from the end of the upload to the partner's last answer. */
    seconds?: number;
  }[];
}

interface FateSummary {
  outcome: Outcome['kind'];
  article?: string;
  version?: number;
  rejection?: Rejection;
}

export async function summarise(followed: readonly Followed[]): Promise<Summary> {
  // Read anew: an article may have moved on since its first upload was through.
  const uploads = await Promise.all(
    followed.map(async (one): Promise<Followed> => {
      const journey = await journeyOfUpload(one.key);
      return journey ? { ...one, journey } : one;
    }),
  );
  const current = uploads.flatMap(currentArticles);
  const deliveries = current.flatMap(deliveriesOf);
  return {
    complete:
      uploads.every(isDone) &&
      deliveries.every(({ state }) => state === 'delivered' || state === 'withdrawn'),
    uploads: uploads.map(uploadOf),
    articles: await Promise.all(current.map(articleOf)),
    deliveries,
  };
}

/** Each article that stands on the upload, as if it were the only one in it. */
function currentArticles({ key, uploadedAt, journey }: Followed): Followed[] {
  if (!journey) return [];
  const { articles = [journey] } = journey;
  return articles
    .filter(({ record }) => record?.source.key === key)
    .map((article) => ({ key, uploadedAt, journey: article }));
}

function uploadOf({ key, journey }: Followed): Summary['uploads'][number] {
  const { receipt } = journey ?? {};
  if (!receipt) return { key };
  const { parts } = receipt;
  return {
    key,
    ...fateOf(receipt),
    ...(parts && { parts: parts.map((part) => ({ place: part.place, ...fateOf(part) })) }),
  };
}

function fateOf({ outcome, article, rejection }: Fate): FateSummary {
  return {
    outcome,
    ...(article && { article: article.id, version: article.version }),
    ...(rejection && { rejection }),
  };
}

async function articleOf({ journey }: Followed): Promise<Summary['articles'][number]> {
  const record = journey?.record;
  if (!record) throw new Error('an upload without a record is no current upload');
  const tagged = record.tagged?.version === record.version ? record.tagged : undefined;
  const document: NinjsArticle = await getDocument(tagged?.documentKey ?? record.documentKey);
  return {
    id: record.id,
    uri: document.uri,
    publisher: record.publisher,
    version: record.version,
    status: record.status,
    headline: headline(document),
    ...(document.language && { language: document.language }),
    subjects: (document.subjects ?? []).map(({ name, uri, confidence }) => ({
      name,
      ...(uri && { uri }),
      ...(confidence !== undefined && { confidence }),
    })),
    people: names(document.people),
    organisations: names(document.organisations),
    places: names(document.places),
  };
}

function deliveriesOf({ uploadedAt, journey }: Followed): Summary['deliveries'] {
  return (journey?.deliveries ?? []).map(({ subscription, state, want, attempts }) => {
    const last = attempts.at(-1);
    return {
      article: journey?.record?.id ?? '',
      subscription,
      state,
      sequence: want,
      attempts,
      ...(last && { seconds: Math.max(0, last.at + last.took - uploadedAt) / 1000 }),
    };
  });
}

function names(concepts: readonly { name: string }[] = []): string[] {
  return concepts.map(({ name }) => name);
}
