/** What names in the trade say of an element; `content` where it is both doubtful and content. */
export type Called = 'consent' | 'comments' | 'aside' | 'doubtful' | 'content';

/**
 * Understands what elements' classes and ids call them. Names repeat all over a page: each is read
 * once.
 */
export function nameReader(): (names: string) => Called | undefined {
  const known = new Map<string, Said>();
  const saidOnce = (name: string, understand: (name: string) => Said): Said => {
    const said = known.get(name) ?? understand(name);
    known.set(name, said);
    return said;
  };
  const saidByAll = (names: string) =>
    names
      .slice(0, 1000)
      .split(/\s+/)
      .reduce((said, name) => said | saidOnce(name, saidBy), 0);
  return (names) => called(saidOnce(names, saidByAll));
}

/** What names say, a bit for each kind. */
type Said = number;
const says = { consent: 1, comments: 2, aside: 4, doubtful: 8, content: 16 };

function called(said: Said): Called | undefined {
  if (said & says.consent) return 'consent';
  if (said & says.comments) return 'comments';
  if (said & says.aside) return 'aside';
  if (!(said & says.doubtful)) return undefined;
  return said & says.content ? 'content' : 'doubtful';
}

function saidBy(name: string): Said {
  return wordsIn(name).reduce((said, word, index, words) => {
    const pair = `${word} ${words[index + 1] ?? ''}`;
    return said | (kinds.get(word) ?? 0) | (strongPairs.has(pair) ? says.aside : 0);
  }, 0);
}

/**
 * The words of a class name: "relatedLinks-box" says "related", "links", "box". Utility classes
 * ("print:hidden", "w-[80px]") and states ("has-sidebar") say nothing of what an element is, nor does
 * "4ad9f53", which a machine has made.
 */
function wordsIn(name: string): string[] {
  if (/[:[]|^(?:has|is|no|with|without|not|show|hide|lg|md|sm|xs)[-_]/.test(name)) return [];
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .flatMap((word) => numbered.exec(word)?.[1] ?? []);
}

/** "ad", "ad2", "ad300x250". */
const numbered = /^([a-z]+)(?:\d+(?:x\d+)?)?$/;

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

const consentWords = words(`
  cookie cookies cookiebar cookieconsent cookielaw consent gdpr ccpa onetrust optanon didomi
  usercentrics truste osano privacy
`);

const commentWords = words(`
  comment comments commentlist commentarea disqus respond livefyre viafoura wpdiscuz hyvor commento
  giscus utterances intensedebate spotim openweb
  kommentare kommentar kommentarer commentaire commentaires comentario comentarios commenti
  reacties komentarze komentarz komentar yorum yorumlar
`);

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
  yarpp wprp hsform optin optins leadbox
  dfp mpu teads inread adsbygoogle heateor essb sassy
  anzeige anzeigen werbung teilen empfehlungen meistgelesen weiterlesen bildunterschrift
  publicite partage partager legende relies liresaussi lireaussi
  publicidad publicidade compartir compartilhar compartilhe leermas leiamais vejatambem saibamais
  pubblicita condividi correlati didascalia leggianche
  advertentie advertenties delen gerelateerd leesook onderschrift
  annons annonser annonce annonsering relaterade relaterte relaterede bildtext
  reklama reklam reklamy powiazane udostepnij paylas ilgili podelitsya
  caption captions credit figcaption photocredit cta infobox placeholder rating ratings
  authors authorbox byline bylines
`);

const strongPairs = new Set(
  `
  read more|more stories|more news|more articles|next article|next post|prev post|post navigation|
  see also|also read|most read|most popular|you might|about author|author box|author info|author bio|
  sign in|sign up|log in|article tags|post tags|entry tags|entry footer|article footer|post footer|site header|site footer|
  global header|screen reader|call to|sr only|post meta|entry meta|article meta|meta info|
  visually hidden|video player|lire aussi|lees ook|leer mas|leia mais|leggi anche|veja tambem|
  les ogsa|las ocksa|zum thema|mehr zum|pie foto|czytaj takze|read also|recent posts|
  latest news|latest posts|email signup|mailing list
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

const kinds = new Map<string, Said>();
for (const [kind, all] of [
  [says.consent, consentWords],
  [says.comments, commentWords],
  [says.aside, strongWords],
  [says.doubtful, weakWords],
  [says.content, contentWords],
] as const) {
  for (const word of all) kinds.set(word, (kinds.get(word) ?? 0) | kind);
}
