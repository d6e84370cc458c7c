import { body, headline, type NinjsArticle } from '../../article/ninjs.ts';

/** What the text is written in. */
export interface DetectedLanguage {
  /** ISO 639-1. */
  code: string;
  /** Percent. */
  confidence: number;
  /** False where the text is too short, or too mixed, to tell. */
  reliable: boolean;
}

/** As much of the text as tells its language, in UTF-16 units. */
const enough = 4000;

/**
 * The language of an article that declares none; undefined where its text has no words. The
 * detector is loaded only when it is asked for: its tables are a megabyte.
 */
export async function detectLanguage(article: NinjsArticle): Promise<DetectedLanguage | undefined> {
  const { eld } = await import('eld/extrasmall');
  const text = `${headline(article)}\n${body(article, 'text/plain')}`.slice(0, enough);
  const result = eld.detect(text);
  if (result.language === '') return undefined;
  const score = result.getScores()[result.language] ?? 0;
  return {
    code: result.language,
    confidence: Math.round(100 * score),
    reliable: result.isReliable(),
  };
}
