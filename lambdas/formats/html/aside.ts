import type { Element } from './tree.ts';

/**
 * What an element says of itself that makes it unlikely to be part of the article, by its name, its
 * role, or what its class and id are called in the trade. It is a presumption only: who holds most
 * of a page's prose is the article whatever it is called, but for consent dialogs.
 */
export type Aside = 'consent' | 'comments' | 'aside' | 'doubtful' | 'collapsed';

export function asideOf(element: Element): Aside | undefined {
  const {
    role,
    hidden,
    style,
    'aria-hidden': ariaHidden,
    id = '',
    class: classes = '',
  } = element.attributes;
  const words = wordsIn(`${classes} ${id}`);
  if (words.some((word) => consentWords.has(word))) return 'consent';
  if (words.some((word) => commentWords.has(word)) && !isWhole(element)) return 'comments';
  if (asideNames.has(element.name) || (role !== undefined && asideRoles.has(role))) return 'aside';
  if (!isWhole(element)) {
    if (isCalledAside(words)) return 'aside';
    if (words.some((word) => weakWords.has(word))) {
      return words.some((word) => contentWords.has(word)) ? undefined : 'doubtful';
    }
  }
  const isHidden = style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
  // React sends parts of a page hidden, as S:0, S:1 …, and a script puts them in place.
  const isStreamed = /^S:\d+$/.test(id);
  return (hidden !== undefined || ariaHidden === 'true' || isHidden) && !isStreamed
    ? 'collapsed'
    : undefined;
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

function isCalledAside(words: string[]): boolean {
  return words.some(
    (word, index) => strongWords.has(word) || strongPairs.has(`${word} ${words[index + 1] ?? ''}`),
  );
}

/**
 * The words of class names: "relatedLinks-box" says "related", "links", "box". Utility classes
 * ("print:hidden", "w-[80px]") and states ("has-sidebar") say nothing of what an element is.
 */
function wordsIn(names: string): string[] {
  return names
    .slice(0, 1000)
    .split(/\s+/)
    .filter(
      (name) => !/[:[]|^(?:has|is|no|with|without|js|not|show|hide|lg|md|sm|xs)[-_]/.test(name),
    )
    .flatMap((name) => [
      ...name
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z]+/),
      '/',
    ])
    .filter((word) => word !== '');
}

function words(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/));
}

const consentWords = words(`
  cookie cookies cookiebar cookieconsent cookielaw consent gdpr ccpa onetrust optanon didomi
  usercentrics cmp truste osano privacy
`);

const commentWords = words(
  'comment comments commentlist commentarea kommentare kommentar disqus respond livefyre viafoura',
);

const contentWords = words(
  'article content story entry body text post main paragraph hentry prose',
);

const strongWords = words(`
  ad ads adv advert adverts advertisement advertising adbox adslot adsense adunit adwrapper
  sponsor sponsored promobox promoted outbrain taboola plista zergnet revcontent addthis addtoany
  sharedaddy related relateds relatedposts relacionadas relacionados related recirc recirculation
  share sharing sharebar sharebox sharetools social socials socialmedia newsletter newsletters
  nav navbar navigation menu breadcrumb breadcrumbs pagination pager
  mostread mostpopular readmore morestories upnext readnext nextup tagcloud taglist
  caption captions credit figcaption photocredit
`);

const strongPairs = new Set(
  `
  read more|more stories|more news|more articles|next article|next post|prev post|post navigation|
  see also|also read|most read|most popular|you might|about author|author box|author info|author bio|
  article tags|post tags|entry tags|entry footer|article footer|post footer|site header|site footer|
  global header|screen reader|call to|sr only|post meta|entry meta|article meta|meta info|
  visually hidden|video player
  `
    .split('|')
    .map((pair) => pair.trim()),
);

const weakWords = words(`
  banner promo promos promotion recommended recommendation recommendations trending popular teaser
  teasers newsfeed shares subscribe subscription signup signin login register donate donation menus
  paging toolbar sidebar sidenav footer masthead topbar toc popup modal overlay lightbox tooltip
  dropdown flyout offcanvas tags bio byline dateline timestamp disclaimer copyright credits poll
  quiz survey similar discussion authorbio
`);
