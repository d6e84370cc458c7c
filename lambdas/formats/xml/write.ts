/**
 * Writes XML 1.0 that is well formed whatever the text: characters that XML has no way to hold are
 * left out, and line breaks are written as readers report them (2.2 and 2.11 of the standard).
 */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

type Attributes = Record<string, string | number | undefined>;

/** `content` is markup, made by {@link element}, {@link text}, {@link markup} or {@link cdata}. */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${attributeText(String(value))}"`)
    .join('');
  const inner = content.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** Each on a line of its own; those that there are. */
export function lines(...parts: Part[]): string {
  let all = '\n';
  for (const part of parts) if (part) all += `${part}\n`;
  return all;
}

/** Markup, or nothing. */
export type Part = string | undefined | false;

export function text(value: string): string {
  return legal(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** For markup that is XML already, but for characters that XML has no way to hold. */
export function markup(value: string): string {
  return legal(value);
}

/** For text that is itself markup. A `]]>` in it is split over two sections. */
export function cdata(value: string): string {
  return `<![CDATA[${legal(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** White space in attributes is written as references, or readers would make it spaces. */
function attributeText(value: string): string {
  return text(value).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

function legal(value: string): string {
  // Nearly every text is, and this finds it out in half the time.
  if (!suspicious.test(value) && value.isWellFormed()) return value;
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
}

/** Half of a pair counts as legal here. */
const suspicious = /[^\t\n\u0020-\ufffd]/;
