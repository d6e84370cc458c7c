import type { NinjsArticle } from '../article/ninjs.ts';
import type { Limits } from '../partner/limits.ts';
import type { Format } from '../partner/subscription.ts';
import { oversize, unfit } from './limits.ts';
import { writers } from './writers.ts';

/** What is sent to a partner. */
export interface Rendition {
  body: string;
  contentType: string;
  /** Without the dot. */
  extension: string;
}

/** An article in a format; or, where it must not be sent so, why not: one sentence. */
export function render(
  article: NinjsArticle,
  format: Format,
  limits?: Limits,
): Rendition | { unfit: string } {
  const fault = unfit(article, format, limits);
  if (fault !== undefined) return { unfit: fault };
  const rendition = write(article, format);
  const excess = oversize(rendition.body, limits);
  return excess === undefined ? rendition : { unfit: excess };
}

/** An article in a format, whatever it lacks: as withdrawals are sent. */
export function write(article: NinjsArticle, format: Format): Rendition {
  const writer = writers[format];
  const { contentType, extension } = writer;
  return { body: writer.write(article), contentType, extension };
}
