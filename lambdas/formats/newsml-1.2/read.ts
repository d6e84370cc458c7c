import { bodiesOf } from '../../article/blocks.ts';
import { datelineOf } from '../../article/dateline.ts';
import { toUtc } from '../../article/dates.ts';
import { languageTag } from '../../article/language.ts';
import type { NinjsSubject } from '../../article/ninjs.ts';
import type { Reader, Reading } from '../../article/reading.ts';
import { evidenceFor } from '../evidence.ts';
import { mostItems, present, whole } from '../ninjs/fields.ts';
import { withPacked } from '../packed/references.ts';
import { readEach } from '../several.ts';
import { isKillNotice } from '../wire/labels.ts';
import { joined, tidied } from '../xml/body.ts';
import { distinct, filled, named } from '../xml/concepts.ts';
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
import { heeding, type Publication, strictest } from '../xml/status.ts';
import { settingOf, type Text, textOfItem } from './component.ts';
import { headlineOf, partIn, subheadsOf } from './head.ts';
import { altIdsOf, identifierOf } from './identifier.ts';
import { itemsIn, type Story } from './items.ts';
import { mediaOf } from './media.ts';
import { adviceIn, described, newsLine, partiesIn, placesIn, subjectsIn } from './metadata.ts';
import { expiryOf, publicationOf } from './publication.ts';
import { noItem, noText } from './refusals.ts';
import { usualPlaces } from './usual-places.ts';

/** IPTC NewsML 1.0 to 1.2: NewsItems with NITF, XHTML or plain text in their main NewsComponent. */
export const newsml12Reader = {
  format: 'newsml-1.2',

  recognises(text) {
    return rootOf(text) === 'newsml' ? 1 : 0;
  },

  read(text, { beside }) {
    const items = itemsIn(withPacked(parseXml(text), beside));
    if (items.length === 0) throw noItem();
    return readEach(items, ({ item }) => identifierOf(item), readItem);
  },
} satisfies Reader;

function readItem({ item, others }: Story): Reading {
  const found = textOfItem(item);
  const management = childOf(item, 'NewsManagement');
  const stated = strictest(publicationOf(management), found?.head?.publication);
  const status = heeding(
    stated,
    newsLine(found?.components ?? childrenOf(item, 'NewsComponent'), 'HeadLine'),
  );
  if (!found && status.pubStatus === 'usable') throw noText(item);
  const content = found ?? { ...nothing, components: childrenOf(item, 'NewsComponent') };
  const expires = expiryOf(management);
  return readingOf(item, others, content, { ...status, expires });
}

const nothing = { blocks: [], source: '', head: undefined, media: [] };

function readingOf(
  item: XmlElement,
  others: XmlElement[],
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
  const about = head?.about;
  const sources = distinct([
    ...partiesIn(components, 'Source'),
    ...partiesIn(components, 'Provider'),
  ]);
  const article = present<Reading['article']>({
    ...status,
    headlines: headline
      ? [{ value: headline.value }, ...subheadsOf(components, head, headline)]
      : [],
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
    subjects: filled(
      codedOnce([...subjectsIn(components, namesOf(item)), ...(about?.subjects ?? [])]),
    ),
    people: filled(about?.people ?? []),
    organisations: filled(about?.organisations ?? []),
    places: filled(named([...placesIn(components), ...(about?.places ?? [])])),
    events: filled(about?.events ?? []),
    objects: filled(about?.objects ?? []),
    infoSources: filled(sources.map((name) => ({ name }))),
    genres: genre ? [{ name: genre }] : undefined,
    associations: filled(
      joined(
        [
          ...mediaOf(item, settingOf(item, components)),
          ...others.flatMap((one) => mediaOf(one, undefined)),
        ],
        media,
      ).slice(0, mostItems),
    ),
    altIds: filled(altIdsOf(item)),
  });
  return {
    article,
    ...(documentId && { documentId }),
    evidence: evidenceFor(
      article,
      {
        headline: headline?.source,
        body: source || undefined,
        documentId: documentId && 'NewsIdentifier',
        by: by && (byline ? 'ByLine' : 'byline'),
        located: located && (place ? (dateline ? 'DateLine' : 'dateline/location') : 'dateline'),
        pubStatus:
          status.pubStatus === 'canceled' && isKillNotice(headline?.value ?? '')
            ? 'headline'
            : undefined,
      },
      usualPlaces,
    ),
    dropped,
  };
}

/** A code that NITF inside has as well is one. */
function codedOnce(subjects: NinjsSubject[]): NinjsSubject[] {
  const key = ({ uri, literal, name, rel }: NinjsSubject) => uri ?? literal ?? `${rel} ${name}`;
  return [...new Map(subjects.toReversed().map((one) => [key(one), one])).values()].toReversed();
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
