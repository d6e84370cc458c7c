import { safeImage, safeLink } from '../../article/address.ts';
import { type Block, runsText } from '../../article/blocks.ts';
import { toUtc } from '../../article/dates.ts';
import type { NinjsArticle, NinjsAssociation } from '../../article/ninjs.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { embargoUntil } from '../embargo.ts';
import { readingOf, tagged, timed } from '../findings.ts';
import { firstTag } from '../first-tag.ts';
import { bylineOf } from '../html/byline.ts';
import { type Candidate, candidate } from '../html/candidate.ts';
import { isObject, listOf } from '../json.ts';
import type { Document } from '../ninjs/fields.ts';
import { withPackedFields } from '../packed/references.ts';
import { statusOf } from '../status.ts';
import { markdownBlocks } from './blocks.ts';
import { namesIn, said, textsIn } from './fields.ts';
import { fenceOf, splitFrontMatter } from './front-matter.ts';

/** Markdown, with YAML or TOML front matter or without. */
export const markdownReader = {
  format: 'markdown',

  recognises(text, { key, contentType = '' }) {
    const isNamed =
      /\.(?:md|markdown|mdown|mkd)$/i.test(key) || /^text\/(?:x-)?markdown/i.test(contentType);
    if (/\.(?:ya?ml|toml)$/i.test(key)) return 0;
    if (fenceOf(text) !== undefined && isClosed(text)) return 0.95;
    if (isNamed) return firstTag(text) === 'html' ? 0 : 0.9;
    const start = text.slice(0, 16_384);
    const marks = marksOfMarkdown.filter((mark) => mark.test(start)).length;
    return /^\s*#{1,2} \S/.test(start) && marks >= 1 ? 0.6 : 0;
  },

  read(text, { lastModified, beside }) {
    const { fields: written, body, language } = splitFrontMatter(text);
    const fields = withPackedFields(written, beside);
    const say = (...names: string[]) => said(fields, names);
    const web = linkIn(fields);
    const blocks = markdownBlocks(body, web?.value, beside);
    const titled = titleIn(blocks);
    const headline = [...say('title', 'headline'), candidate('heading', titled)];
    return read(fields, {
      headline,
      web,
      blocks,
      source: language ? 'below front matter' : 'text',
      uploaded: lastModified,
    });
  },
} satisfies Reader;

/** Which a plain text hardly has: a lesser heading, a link, strong text, a picture. */
const marksOfMarkdown = [/^#{2,6} \S/m, /\]\(\S+\)/, /\*\*\S/, /^> \S/m];

function isClosed(text: string): boolean {
  return /\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\r?\n|$)/.test(text);
}

interface Body {
  headline: Candidate[];
  web: Candidate | undefined;
  blocks: Block[];
  source: string;
  /** RFC 3339. */
  uploaded: string;
}

function read(fields: Document, { headline, web, blocks, source, uploaded }: Body): Reading {
  const say = (...names: string[]) => said(fields, names);
  const times = (...names: string[]) =>
    say(...names).map((found) => timed(found.source, found.value));
  return readingOf({
    pubStatus: statusIn(fields),
    fields: {
      headline,
      standfirst: say(
        'standfirst',
        'description',
        'summary',
        'excerpt',
        'subtitle',
        'dek',
        'abstract',
      ),
      documentId: [...say('id', 'guid', 'uuid', 'uri', 'slug'), ...(web ? [web] : [])],
      webAddress: [web],
      by: ['author', 'authors', 'byline', 'by'].map((name) =>
        candidate(name, bylineOf(textsIn(fields[name]))),
      ),
      firstCreated: times(
        'date',
        'published',
        'published_at',
        'date_published',
        'pubdate',
        'publishdate',
        'publish_date',
        'created',
      ),
      versionCreated: times(
        'updated',
        'updated_at',
        'modified',
        'date_modified',
        'lastmod',
        'last_modified',
        'last_modified_at',
      ),
      embargoedUntil: embargoIn(fields, uploaded),
      expires: times('expires', 'expiry', 'expirydate', 'unpublish_date'),
      language: say('lang', 'language', 'locale').map((found) => tagged(found.source, found.value)),
      located: say('dateline', 'location', 'located'),
      slugline: say('slugline'),
      copyrightHolder: say('copyright_holder'),
      copyrightNotice: say('copyright', 'copyright_notice'),
      usageTerms: say('usage_terms', 'license', 'rights'),
      edNote: say('ednote', 'ed_note', 'note'),
    },
    sections: ['section', 'category', 'categories'].flatMap((name) => namesIn(fields[name])),
    keywords: ['tags', 'keywords'].flatMap((name) => namesIn(fields[name])),
    lists: { associations: picturesIn(fields, web?.value), infoSources: sourcesIn(fields) },
    body: { blocks, source },
  });
}

/** Jekyll says `published: false`, Hugo `draft: true`. */
function statusIn(fields: Document): NinjsArticle['pubStatus'] {
  const isTrue = (name: string) => /^(?:true|yes|on)$/i.test(textsIn(fields[name])[0] ?? '');
  const isFalse = /^(?:false|no|off)$/i.test(textsIn(fields.published)[0] ?? '');
  const [status] = ['pubstatus', 'pub_status', 'status'].flatMap((name) => textsIn(fields[name]));
  return statusOf(status ?? (isTrue('draft') || isFalse ? 'draft' : undefined));
}

/** Hugo holds an article back until its `publishDate`. */
function embargoIn(fields: Document, uploaded: string): Candidate[] {
  const names = ['embargo', 'embargoed', 'embargoed_until', 'embargoeduntil', 'embargo_until'];
  for (const { source, value } of said(fields, names)) {
    if (value && !/^(?:false|no|none)$/i.test(value)) {
      return [candidate(source, embargoUntil(value))];
    }
    // A list or a mapping says something, which we cannot read: it would not hold.
    const written = fields[source];
    if (typeof written === 'object' && written !== null) embargoUntil(JSON.stringify(written));
  }
  return said(fields, ['publishdate', 'publish_date']).flatMap(({ source, value = '' }) => {
    const time = toUtc(value);
    const isAhead = time !== undefined && Date.parse(time) > Date.parse(uploaded);
    return isAhead ? [candidate(source, embargoUntil(value))] : [];
  });
}

function linkIn(fields: Document): Candidate | undefined {
  return said(fields, ['canonical_url', 'canonical', 'canonicalurl', 'url', 'link', 'permalink'])
    .map(({ source, value }) => candidate(source, safeLink(value ?? '')))
    .find(({ value }) => value?.startsWith('http'));
}

/** The title, where it stands only above the text. It is taken from there. */
function titleIn(blocks: Block[]): string | undefined {
  const first = blocks.findIndex(({ type }) => type !== 'figure');
  const block = blocks[first];
  return block?.type === 'heading' ? runsText(block.runs) : undefined;
}

function picturesIn(fields: Document, base: string | undefined): NinjsAssociation[] {
  for (const name of ['image', 'cover', 'featured_image', 'cover_image', 'hero', 'thumbnail']) {
    const [value] = listOf(fields[name]);
    const image: Document = isObject(value) ? value : { url: value ?? null };
    const [address = ''] = ['url', 'src', 'image', 'path'].flatMap((one) => textsIn(image[one]));
    const href = address === '' ? undefined : safeImage(address, base);
    if (href === undefined) continue;
    const [caption] = [
      ...textsIn(image.caption),
      ...textsIn(image.alt),
      ...textsIn(fields.image_caption),
    ];
    const [by] = [...textsIn(image.credit), ...textsIn(image.by)];
    return [
      {
        name: 'main',
        uri: href,
        type: 'picture',
        ...(caption && { descriptions: [{ value: caption }] }),
        ...(by && { by }),
        renditions: [{ name: 'main', href }],
      },
    ];
  }
  return [];
}

function sourcesIn(fields: Document): { name: string }[] {
  return ['source', 'publisher', 'agency']
    .flatMap((name) => textsIn(fields[name]))
    .slice(0, 1)
    .map((name) => ({ name }));
}
