import { asStated, toUtc } from '../../article/dates.ts';
import { writtenDates } from '../../article/written-dates.ts';
import type { Json } from '../json.ts';
import { type Candidate, candidate, fromThing } from './candidate.ts';
import { callings, type Head, type Line, type Spot } from './lines.ts';
import type { Page } from './page.ts';
import {
  createdNames,
  doubtfulNames,
  looseNames,
  modifiedNames,
  publishedNames,
} from './time-names.ts';

type Thing = { [name: string]: Json };

/** What is known of a page before its times are looked for. */
interface Known {
  page: Page;
  things: Thing[];
  head: Head;
  address: string | undefined;
  picture: string | undefined;
  language: string | undefined;
}

/**
 * When the article was published, as RFC 3339 with the offset that the page states, the best source
 * first. What is only written for readers, or stands in an address, is told to the day; what tells of
 * a later change comes last.
 * Most pages declare the time: what readers see is searched only where they do not.
 */
export function* publishedTimes(known: Known): Generator<Candidate> {
  const { page, things, address, picture, language } = known;
  yield* things.map((thing) => date(fromThing(thing, 'datePublished'), language));
  yield* dates(page, publishedNames, language);
  const shown = shownTimes(known);
  const [best] = shown;
  if (best && best.score >= sure) yield best;
  yield* dates(page, looseNames, language);
  // An address knows no time of day: where the page shows a time of that day it is the better.
  const named = dateInAddress('address', address);
  yield* shown.filter(({ value }) => named.value && isNear(value, named.value));
  yield named;
  yield* shown.filter(({ score }) => score >= plausible);
  yield* things.map((thing) => date(fromThing(thing, 'dateCreated'), language));
  yield* dates(page, createdNames, language);
  yield* things.map((thing) => later(date(fromThing(thing, 'uploadDate'), language)));
  yield* modifiedTimes(page, things).map(later);
  yield* shown;
  yield* dates(page, doubtfulNames, language).map(later);
  yield dateInAddress('address of the picture', picture);
}

/** When it was last changed. */
export function modifiedTimes(page: Page, things: Thing[]): Candidate[] {
  return [
    ...things.map((thing) => exact(fromThing(thing, 'dateModified'))),
    ...modifiedNames.map((name) => exact(candidate(name, page.metas.get(name)?.[0]))),
  ];
}

function exact(found: Candidate): Candidate {
  return { ...found, value: found.value && toUtc(found.value) };
}

/** Exact, or the day that is written there. */
function date({ source, value = '' }: Candidate, language: string | undefined): Candidate {
  const time = asStated(value);
  if (time) return candidate(source, time);
  const [written] = writtenDates(value, language);
  return written
    ? guess(source, written.day, value.slice(written.start, written.end))
    : candidate(source, undefined);
}

function dates(page: Page, names: string[], language: string | undefined): Candidate[] {
  return names.map((name) => date(candidate(name, page.metas.get(name)?.[0]), language));
}

/** A day that was written for readers is a guess: the evidence says what was written. */
function guess(source: string, day: string, written: string): Candidate {
  return candidate(`${source}, a guess: ${written}`, toUtc(day));
}

function later({ value, source }: Candidate): Candidate {
  return { value, source: `${source} (a later change)` };
}

interface Shown {
  value: string;
  source: string;
  /** How likely it tells when the article was published. */
  score: number;
}

const sure = 5;
const plausible = 2;

/** Times among the page's lines, the likeliest first. */
function shownTimes({ head, language }: Known): Shown[] {
  const found: Shown[] = [];
  const publications = head.lines.filter(({ marked }) => marked.some(isPublication)).length;
  head.lines.forEach((line, index) => {
    if (line.marked.length === 0 && !/\d/.test(line.text)) return;
    const isOnly = publications === 1 && line.marked.some(isPublication);
    if (head.isBeside(index) && !isOnly) return;
    found.push(...timesIn(line, index, head, language));
  });
  return found.toSorted((one, other) => other.score - one.score);
}

function timesIn(line: Line, index: number, head: Head, language: string | undefined): Shown[] {
  const place = placeScore(line, index, head);
  const marked = line.marked.flatMap((spot): Shown[] => {
    const time = timeOf(spot, language);
    if (!time) return [];
    const bonus = isPublication(spot) ? 4 : spot.element.name === 'time' ? 1 : 0;
    return [{ ...time, score: place + bonus + labelScore(line, head.lines[index - 1], spot) }];
  });
  if (marked.length > 0) return marked;
  if (place < near && line.text.length > longestFar) return [];
  const [written] = line.text.length <= longestLine ? writtenDates(line.text, language) : [];
  if (!written || notOfArticle.test(line.text.slice(0, written.start))) return [];
  const spot = line.pieces.find(({ text }) => writtenDates(text, language).length > 0)?.spot;
  const called = spot && callings(spot, 3).some((one) => dateClass.test(one)) ? 1 : 0;
  const length = line.text.length > 120 ? -3 : line.text.length > 60 ? -1 : 0;
  const label = labelScore(line, head.lines[index - 1], spot, written.start);
  const source = place >= near ? 'text near the headline' : 'text';
  const score = place + called + length + label;
  return [
    {
      value: `${written.day}T00:00:00.000Z`,
      source: `${source}, a guess: ${line.text.slice(written.start, written.end)}`,
      score,
    },
  ];
}

const longestLine = 250;
const longestFar = 80;
const near = 2;
const dateClass = /date|time|publish|posted|pubdate|stamp|meta|byline|datum|fecha/i;
/** A year of copyright, an event to come, or a picture's day is not the article's. */
const notOfArticle =
  /©|\(c\)|copyright|all rights|expires|valid until|deadline|gültig|born\b|accessed/i;

/** A date stands between headline and text, or just above, or after the text's end. */
function placeScore({ text }: Line, index: number, { headline, prose, lines }: Head): number {
  const end = Math.min(Math.max(prose, headline + 4), headline + 40);
  if (index >= headline && index <= end) return near + 1;
  if (index < headline && index >= headline - 8) return near;
  if (index > end && index <= end + 3 && text.length < 80) return 1;
  return index > end && lines.length - index > 0 && text.length < 80 ? 0 : -1;
}

function timeOf(spot: Spot, language: string | undefined): Omit<Shown, 'score'> | undefined {
  const { name, attributes } = spot.element;
  const { itemprop = '', datetime, content, title } = attributes;
  const source = itemprop.startsWith('date') ? `itemprop ${itemprop}` : name;
  for (const text of [datetime, content, title, textIn(spot)]) {
    const { value, source: how } = date(candidate(source, text), language);
    if (value) return { value, source: how };
  }
  return undefined;
}

function textIn({ element }: Spot): string {
  const [text] = element.children.filter((child) => typeof child === 'string');
  return text?.slice(0, 100) ?? '';
}

function isPublication({ element: { attributes } }: Spot): boolean {
  return /datePublished/.test(attributes.itemprop ?? '') || attributes.pubdate !== undefined;
}

/** What a date is said to be, by the words before it and the names of its elements. */
function labelScore(
  line: Line,
  previous: Line | undefined,
  spot: Spot | undefined,
  at = line.text.length,
): number {
  const before = previous && previous.text.length < 30 ? previous.text : '';
  const said = `${before} ${line.text.slice(0, at).slice(-40)}`;
  const called = spot ? callings(spot, 2).join(' ') : '';
  if (published.test(said)) return 2;
  if (updated.test(said) || /updated|modified|dateModified/i.test(called)) return -2;
  return /publish|posted|entry-date/i.test(called) ? 1 : 0;
}

const published =
  /publi|posted|post (?:date|time)|created|veröffentlicht|erstellt|erschienen|geplaatst|inserito|опубликован|дата|yayın|نشر|发布|發布|公開|掲載|등록|입력/i;
const updated =
  /updated?|modified|reviewed|revised|edited|aktualisiert|geändert|\bstand\b|mis à jour|modifié|actualizad|atualizad|aggiornat|bijgewerkt|oppdatert|uppdaterad|opdateret|aktualiz|обновл|güncel|تحديث|更新|수정/i;

function isNear(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= 36 * 3_600_000;
}

/** "…/2026/11/24/talks-begin": the day stands in many addresses. */
function dateInAddress(source: string, address: string | undefined): Candidate {
  const day = /[/_-]((?:19|20)\d\d)([/-]?)(\d\d?)\2(\d\d?)(?=[/_.-]|$)/.exec(address ?? '');
  const [, year, , month = '', dayOfMonth = ''] = day ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return guess(source, written, written);
}
