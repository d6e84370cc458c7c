import { cleanLine } from '../../article/text.ts';
import type { Page } from './page.ts';
import { meta } from './page.ts';
import { descendants, type Element, textOf } from './tree.ts';

interface Found {
  value: string;
  source: string;
}

/**
 * The headline that readers see, where it agrees with a title meant for machines; else such a
 * title, without the site's name.
 */
export function headlineOf(
  page: Page,
  declared: string | undefined,
  site: string | undefined,
): Found | undefined {
  const titles = [
    { value: declared, source: 'json-ld headline' },
    ...['og:title', 'twitter:title', 'dc.title', 'title'].map((name) => ({
      value: meta(page, name)?.value,
      source: name,
    })),
    { value: page.title, source: 'title' },
  ].flatMap(({ value, source }) => (value ? [{ value: withoutSite(value, site), source }] : []));
  const shown = headings(page.root);
  for (const title of titles) {
    const [best] = shown
      .map((heading) => ({ heading, likeness: likeness(heading.value, title.value) }))
      .sort((one, other) => other.likeness - one.likeness);
    if (best && best.likeness >= leastLikeness) return best.heading;
  }
  return titles[0] ?? shown.find(({ source }) => source === 'h1');
}

/** Headings that may be the headline: every h1, and lesser ones that are called so. */
function headings(root: Element): Found[] {
  const found: Found[] = [];
  for (const element of descendants(root)) {
    const { itemprop = '', class: called = '' } = element.attributes;
    const isMarked = /\bheadline\b/.test(itemprop) || /title|headline|heading/i.test(called);
    if (element.name === 'h1' || (/^h[23]$/.test(element.name) && isMarked)) {
      const value = cleanLine(textOf(element));
      if (value !== '' && value.length <= 300) found.push({ value, source: element.name });
    }
  }
  return found;
}

const leastLikeness = 0.4;

/** The share of words that two titles have in common; those of one article share most. */
function likeness(one: string, other: string): number {
  const words = wordsOf(one);
  const others = wordsOf(other);
  const shared = words.intersection(others).size;
  return shared === 0 ? 0 : shared / words.union(others).size;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

const separator = /\s+[|–—·•»:-]+\s+|\s*[|»]\s*/;

/** "Talks begin in Minsk | The Courier" without the site's name, first or last. */
function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(separator);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  if (isSite(last, site))
    return title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—·•»:-]+$/, '');
  if (isSite(first, site)) return title.slice(first.length).replace(/^[\s|–—·•»:-]+/, '');
  return title;
}

function isSite(part: string, site: string | undefined): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .replace(/^the|(?:com|org|net|couk|de)$/g, '');
  return site !== undefined && bare(part) !== '' && bare(part) === bare(site);
}
