import { type Aside, asideReader } from './aside.ts';
import { copiesIn } from './copies.ts';
import { elsewhereFrom } from './elsewhere.ts';
import { blockNames } from './names.ts';
import { otherArticles } from './other-articles.ts';
import { pictureBoxesIn } from './picture-boxes.ts';
import { type Weight, weigh } from './prose.ts';
import { signUpsIn } from './sign-ups.ts';
import { teasersIn } from './teasers.ts';
import { threadsIn } from './threads.ts';
import { descendants, type Element } from './tree.ts';

/** Where the article's text stands, and what stands within it without being part of it. */
export interface Place {
  element: Element;
  isLeftOut(element: Element): boolean;
  /** Whether an element is a figure by another name. */
  isPictureBox(element: Element): boolean;
}

/**
 * Finds the element that holds the article's text: the deepest one that still holds nearly all of
 * the page's prose. Undefined when the page has no prose. `address` is the page's own and `headline`
 * where its headline stands, if known.
 */
export function findArticle(
  page: Element,
  address: string | undefined,
  headline: Element | undefined,
): Place | undefined {
  const isLeftOut = leavesOut(page, address, headline);
  const weights = weigh(page, isLeftOut);
  const prose = (element: Element) => weights.get(element)?.prose ?? 0;
  if (prose(page) === 0) return undefined;
  const start = markedBody(page, prose) ?? page;
  const element = descend(start, prose, isLeftOut);
  const pictureBoxes = pictureBoxesIn(element);
  return { element, isLeftOut, isPictureBox: (box) => pictureBoxes.has(box) };
}

/** The share of the page's prose from which a presumption is wrong. */
const forgiven: Record<Aside, number> = {
  consent: 2,
  comments: 0.8,
  aside: 0.5,
  doubtful: 0.3,
  folded: 0.03,
  collapsed: 0.1,
};

/**
 * Judges which elements stand aside. Where that is doubtful, elements of one name and class are
 * judged together: a text cut into boxes is one text.
 */
function leavesOut(
  page: Element,
  address: string | undefined,
  headline: Element | undefined,
): (element: Element) => boolean {
  const presumed = new Map<Element, Aside>();
  const asideOf = asideReader();
  for (const element of descendants(page)) {
    const aside = asideOf(element);
    if (aside) presumed.set(element, aside);
  }
  for (const thread of threadsIn(page)) {
    if (!presumed.has(thread)) presumed.set(thread, 'comments');
  }
  const copies = copiesIn(page, (element) => presumed.has(element));
  const teasers = teasersIn(page, address);
  const leadsElsewhere = elsewhereFrom(address);
  const weights = weigh(
    page,
    (element) => presumed.get(element) === 'consent' || copies.has(element),
    (href) => !leadsElsewhere(href),
  );
  const prose = (element: Element) => weights.get(element)?.prose ?? 0;
  const whole = prose(page);
  const others = new Set(
    otherArticles(page, headline, (article) => prose(article) > leastArticle * whole),
  );
  const signUps = signUpsIn(page, weights);
  const kinds = new Map<string, number>();
  for (const element of presumed.keys()) {
    const kind = kindOf(element);
    kinds.set(kind, (kinds.get(kind) ?? 0) + prose(element));
  }
  const aside = new Set<Element>();
  for (const [element, presumption] of presumed) {
    const isKind = presumption === 'doubtful' || presumption === 'folded';
    const judged = isKind ? (kinds.get(kindOf(element)) ?? 0) : prose(element);
    if (judged < forgiven[presumption] * whole) aside.add(element);
  }
  return (element) =>
    aside.has(element) ||
    copies.has(element) ||
    others.has(element) ||
    signUps.has(element) ||
    (teasers.has(element) && prose(element) < 0.5 * whole) ||
    isLinks(element, weights.get(element), whole);
}

/** The least share of a page's prose that is an article among others. */
const leastArticle = 0.1;

function kindOf({ name, attributes }: Element): string {
  return `${name} ${attributes.role ?? ''} ${attributes.class ?? ''}`;
}

/** A box of hardly anything but links, or a list of links to other pages of the site. */
function isLinks(element: Element, weight: Weight | undefined, whole: number): boolean {
  return (
    weight !== undefined &&
    boxes.has(element.name) &&
    (lists.has(element.name) ? weight.led : weight.linked) > 0.7 * weight.text &&
    weight.prose < 0.1 * whole
  );
}

const lists = new Set(['ul', 'ol']);
const boxes = new Set(['div', 'section', 'ul', 'ol', 'table', 'header']);

function markedBody(page: Element, prose: (element: Element) => number): Element | undefined {
  for (const element of descendants(page)) {
    const isMarked = element.attributes.itemprop?.includes('articleBody');
    if (isMarked && prose(element) > 0.5 * prose(page)) return element;
  }
  return undefined;
}

/** Into the heaviest element, as long as hardly any prose is left beside the way. */
function descend(
  start: Element,
  prose: (element: Element) => number,
  isLeftOut: (element: Element) => boolean,
): Element {
  let element = start;
  let lost = 0;
  for (;;) {
    const children = blockChildren(element).filter((child) => !isLeftOut(child));
    const [heaviest] = children.toSorted((one, other) => prose(other) - prose(one));
    if (!heaviest || !containers.has(heaviest.name)) return element;
    const beside = children.filter((child) => !containers.has(child.name));
    lost += beside.reduce((sum, child) => sum + prose(child), 0);
    if (prose(heaviest) < 0.85 * prose(element) || lost > 0.05 * prose(start)) return element;
    element = heaviest;
  }
}

const containers = new Set([
  'body',
  'html',
  'div',
  'section',
  'article',
  'main',
  'table',
  'tbody',
  'tr',
  'td',
  'center',
  'form',
  'header',
  'aside',
  'dl',
  'dd',
  'fieldset',
  'details',
]);

function blockChildren(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return blockNames.has(child.name) ? [child] : blockChildren(child);
  });
}
