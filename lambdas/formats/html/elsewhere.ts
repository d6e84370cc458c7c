import { type Run, runsText } from '../../article/blocks.ts';
import { endsSentence } from '../../article/text.ts';

/** The share of a line's characters that are links, 0 to 1. */
export function linkShare(runs: Run[]): number {
  const text = runsText(runs).length;
  const linked = runsText(runs.filter(({ linked }) => linked)).length;
  return text === 0 ? 0 : linked / text;
}

/**
 * Whether a line leads to another article of the site at `address`: it is one link, and no
 * sentence. A link to another site is what the article speaks of.
 */
export function isTitleOfAnother(runs: Run[], address: string | undefined): boolean {
  if (linkShare(runs) <= 0.85 || endsSentence(runsText(runs))) return false;
  const leadsElsewhere = elsewhereFrom(address);
  return !runs.some(({ href }) => href !== undefined && leadsElsewhere(href));
}

/**
 * Tells whether a link of the page at `address` leads to another site, and not to a social network's
 * button. A relative one stays, and so does any where the page's own address is not known.
 */
export function elsewhereFrom(address: string | undefined): (href: string) => boolean {
  const own = address && siteOf(address);
  return (href) => {
    const other = own && siteOf(href);
    return other !== undefined && other !== '' && other !== own && !networks.has(other);
  };
}

/**
 * The last two parts of the host's name; undefined for a relative address. Countries' own "co.uk"
 * makes one site of many: harmless. A page has thousands of links, too many to parse each as a URL.
 */
function siteOf(address: string): string | undefined {
  const host = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(address)?.[1];
  return host?.toLowerCase().split('.').slice(-2).join('.');
}

const networks = new Set(
  `facebook.com twitter.com x.com t.co linkedin.com pinterest.com whatsapp.com wa.me reddit.com
  tumblr.com telegram.me t.me instagram.com youtube.com flipboard.com google.com bsky.app threads.net
  vk.com weibo.com line.me`.split(/\s+/),
);
