import { describe, expect, it } from 'vitest';
import { feedWriters } from '../../../lambdas/formats/feed-writers.ts';
import { address, gone, long } from '../feed-items.ts';
import { w3cMessages } from './messages.ts';

const logo = 'https://harbour-post.example/logo.png';
const current = 'https://feeds.example/partner/all.xml';
const feed = { title: 'All', address, items: [long(), gone], logo, links: { current } };
const rss = feedWriters.rss.write(feed);
const atom = feedWriters.atom.write({ ...feed, items: [long()] });

describe('the rules of the W3C feed validator', () => {
  it('find in feeds of ours only what is explained', () => {
    expect(w3cMessages(rss)).toEqual(['UndefinedElement media:status']);
    expect(w3cMessages(atom)).toEqual([]);
    expect(w3cMessages(feedWriters.atom.write(feed))).toEqual([
      'UnknownNamespace http://purl.org/atompub/tombstones/1.0',
    ]);
  });

  it.each<[fault: string, from: string | RegExp, to: string]>([
    ['MissingElement description', /<description>All<\/description>/, ''],
    ['DuplicateElement language', /<language>/, '<language>en</language><language>'],
    ['InvalidLanguage language', '>en-GB<', '>English<'],
    ['InvalidDate lastBuildDate', /<lastBuildDate>[^<]*/, '<lastBuildDate>2026-11-24'],
    ['InvalidDate pubDate', / GMT<\/pubDate>/, ' BST</pubDate>'],
    ['InvalidDate modified', /<dcterms:modified>[^<]*/, '<dcterms:modified>yesterday'],
    ['ImageLinkDoesntMatch image', /(<image>.*?<link>)[^<]*/, '$1https://other.example/'],
    ['MissingAtomSelfLink channel', 'rel="self"', 'rel="alternate"'],
    ['UnregisteredAtomLinkRel newest', 'rel="self"', 'rel="newest"'],
    ['MissingCurrentInArchive link', 'rel="current"', 'rel="hub"'],
    ['InvalidFullLink link /ferry', /(<item>.*?<link>)[^<]*/s, '$1/ferry'],
    ['MissingGuid item', /<guid.*?<\/guid>/, ''],
    ['DuplicateValue guid', '>urn:press:2<', '>https://harbour-post.example/2026/ferry<'],
    ['NotBlank category', '>labour<', '> <'],
    ['NeedDescriptionBeforeContent item', /<description>Boats[^<]*<\/description>/, ''],
    ['InvalidMediaMedium media:content', 'medium="image"', 'medium="picture"'],
    ['InvalidPositiveInteger width', 'width="1200"', 'width="wide"'],
    ['MisplacedItem item', '</item>\n</channel>', '</item><ttl>15</ttl></channel>'],
    ['UndefinedElement byline', '<dc:creator>', '<byline/><dc:creator>'],
    ['UnknownNamespace urn:x', '<rss ', '<rss xmlns:x="urn:x" '],
  ])('find %s in RSS', (fault, from, to) => {
    const broken = rss.replace(from, to);
    expect(broken).not.toBe(rss);
    expect(w3cMessages(broken)).toContain(fault);
  });

  it.each<[fault: string, enclosure: string]>([
    [
      'InvalidIntegerAttribute length',
      '<enclosure url="https://a.example/a.mp3" type="audio/mpeg"/>',
    ],
    [
      'InvalidMIMEAttribute type',
      '<enclosure url="https://a.example/a.mp3" length="1" type="mp3"/>',
    ],
    [
      'DuplicateEnclosure item',
      '<enclosure url="https://a.example/a.mp3" length="1" type="audio/mpeg"/>'.repeat(2),
    ],
  ])('find %s in an enclosure', (fault, enclosure) => {
    expect(w3cMessages(rss.replace('</item>', `${enclosure}</item>`))).toContain(fault);
  });

  it.each<[fault: string, from: string | RegExp, to: string]>([
    ['MissingElement atom:updated', /<updated>[^<]*<\/updated>/, ''],
    ['MissingElement atom:author', /<author>.*?<\/author>/, ''],
    ['DuplicateElement atom:title', /(<entry.*?)<title/s, '$1<title/><title'],
    ['MissingSelf feed', 'rel="self"', 'rel="alternate"'],
    ['InvalidDate published', /<published>[^<]*/, '<published>Tue, 24 Nov 2026'],
    ['DuplicateEntries entry', /(<entry.*<\/entry>)/s, '$1$1'],
    ['MediaGroupWithoutAlternatives media:group', '</entry>', '<media:group/></entry>'],
    ['NotBlank content', /<content.*?<\/content>/s, '<content type="html"/>'],
  ])('find %s in Atom', (fault, from, to) => {
    const broken = atom.replace(from, to);
    expect(broken).not.toBe(atom);
    expect(w3cMessages(broken)).toContain(fault);
  });
});
