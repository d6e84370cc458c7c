import { RejectedUpload } from '../../article/outcome.ts';
import { wireTime } from './time.ts';

/**
 * The end of an embargo that one of these lines names ("EMBARGOED UNTIL 00:01 GMT, Nov 24, 2026"),
 * RFC 3339 in UTC; undefined when none speaks of one. `now` gives the year where it is left out.
 *
 * @throws RejectedUpload `malformed` where the time cannot be read or has no zone: it would not hold.
 */
export function embargoIn(lines: string[], now: string): string | undefined {
  const line = lines.find(speaksOfEmbargo);
  if (line === undefined) return undefined;
  const until = wireTime(line, now);
  if (until !== undefined) return until;
  throw new RejectedUpload(
    'malformed',
    `The embargo ${JSON.stringify(line.trim().slice(0, 80))} gives no date and time with a zone.`,
    'Write it as in EMBARGOED UNTIL 2026-11-24T06:00:00Z or 06:00 GMT, 24 Nov 2026.',
  );
}

/** Whether a line sets an embargo, rather than tells of one. */
export function speaksOfEmbargo(line: string): boolean {
  return line.length <= 300 && embargoed.test(line) && !lifted.test(line) && !title.test(line);
}

/** A headline without the embargo before it: "EMBARGOED UNTIL 06:00 GMT, 24 Nov: Storm closes harbour". */
export function withoutEmbargo(headline: string): string {
  const start = headline.slice(0, 200);
  return speaksOfEmbargo(start) ? start.replace(before, '') + headline.slice(200) : headline;
}

const before = /^.{0,60}?\bembargo(?:ed)?\b.{0,60}?\d.{0,60}?(?:[:\])]|\s[–—-])\s+(?=\S)/i;

/** Set to a time or standing alone: "Embargo on arms extended" is a headline. */
const until = String.raw`(?:until|till?|up to|bis|jusqu|hasta|(?:tot|fino|até)\s|for (?:release|publication|use)\b|(?:not )?before|\d)`;
const embargoed = new RegExp(
  [
    String.raw`^[^\p{L}\p{N}]*(?:(?:strictly|strict|under|news|press release|attention editors|attention|eds|editors|note|(?:this|the) \p{L}{3,20} is)\b[\s:,.–—-]*)*`,
    String.raw`(?:(?:(?:(?:sous|sob|bajo|sotto|onder|unter) )?embargo(?:ed)?|sperrfrist)\s*(?:$|[:*–—-]|${until})`,
    String.raw`|(?:hold|held) for release\b|advance for\b.{0,60}\d`,
    String.raw`|not (?:for|to be) (?:release|publication|publish|use|broadcast)\w*[^.]{0,30}\b(?:before|until|till|prior to)\b`,
    String.raw`|frei ab\b`,
    String.raw`|(?:под )?эмбарго\s*(?:$|[:*–—-]|до\s|\d)`,
    String.raw`|(?:報道)?解禁(?:日時|時間|时间)?[^\p{L}\d]{0,4}\d|エンバーゴ`,
    String.raw`|(?:حظر|محظور) (?:ال)?نشر[^\d]{0,40}\d)`,
  ].join(''),
  'iu',
);
/** "Embargo: EU bans oil", of the news and not of its time; in capitals it may be either. */
const title = /^\P{L}*Embargo\s*[:–—-]\s+(?!\D*\d)(?!(?:until|till?|bis|jusqu|hasta)\b)\p{L}/u;
const lifted = /\b(?:embargo (?:is |has been |now )?(?:lifted|over|ended|expired)|no embargo)\b/i;
