import { safeImage, safeLink } from '../../../lambdas/article/address.ts';
import { bodiesOf } from '../../../lambdas/article/blocks.ts';
import { datelineOf } from '../../../lambdas/article/dateline.ts';
import { toUtc } from '../../../lambdas/article/dates.ts';
import { isUri } from '../../../lambdas/article/identity.ts';
import type {
  NinjsArticle,
  NinjsAssociation,
  NinjsConcept,
  NinjsText,
} from '../../../lambdas/article/ninjs.ts';
import type { Reading } from '../../../lambdas/article/reading.ts';
import { cleanText } from '../../../lambdas/article/text.ts';
import { markupBlocks } from '../../../lambdas/formats/body-text.ts';
import { present } from '../../../lambdas/formats/ninjs/fields.ts';
import { mediaIdentifier } from '../../../lambdas/formats/xml/address.ts';
import { joined, picturesIn, tidied } from '../../../lambdas/formats/xml/body.ts';
import { distinct, filled, named } from '../../../lambdas/formats/xml/concepts.ts';
import { namesInField, placeInField } from '../../../lambdas/formats/xml/lines.ts';

/**
 * What is left of an article that went through NewsML-G2: docs/reference/losses.md, line by line.
 */
export function keptByNewsmlG2(article: NinjsArticle): Reading['article'] {
  const { pubStatus, headlines, versionCreated, firstCreated, language, version } = article;
  const main = headlines.slice(0, 1).map(({ value }) => ({ value }));
  const own = present<Reading['article']>({
    pubStatus,
    headlines: main,
    bodies: [],
    versionCreated,
    // The instant is kept, and read in UTC.
    firstCreated: firstCreated && toUtc(firstCreated),
    language,
    infoSources: [senderOf(article)],
    altIds: [{ role: 'version', value: version }],
  });
  return pubStatus === 'canceled' ? own : { ...own, ...restOf(article, main[0]?.value) };
}

function restOf(article: NinjsArticle, headline: string | undefined): Partial<Reading['article']> {
  const { blocks } = tidied(
    markupBlocks(xmlText(article.bodies[0]?.value ?? ''), undefined),
    headline,
  );
  const { subjects = [], places = [], people = [], organisations = [] } = article;
  const { events = [], objects = [], infoSources = [], genres = [], altIds = [] } = article;
  const words = subjects.filter((one) => one.rel === 'keyword' && !one.uri && !one.literal);
  const [place] = places.filter(({ rel }) => rel === 'located');
  const web = safeLink(article.renditions?.find(({ name }) => name === 'web')?.href ?? '');
  return present<Partial<Reading['article']>>({
    embargoedUntil: article.embargoedUntil,
    expires: article.expires,
    contentCreated: article.contentCreated,
    urgency: article.urgency,
    slugline: article.slugline,
    by: article.by && namesInField(article.by),
    located: place?.name ?? placeInField(article.located ?? '') ?? datelineOf(blocks),
    edNote: article.edNote,
    copyrightHolder: article.copyrightHolder,
    copyrightNotice: article.copyrightNotice,
    usageTerms: article.usageTerms,
    rightsInfo: rightsOf(article),
    bodies: blocks.length > 0 ? bodiesOf(blocks) : [],
    headlines: [
      ...(headline ? [{ value: headline }] : []),
      ...distinct(
        article.headlines.slice(1).map(({ role, value }) => ({
          role: partOf(role) ?? 'alternative',
          value,
        })),
      ).filter(({ value }) => value !== headline),
    ],
    descriptions: filled(
      distinct((article.descriptions ?? []).map(textOf)).filter(
        ({ role = '' }) => !/caption|shotlist|dopesheet|audio|info$/i.test(role),
      ),
    ),
    subjects: filled(
      distinct([
        ...subjects
          .filter((one) => !words.includes(one))
          .map(({ creator, relevance, confidence, ...one }) => ({
            ...conceptOf(one),
            creator: (creator !== 'publisher' && coded(creator ?? '')) || 'publisher',
            ...(relevance !== undefined && { relevance }),
            ...(confidence !== undefined && { confidence }),
          })),
        ...words.map(({ name }) => ({ name, rel: 'keyword', creator: 'publisher' })),
      ]),
    ),
    people: filled(named(people.map((one) => conceptOf(one, 'about')))),
    organisations: filled(named(organisations.map((one) => conceptOf(one, 'about')))),
    events: filled(named(events.map((one) => conceptOf(one, 'about')))),
    objects: filled(named(objects.map((one) => conceptOf(one, 'about')))),
    places: filled(
      named([
        ...places.filter(({ rel }) => rel !== 'located').map((one) => conceptOf(one, 'about')),
        ...places.filter(({ rel }) => rel === 'located').map((one) => conceptOf(one, 'located')),
      ]),
    ),
    genres: filled(distinct(genres.map((one) => conceptOf(one)))),
    digitalSourceType: article.digitalSourceType && sourceTypeOf(article.digitalSourceType),
    infoSources: [
      ...Map.groupBy(
        [
          ...infoSources
            .filter(({ role = '' }) => !['author', 'contributor', 'credit'].includes(role))
            .map((one) => ({
              ...conceptOf(one),
              ...(one.role && coded(one.role) && { role: coded(one.role) }),
            })),
          senderOf(article),
          ...infoSources
            .filter(({ role }) => role === 'credit')
            .slice(0, 1)
            .map(creditOf),
        ],
        ({ name }) => name,
      ).values(),
    ].flatMap((same) => same.slice(0, 1)),
    renditions: web?.startsWith('http')
      ? [{ name: 'web', href: web, contentType: 'text/html' }]
      : undefined,
    associations: filled(mediaFirst(joined(associationsOf(article), picturesIn(blocks)))),
    altIds: [
      { role: 'version', value: article.version },
      ...distinct(
        altIds
          .filter(({ role }) => role !== 'version')
          .map(({ role, value }) => ({ role: coded(role) ?? 'other', value })),
      ),
    ],
  });
}

/** A code of a scheme that only its sender knows stands in ours; no code has spaces. */
function coded(word: string): string | undefined {
  if (/\s/.test(word)) return undefined;
  return /^(?:wirecopy|isrol|drol|hltype|irel|idtype):/.test(word)
    ? word
    : word && `wirecopy:${word.replace(/^urn:wirecopy:/, '')}`;
}

function partOf(role: string | undefined): string | undefined {
  return role && !/[\s:/#]/.test(role) ? role : undefined;
}

function textOf({ role, value }: NinjsText): NinjsText {
  const part = partOf(role);
  return { ...(part && { role: part }), value };
}

/** Rights in a language that is not named say nothing. */
function rightsOf({ rightsInfo = {} }: NinjsArticle): NinjsArticle['rightsInfo'] {
  const { linkedRights, langId, encodedRights = '' } = rightsInfo;
  if (linkedRights && isUri(linkedRights)) return { linkedRights };
  const text = cleanText(xmlText(encodedRights).replace(/\r\n?/g, '\n')).trim();
  return langId && text ? { langId, encodedRights: text } : undefined;
}

/** A literal beside a URI is left out, and one that only repeats the name. */
function conceptOf(
  { name, uri, literal }: { name: string; uri?: string; literal?: string },
  rel?: string,
): NinjsConcept {
  const id = uri && isUri(uri) ? { uri } : literal && literal !== name ? { literal } : {};
  return { name, ...(rel && { rel }), ...id };
}

function sourceTypeOf({ name, uri, literal }: NonNullable<NinjsArticle['digitalSourceType']>) {
  const label = name ?? uri ?? literal;
  return label
    ? conceptOf({ name: label, ...(uri && { uri }), ...(literal && { literal }) })
    : undefined;
}

function senderOf({ infoSources = [], copyrightHolder, renditions, uri }: NinjsArticle) {
  const sender = infoSources.find(({ role }) => role === undefined);
  const page = renditions?.find(({ name }) => name === 'web')?.href ?? uri;
  return sender
    ? conceptOf(sender)
    : { name: copyrightHolder ?? (URL.parse(page)?.hostname || 'Wirecopy') };
}

function creditOf({ name }: { name: string }) {
  return { name, role: 'credit' };
}

function associationsOf({ associations = [], uri: own }: NinjsArticle): NinjsAssociation[] {
  const known = new Set<string>([own]);
  const counts = { media: 0, related: 0 };
  return associations.flatMap((one) => {
    const renditions = distinct(
      (one.renditions ?? []).flatMap(({ title, ...rendition }, index) => {
        const href = safeImage(rendition.href);
        const name = partOf(rendition.name) ?? `${index + 1}`;
        return href ? [{ ...rendition, name, href }] : [];
      }),
    );
    const uri = mediaIdentifier(one.uri) ?? renditions[0]?.href;
    if (!uri || known.has(uri)) return [];
    known.add(uri);
    const kind = one.type === 'text' ? 'related' : 'media';
    counts[kind] += 1;
    const headline = one.headlines?.[0]?.value;
    const descriptions = one.descriptions ?? [];
    const caption = descriptions.find(({ role }) => role !== 'alternative');
    const alternative = descriptions.find(({ role }) => role === 'alternative');
    const credit = one.infoSources?.find(({ role }) => role === 'credit');
    return [
      present<NinjsAssociation>({
        name: `${kind}${counts[kind]}`,
        rel: partOf(one.rel),
        uri,
        type: one.type,
        headlines: headline && headline !== uri ? [{ value: headline }] : undefined,
        descriptions: filled([
          ...(caption ? [{ value: caption.value }] : []),
          ...(alternative ? [{ role: 'alternative', value: alternative.value }] : []),
        ]),
        by: one.by,
        copyrightHolder: one.copyrightHolder,
        copyrightNotice: one.copyrightNotice,
        usageTerms: one.usageTerms,
        infoSources: credit && [creditOf(credit)],
        renditions: filled(renditions),
      }),
    ];
  });
}

function mediaFirst(all: NinjsAssociation[]): NinjsAssociation[] {
  return [
    ...all.filter(({ type }) => type !== 'text'),
    ...all.filter(({ type }) => type === 'text'),
  ];
}

/** XML has no form feeds, vertical tabs and halves of characters, which texts may have. */
function xmlText(html: string): string {
  return html.replace(/[\v\f]|\p{Cs}/gu, '');
}
