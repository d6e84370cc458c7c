import { isSectionLabel } from '../../article/furniture.ts';
import { cleanLine } from '../../article/text.ts';
import { shortText } from './lines.ts';
import { meta, type Page } from './page.ts';
import type { Site } from './sites.ts';
import { descendants, type Element } from './tree.ts';

interface Found {
  value: string;
  source: string;
  /** Where it is to be seen. */
  element?: Element;
}

/**
 * The headline that readers see, where it agrees with a title meant for machines, or is the only
 * first-level heading; else such a title. Without the site's name, and without what stands above it
 * as a kicker, unless the publisher counts that as part of it.
 */
export function headlineOf(
  page: Page,
  declared: string[],
  site: Site,
  elements: Element[],
): Found | undefined {
  const titles = titlesOf(page, declared, site);
  const shown = headingsIn(elements, site);
  const ranked = shown
    .map((heading) => ({ heading, ...agreement(heading, titles) }))
    .toSorted((one, other) => other.score - one.score);
  const [best] = ranked;
  const firsts = shown.filter(({ level, isElsewhere }) => level === 1 && !isElsewhere);
  const chosen = best && best.likeness >= leastLikeness ? best.heading : loneHeading(firsts);
  if (chosen) {
    const { element, level } = chosen;
    const agreed = agreedTitle(titles);
    const isShown = shown.some(({ value }) => agreed && wordsOf(value).join(' ') === agreed.words);
    const shownValue = withoutSite(withoutKicker(chosen, titles), site);
    if (agreed && !isShown && wordsOf(shownValue).join(' ') !== agreed.words)
      return { value: agreed.value, source: agreed.source, element };
    return { value: shownValue, source: `h${level}`, element };
  }
  const [first] = firsts;
  if (titles[0] ?? first) return titles[0] ?? (first && { ...first, source: 'h1' });
  // A page that is called as its site is.
  return page.title ? { value: page.title, source: 'title' } : meta(page, 'og:title');
}

/** What the publisher declares to be the headline in every place that it declares one. */
function agreedTitle(
  titles: Title[],
): { value: string; source: string; words: string } | undefined {
  const declared = titles.find(({ source }) => source === declaredSource);
  const social = titles.filter(({ source }) => /^(?:og|twitter):title$/.test(source));
  if (!declared || social.length === 0) return undefined;
  const words = declared.words.join(' ');
  const isAgreed = social.every((title) => title.words.join(' ') === words);
  return isAgreed ? { ...declared, words } : undefined;
}

const declaredSource = 'json-ld headline';

interface Title {
  value: string;
  source: string;
  words: string[];
  /** What the whole says, and the longest of what stands between separators, in words. */
  parts: string[];
}

function titlesOf(page: Page, declared: string[], site: Site): Title[] {
  return [
    ...declared.map((value) => ({ value, source: declaredSource })),
    ...['og:title', 'twitter:title', 'dc.title', 'title', 'parsely-title', 'sailthru.title'].map(
      (name) => ({ value: meta(page, name)?.value, source: name }),
    ),
    { value: page.title, source: 'title' },
  ].flatMap(({ value, source }) => {
    if (!value || value.length > longestTitle) return [];
    const bare = withoutSite(value, site);
    if (site.isNamed(bare)) return [];
    const parts = value.split(separator).filter((part) => !site.isCalled(part));
    const [longest = ''] = parts.toSorted((one, other) => other.length - one.length);
    const words = wordsOf(bare);
    return [{ value: bare, source, words, parts: [words.join(' '), wordsOf(longest).join(' ')] }];
  });
}

interface Heading {
  value: string;
  level: number;
  element: Element;
  /** Leads to another article. */
  isElsewhere: boolean;
}

/** Headings that may be the headline; not the site's name, which is often one. */
function headingsIn(elements: Element[], site: Site): Heading[] {
  return elements.slice(0, mostHeadings).flatMap((element) => {
    const value = shortText(element, longestTitle);
    if (value === '' || site.isNamed(value)) return [];
    const level = Number(element.name[1]) || 2;
    return [{ value, level, element, isElsewhere: isLink(element, value) }];
  });
}

const mostHeadings = 200;
/** In characters; what is longer is a text. */
const longestTitle = 300;

function isLink(element: Element, value: string): boolean {
  for (const inner of descendants(element)) {
    if (inner.name !== 'a' || !inner.attributes.href) continue;
    return shortText(inner, longestTitle) === value;
  }
  return false;
}

const leastLikeness = 0.4;
/** Of a headline. */
const fewestWords = 3;

function agreement(heading: Heading, titles: Title[]): { likeness: number; score: number } {
  const own = wordsOf(heading.value);
  const whole = own.join(' ');
  let likeness = 0;
  for (const { words, parts } of titles) {
    likeness = Math.max(likeness, parts.includes(whole) ? 1 : shared(own, words));
  }
  const rank = heading.level === 1 ? 0.3 : heading.level === 2 ? 0.1 : 0;
  const isDeclared = titles.some(
    ({ source, parts }) => source === declaredSource && parts[0] === whole,
  );
  const more = (isDeclared ? 0.25 : 0) - (heading.isElsewhere ? 0.25 : 0);
  return { likeness, score: likeness + rank + more };
}

/** The share of words that two titles have in common; those of one article share most. */
function shared(one: string[], other: string[]): number {
  if (!one.some((word) => other.includes(word))) return 0;
  const words = new Set(one);
  const others = new Set(other);
  const both = words.intersection(others).size;
  return both === 0 ? 0 : both / words.union(others).size;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The only heading of the first level that could be one, by its length. */
function loneHeading(firsts: Heading[]): Heading | undefined {
  const distinct = new Map(firsts.map((heading) => [heading.value, heading]));
  const [only] = distinct.values();
  return distinct.size === 1 && only && wordsOf(only.value).length >= fewestWords
    ? only
    : undefined;
}

/**
 * "Storm — Harbour shut for days" is a kicker and a headline where the page sets them apart, or where
 * it calls the article "Harbour shut for days" elsewhere.
 */
function withoutKicker({ value, element }: Heading, titles: Title[]): string {
  const known = new Set(titles.map((title) => title.words.join(' ')));
  const pieces = piecesOf(element, '');
  const textOfPieces = (some: HeadingPiece[]) => some.map(({ text }) => text).join(' ');
  const isKnown = (text: string) => known.has(wordsOf(text).join(' '));
  if (isLabelled(pieces)) return textOfPieces(pieces.slice(1));
  if (pieces.length > 1) {
    if (isKnown(value) || isKnown(textOfPieces(pieces))) {
      const title = titles.find(
        (one) => one.words.join(' ') === wordsOf(textOfPieces(pieces)).join(' '),
      );
      return isKnown(value) ? value : (title?.value ?? value);
    }
    const fewer = [
      ...pieces.map((_, index) => pieces.slice(index + 1)),
      ...pieces.map((_, index) => pieces.slice(0, -1 - index)),
    ]
      .map(textOfPieces)
      .find((text) => text !== '' && isKnown(text));
    if (fewer) return fewer;
    const plain = pieces.filter(({ called }) => !kickerClass.test(called));
    if (plain.length > 0 && plain.length < pieces.length) return textOfPieces(plain);
  }
  const shorter = titles.find(
    (title) =>
      (title.source === 'og:title' || title.source === declaredSource) &&
      title.value.length < value.length &&
      title.value.length > value.length / 3 &&
      value.endsWith(title.value) &&
      /\S\s*[:|/–—»-]\s*$/.test(value.slice(0, -title.value.length)),
  );
  return shorter?.value ?? value;
}

interface HeadingPiece {
  text: string;
  called: string;
}

/** "Opinion" and the headline, set apart; in "Weather: a storm" the two are one. */
function isLabelled([first, ...rest]: HeadingPiece[]): boolean {
  const words = rest.reduce((sum, { text }) => sum + wordsOf(text).length, 0);
  if (first === undefined || words < fewestWords || /[:：]$/.test(first.text)) return false;
  return isSectionLabel(first.text);
}

function piecesOf(element: Element, called: string): HeadingPiece[] {
  return element.children.flatMap((child): HeadingPiece[] => {
    if (typeof child === 'string') {
      const text = cleanLine(child);
      return text === '' ? [] : [{ text, called }];
    }
    if (child.name === 'script' || child.name === 'noscript') return [];
    const { class: classes = '' } = child.attributes;
    return piecesOf(child, `${called} ${child.name} ${classes}`.slice(0, 500));
  });
}

const kickerClass =
  /kicker|overline|top-?line|top-?title|super-?title|supra|eyebrow|pre-?title|roofline|dachzeile|spitzmarke|sub-?title|sub-?headline|sub-?line|visually-hidden|sr-only|screen-reader|invisible|\btime\b|\bbadge\b|\blabel\b|\bsmall\b|\bsup\b/i;

const separator = /\s+[|│–—·•»«:/-]+\s+|\s*[|│»«]\s*/;

const domain = /^[\w-]+\.(?:com|org|info|(?!js)[a-z]{2})$/i;

/** "Talks begin in Minsk | The Courier" without the site's name, first or last. */
function withoutSite(title: string, site: Site): string {
  let rest = title;
  for (let turn = 0; turn < 3; turn++) {
    const parts = rest.split(separator);
    const last = parts.at(-1) ?? '';
    const first = parts[0] ?? '';
    if (parts.length < 2) return rest;
    if (site.isCalled(last) || domain.test(last))
      rest = rest.slice(0, rest.lastIndexOf(last)).replace(/[\s|│–—·•»«:/-]+$/, '');
    else if (site.isNamed(first)) rest = rest.slice(first.length).replace(/^[\s|│–—·•»«:/-]+/, '');
    else return rest;
  }
  return rest;
}
