import { type Called, nameReader } from './aside-words.ts';
import type { Element } from './tree.ts';

/**
 * What an element says of itself that makes it unlikely to be part of the article, by its name, its
 * role, or what its class and id are called in the trade. It is a presumption only: who holds most
 * of a page's prose is the article whatever it is called, but for consent dialogs.
 */
export type Aside = 'consent' | 'comments' | 'aside' | 'doubtful' | 'folded' | 'collapsed';

/** Reads what the elements of one page say. */
export function asideReader(): (element: Element) => Aside | undefined {
  const calledBy = nameReader();
  return (element) => {
    const { id = '', class: classes = '' } = element.attributes;
    const names = isOfWords(id, element) ? classes : `${classes} ${id}`;
    const called = names === '' ? undefined : calledBy(names);
    return asideOf(element, called);
  };
}

/** Ids made of a heading's words, whatever they speak of: "how-to-read-a-privacy-policy". */
function isOfWords(id: string, { name }: Element): boolean {
  return id === '' || /^h[1-6]$/.test(name) || /^[^-_]+(?:[-_][^-_]+){5}/.test(id);
}

function asideOf(element: Element, called: Called | undefined): Aside | undefined {
  const {
    role,
    hidden,
    style,
    'aria-hidden': ariaHidden,
    id = '',
    class: classes = '',
  } = element.attributes;
  if (called === 'consent' && !isWhole(element)) return called;
  if (called === 'comments' && !isWhole(element)) return called;
  if (asideNames.has(element.name) || (role !== undefined && asideRoles.has(role))) return 'aside';
  if (called === 'aside' || called === 'doubtful') {
    if (!isWhole(element)) return called;
  } else if (called === 'content' && !isWhole(element)) return undefined;
  // React sends parts of a page hidden, as S:0, S:1 …, and a script puts them in place.
  const isStreamed = /^S:\d+$/.test(id);
  const isHidden =
    hidden !== undefined ||
    ariaHidden === 'true' ||
    isStyledHidden(style) ||
    isClassedHidden(classes);
  if (!isHidden || isStreamed) return undefined;
  return isPanel(element) ? 'folded' : 'collapsed';
}

/** What a heading or a tab opens (WAI-ARIA Authoring Practices, accordion and tabs). */
function isPanel({ attributes: { role, 'aria-labelledby': heading } }: Element): boolean {
  return role === 'region' || role === 'tabpanel' || (role === undefined && heading !== undefined);
}

/** Not shown at all, or, as for screen readers, cut down to nothing. */
function isStyledHidden(style: string | undefined): boolean {
  return (
    style !== undefined &&
    /display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(0/i.test(style)
  );
}

/** A utility class, unless another shows the element on wider screens: `hidden md:block`. */
function isClassedHidden(classes: string): boolean {
  return (
    /(?:^|\s)hidden(?:\s|$)/.test(classes) && !/:(?:block|flex|grid|inline|table)/.test(classes)
  );
}

const asideNames = new Set(['nav', 'aside', 'footer', 'form', 'menu']);

const asideRoles = new Set([
  'navigation',
  'complementary',
  'banner',
  'contentinfo',
  'search',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'tooltip',
  'tablist',
  'alert',
  'form',
]);

/** Whole pages carry the names of what stands on them: `<body class="comments-open">`. */
function isWhole({ name }: Element): boolean {
  return name === 'body' || name === 'html' || name === 'main' || name === 'article';
}
