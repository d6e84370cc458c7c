import { bodiesOf, toPlainText } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import { toUtc } from '../../article/dates.ts';
import { languageTag } from '../../article/language.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { cleanLine } from '../../article/text.ts';
import { mostItems, present, whole } from '../ninjs/fields.ts';
import { tidied, xhtmlBlocks } from '../xml/body.ts';
import { distinct, filled } from '../xml/concepts.ts';
import { namesInField, placeInField } from '../xml/lines.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  lineIn,
  parseXml,
  type XmlElement,
} from '../xml/read.ts';
import { rootOf } from '../xml/root.ts';
import { type Publication, strictest } from '../xml/status.ts';
import { partsOf, type Text, textOfItem } from './component.ts';
import { altIdsOf, identifierOf } from './identifier.ts';
import { mediaOf } from './media.ts';
import { adviceIn, described, newsLine, partiesIn, placesIn, subjectsIn } from './metadata.ts';
import { expiryOf, publicationOf } from './publication.ts';

/** IPTC NewsML 1.0 to 1.2: a NewsItem with NITF, XHTML or plain text in its main NewsComponent. */
export const newsml12Reader = {
  format: 'newsml-1.2',

  recognises(text) {
    return rootOf(text) === 'newsml' ? 1 : 0;
  },

  read(text) {
    const items = childrenOf(parseXml(text), 'NewsItem');
    const item = items.find(isArticle) ?? items[0];
    if (!item) throw noItem();
    const found = textOfItem(item);
    const management = childOf(item, 'NewsManagement');
    const status = strictest(publicationOf(management), found?.head?.publication);
    if (!found && status.pubStatus === 'usable') throw noText(item);
    const content = found ?? { ...nothing, components: childrenOf(item, 'NewsComponent') };
    const expires = expiryOf(management);
    return readingOf(item, items.length, content, { ...status, expires });
  },
} satisfies Reader;

/** A kill needs no text. */
function isArticle(item: XmlElement): boolean {
  return (
    textOfItem(item) !== undefined ||
    publicationOf(childOf(item, 'NewsManagement')).pubStatus !== 'usable'
  );
}

const nothing = { blocks: [], source: '', head: undefined, media: [] };

function readingOf(
  item: XmlElement,
  items: number,
  { components, head, media, source, blocks: all }: Text,
  status: Publication & { expires: string | undefined },
): Reading {
  const management = childOf(item, 'NewsManagement');
  const documentId = identifierOf(item);
  const headline = headlineOf(item, components, head);
  const { blocks, dropped } = tidied(all, headline?.value);
  const byline = newsLine(components, 'ByLine');
  const by = (byline && namesInField(byline)) ?? head?.by;
  const dateline = newsLine(components, 'DateLine');
  const place = (dateline && placeInField(dateline)) ?? head?.located;
  const located = place ?? datelineOf(blocks);
  const language = described(components, 'Language') ?? attributeOf(item, 'xml:lang');
  const description =
    head?.description ?? partIn(item, components, /^(?:abstract|summary|subheadline)$/);
  const genre = described(components, 'Genre');
  const sources = distinct([
    ...partiesIn(components, 'Source'),
    ...partiesIn(components, 'Provider'),
  ]);
  const article = present<Reading['article']>({
    ...status,
    headlines: headline ? [{ value: headline.value }] : [],
    bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
    descriptions: description ? [{ value: description }] : undefined,
    firstCreated: timeOf(management, 'FirstCreated'),
    versionCreated: timeOf(management, 'ThisRevisionCreated'),
    contentCreated: head?.storyDate,
    urgency: whole(attributeOf(childOf(management, 'Urgency'), 'FormalName'), 1, 9),
    language: language && languageTag(language),
    by,
    located,
    slugline:
      newsLine(components, 'SlugLine') ?? lineIn(childOf(item, 'Identification', 'NameLabel')),
    copyrightHolder: holderOf(components) ?? head?.rightsOwner,
    copyrightNotice: newsLine(components, 'CopyrightLine'),
    usageTerms: adviceIn(components),
    edNote:
      distinct(childrenOf(management, 'Instruction').flatMap((one) => lineIn(one) ?? [])).join(
        '; ',
      ) || undefined,
    subjects: filled(subjectsIn(components, namesOf(item))),
    places: filled(placesIn(components)),
    infoSources: filled(sources.map((name) => ({ name }))),
    genres: genre ? [{ name: genre }] : undefined,
    associations: filled([...mediaOf(item, components.at(-2)), ...media].slice(0, mostItems)),
    altIds: filled(altIdsOf(item)),
  });
  return {
    article,
    ...(documentId && { documentId }),
    evidence: present<Record<string, string>>({
      headline: headline?.source,
      body: source || undefined,
      documentId: documentId && 'NewsIdentifier',
      by: by && (byline ? 'ByLine' : 'byline'),
      located: located && (place ? (dateline ? 'DateLine' : 'dateline/location') : 'dateline'),
      items: items > 1 ? `first of ${items}` : undefined,
    }),
    dropped,
  };
}

function headlineOf(
  item: XmlElement,
  components: XmlElement[],
  head: Text['head'],
): { value: string; source: string } | undefined {
  const line = newsLine(components, 'HeadLine');
  if (line) return { value: line, source: 'NewsLines/HeadLine' };
  if (head?.headline) return head.headline;
  const part = partIn(item, components, /^headline$/);
  return part ? { value: part, source: 'NewsComponent (HeadLine)' } : undefined;
}

/** The text of a component beside the article's own, of the same alternative. */
function partIn(item: XmlElement, [own, ...around]: XmlElement[], role: RegExp) {
  const part = partsOf(item).find(
    (one) => role.test(one.role) && one.components[0] !== own && one.components[1] === around[0],
  );
  const data = part && childOf(part.item, 'DataContent');
  return data && (cleanLine(toPlainText(xhtmlBlocks(firstHtml(data) ?? data))) || undefined);
}

function firstHtml(data: XmlElement): XmlElement | undefined {
  return descendantsOf(data, 'html').next().value ?? undefined;
}

function timeOf(management: XmlElement | undefined, name: string): string | undefined {
  return toUtc(lineIn(childOf(management, name)) ?? '');
}

function holderOf(components: XmlElement[]): string | undefined {
  return components
    .map((component) =>
      lineIn(childOf(component, 'RightsMetadata', 'Copyright', 'CopyrightHolder')),
    )
    .find((holder) => holder !== undefined);
}

/** NITF inside names the codes that NewsML only gives. */
function namesOf(item: XmlElement): Map<string, string> {
  const named = [...descendantsOf(item, 'tobject.subject')].flatMap((one): [string, string][] => {
    const code = attributeOf(one, 'tobject.subject.refnum');
    const name = ['detail', 'matter', 'type']
      .map((part) => attributeOf(one, `tobject.subject.${part}`))
      .find((value) => value !== undefined);
    return code && name ? [[code, name]] : [];
  });
  return new Map(named);
}

function noItem(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The NewsML document holds no NewsItem.',
    'Upload a NewsItem with the text of the article.',
  );
}

function noText(item: XmlElement): RejectedUpload {
  const media = [...descendantsOf(item, 'MediaType', 'Format')]
    .flatMap((one) => attributeOf(one, 'FormalName') ?? [])
    .join(', ');
  return new RejectedUpload(
    'no-article',
    `The NewsItem holds no text of its own, only a caption or other media${media && ` (${media.slice(0, 100)})`}.`,
    'Upload items with a text in the DataContent of their main NewsComponent.',
  );
}
