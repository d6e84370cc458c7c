import type { NinjsArticle } from '../../article/ninjs.ts';
import { element, text } from '../xml/write.ts';

/** Of Microsoft's common ingestion, which others than MSN read, too. */
export const ingestion = { 'xmlns:mi': 'http://schemas.ingestion.microsoft.com/common/' };

/** Until when an article may be shown; one that is over takes it down. */
export function expiry({ expires }: Pick<NinjsArticle, 'expires'>): string[] {
  return expires ? [element('mi:expirationDate', {}, text(expires))] : [];
}
