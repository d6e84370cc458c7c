/** What names in the trade say of an element; `content` where it is both doubtful and content. */
export type Called = 'consent' | 'comments' | 'aside' | 'doubtful' | 'content';

/** What an element's class and id call it. */
export function calledIn(names: string): Called | undefined {
  const words = wordsIn(names);
  if (words.some((word) => consentWords.has(word))) return 'consent';
  if (words.some((word) => commentWords.has(word))) return 'comments';
  if (isCalledAside(words)) return 'aside';
  if (!words.some((word) => weakWords.has(word))) return undefined;
  return words.some((word) => contentWords.has(word)) ? 'content' : 'doubtful';
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
  caption captions credit figcaption photocredit cta infobox placeholder rating ratings
  authors authorbox byline bylines
`);

const strongPairs = new Set(
  `
  read more|more stories|more news|more articles|next article|next post|prev post|post navigation|
  see also|also read|most read|most popular|you might|about author|author box|author info|author bio|
  sign in|sign up|log in|article tags|post tags|entry tags|entry footer|article footer|post footer|site header|site footer|
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
