import { expiry, ingestion } from '../rss/expiry.ts';
import type { RssProfile } from '../rss/profile.ts';
import { deleted, pageLink } from '../rss/withdrawn.ts';

/**
 * Yahoo, which publishes no rules by now. Feeds that it takes are RSS 2.0 with Media RSS and the full
 * text, and tell of an expiry as MSN has it; a withdrawal is told in every way that readers know.
 */
export const yahoo: RssProfile = {
  partner: 'Yahoo',
  namespaces: ingestion,
  limits: { headline: { least: 1 }, text: { least: 1 }, page: 'required' },
  item: expiry,
  withdrawal: (notice) => [
    ...deleted(notice),
    ...pageLink(notice),
    ...expiry({ expires: notice.versionCreated }),
  ],
};
