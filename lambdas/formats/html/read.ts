import { type Block, bodiesOf, runsText } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import type { NinjsAssociation, NinjsSubject } from '../../article/ninjs.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { firstTag } from '../first-tag.ts';
import { withPacked } from '../packed/references.ts';
import { blocksOf } from './blocks.ts';
import { findArticle } from './find-article.ts';
import { keepOfPage } from './keep-body.ts';
import { leadOf } from './lead.ts';
import { type Metadata, metadataOf } from './metadata.ts';
import { type Page, pageOf } from './page.ts';
import { parseMarkup } from './tree.ts';

/** In characters, most of which can only be scripts, styles and pictures. */
const longestPage = 25_000_000;

/** A web page: the article is found among what surrounds it. */
export const htmlReader = {
  format: 'html',

  recognises(text, { key, contentType }) {
    const root = firstTag(text);
    if (root === 'html') return 1;
    const tags = text.slice(0, 4096).match(knownTag)?.length ?? 0;
    if (root !== undefined && knownNames.has(root) && tags >= 2) return 0.8;
    const isNamed = /\.x?html?$/i.test(key) || /html/i.test(contentType ?? '');
    return tags >= 4 ? 0.6 : isNamed && tags >= 1 ? 0.5 : 0;
  },

  read(text, { beside }) {
    if (text.length > longestPage) throw tooLong(text.length);
    const page = pageOf(withPacked(parseMarkup(text), beside));
    const metadata = metadataOf(page);
    const place = findArticle(page.root, metadata.documentId, metadata.headlineElement);
    if (!place) throw noArticle();
    const base = baseOf(page, metadata.documentId);
    const { isLeftOut, isPictureBox } = place;
    const found = blocksOf(place.element, { base, isLeftOut, isPictureBox });
    const { blocks: body, dropped } = keepOfPage(found, metadata);
    const blocks = [...leadOf(page.root, place, metadata, base, body), ...body];
    if (!blocks.some((block) => block.type !== 'figure' && block.type !== 'embed'))
      throw noArticle();
    return readingOf(metadata, blocks, dropped);
  },
} satisfies Reader;

const knownNames = new Set(
  `head body div p article section main h1 h2 h3 meta title br span a ul ol table blockquote figure
  header`.split(/\s+/),
);
const knownTag = new RegExp(`</?(?:html|${[...knownNames].join('|')})\\b`, 'gi');

/** What relative addresses in the page start from; undefined where nothing tells. */
function baseOf(page: Page, address: string | undefined): string | undefined {
  if (page.base === undefined) return address;
  return (
    (URL.parse(page.base) ?? (address ? URL.parse(page.base, address) : null))?.href ?? address
  );
}

function readingOf(metadata: Metadata, blocks: Block[], dropped: string[]): Reading {
  const {
    headline,
    standfirst,
    by,
    authors,
    firstCreated,
    versionCreated,
    language,
    documentId,
    copyrightHolder,
    copyrightNotice,
  } = metadata;
  const subjects = subjectsOf(metadata);
  const picture = pictureOf(metadata, blocks);
  const located = datelineOf(blocks);
  return {
    article: {
      pubStatus: 'usable',
      headlines: headline ? [{ value: headline }] : [],
      bodies: bodiesOf(blocks),
      ...(firstCreated && { firstCreated }),
      ...(versionCreated && { versionCreated }),
      ...(language && { language }),
      ...(standfirst && { descriptions: [{ value: standfirst }] }),
      ...(by && { by }),
      ...(authors && { infoSources: authors.map((name) => ({ name, role: 'author' })) }),
      ...(located && { located }),
      ...(copyrightHolder && { copyrightHolder }),
      ...(copyrightNotice && { copyrightNotice }),
      ...(subjects.length > 0 && { subjects }),
      ...(documentId && {
        renditions: [{ name: 'web', href: documentId, contentType: 'text/html' }],
      }),
      ...(picture && { associations: [picture] }),
    },
    ...(documentId && { documentId }),
    evidence: { ...metadata.evidence, ...(located && { located: 'dateline' }) },
    dropped,
  };
}

function subjectsOf({ section, keywords }: Metadata): NinjsSubject[] {
  return [
    ...(section ? [{ name: section, rel: 'section', creator: 'publisher' }] : []),
    ...keywords.map((name) => ({ name, rel: 'keyword', creator: 'publisher' })),
  ];
}

/** The picture that the page names as its own, with the caption that it has in the text. */
function pictureOf({ picture }: Metadata, blocks: Block[]): NinjsAssociation | undefined {
  const figures = blocks.filter((block) => block.type === 'figure');
  const [leading] = blocks.slice(0, 1).filter((block) => block.type === 'figure');
  const same = figures.find(({ image }) => picture && isSameFile(image.source, picture.source));
  const shown = same ?? leading ?? (picture ? undefined : figures[0]);
  const href = picture?.source ?? shown?.image.source;
  if (href === undefined) return undefined;
  const caption =
    (shown && runsText(shown.caption)) || picture?.alternative || shown?.image.alternative;
  return {
    name: 'main',
    uri: href,
    type: 'picture',
    ...(caption && { descriptions: [{ value: caption }] }),
    renditions: [{ name: 'main', href }],
  };
}

/** Sites serve one picture in many sizes, told apart by the query or a folder. */
function isSameFile(one: string, other: string): boolean {
  const fileOf = (address: string) => new URL(address).pathname.split('/').at(-1);
  return fileOf(one) === fileOf(other);
}

function noArticle(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The page has no article: no prose was found between its navigation, links and forms.',
    'Upload the page of an article, as it is before any script has run if the text is loaded by script.',
  );
}

function tooLong(length: number): RejectedUpload {
  return new RejectedUpload(
    'too-large',
    `The page is ${length.toLocaleString('en')} characters long; ${longestPage.toLocaleString('en')} is the most.`,
    'Upload the page of one article, with its pictures by address.',
  );
}
