import { text } from '../xml/write.ts';

/**
 * Text that is to be read as text. Many readers take it for HTML all the same, so what would then be
 * a tag is escaped once more: such a one shows it as it stands, others with its references.
 */
export function plain(value: string): string {
  return text(/<[a-z/!?]/i.test(value) ? htmlOf(value) : value);
}

/** Text as HTML, which RSS 2.0 takes a description for. */
export function htmlOf(value: string): string {
  if (!/[&<>]/.test(value)) return value;
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** RFC 822 with the four-digit year of RFC 1123, as RSS 2.0 asks: `Tue, 24 Nov 2026 06:34:00 GMT`. */
export function rfc822(time: string): string {
  return new Date(time).toUTCString();
}
