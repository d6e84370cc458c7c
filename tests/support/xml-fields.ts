import type { Reading } from '../../lambdas/article/reading.ts';
import { countAt, elementsAt, type Source, textOf, valuesAt } from './xml-source.ts';

/** How much of a field stands in the source of an article, by the names of the table's columns. */
export type SourceFields = Record<string, number>;

const paths =
  (source: Source) =>
  (...all: string[]) =>
    countAt(source, ...all);
export const any = (count: number) => Math.min(count, 1);

export function nitf(source: Source): SourceFields {
  const at = paths(source);
  const media = elementsAt(source, 'body.content/media');
  return {
    head: any(at('hedline/hl1', 'head/title')),
    subh: valuesAt(source, 'hedline/hl2').filter(
      (line) => !valuesAt(source, 'hedline/hl1').includes(line),
    ).length,
    by: any(at('body.head/byline')),
    place: any(at('dateline/location')),
    lang: any(at('nitf@baselang', 'nitf@xml:lang', 'p@xml:lang')),
    id: any(at('doc-id@id-string')),
    vers: at('du-key@version'),
    ids: at('du-key@key', 'docdata@management-doc-idref'),
    first: any(at('revision-history@norm')),
    made: any(at('date.issue@norm', 'pubdata@date.publication')),
    orig: any(at('story.date@norm')),
    urg: Number(valuesAt(source, 'urgency@ed-urg')[0] ?? 0),
    subj:
      elementsAt(source, 'tobject.subject').length +
      at('keyword@key', 'doc-scope@scope', 'identified-content/classifier'),
    codes: at('tobject.subject@tobject.subject.refnum'),
    geo:
      any(at('evloc@city', 'evloc@iso-cc')) +
      at('body.content/p/location') +
      at('identified-content/location@location-code'),
    names: at('p/person', 'identified-content/person') + at('p/org', 'identified-content/org'),
    desc: any(at('body.head/abstract')),
    genre: at('tobject.property@tobject.property.type', 'fixture@fix-id'),
    terms: any(at('doc.rights@type', 'doc.rights@limitations', 'rights/rights.limitations')),
    copy:
      any(at('doc.copyright@holder', 'rights.owner', 'doc.rights@owner')) +
      any(at('doc.copyright@year')),
    exp: any(at('date.expire@norm')),
    note: any(at('ed-msg@info', 'body.head/note')),
    src: at('from-src@src-name', 'distributor'),
    slug: any(
      elementsAt(source, 'meta').filter(({ attributes }) => attributes.name === 'anpa-keyword')
        .length,
    ),
    media: media.length,
    capt: media.filter((one) => countAt(one, 'media-caption') > 0).length,
    cred: media.filter((one) => countAt(one, 'media-producer') > 0).length,
    alt: media.filter((one) => countAt(one, 'media-reference@alternate-text') > 0).length,
  };
}

export function newsmlG2(document: Source, { documentId }: Reading): SourceFields {
  const item = elementsAt(document, 'newsItem').find(
    ({ attributes }) => attributes.guid === documentId,
  );
  if (!item) return {};
  const at = paths(item);
  const subjects = elementsAt(item, 'contentMeta/subject');
  const ofKind = (kind: RegExp) =>
    new Set(
      subjects
        .filter(({ attributes }) => kind.test(attributes.type ?? ''))
        .map((one) => one.attributes.qcode ?? textOf(one)),
    ).size;
  const linked = elementsAt(item, 'itemMeta/link').filter(
    ({ attributes }) => (attributes.residref ?? attributes.guidref) !== documentId,
  );
  const items = elementsAt(document, 'newsItem');
  const isOnlyText =
    items.filter((one) => elementsAt(one, 'contentSet/inlineXML').length > 0).length < 2;
  const others = items.filter(
    (one) => isOnlyText && one !== item && countAt(one, 'remoteContent@href') > 0,
  );
  const figures = elementsAt(item, 'inlineXML').flatMap((one) => elementsAt(one, 'figure'));
  const about = [...linked, ...others];
  return {
    head: any(at('contentMeta/headline', 'hedline/hl1', 'itemMeta/title')),
    subh: Math.max(0, at('contentMeta/headline') - 1),
    by: any(at('contentMeta/by', 'body.head/byline') + authored(item)),
    place: any(at('contentMeta/located/name', 'contentMeta/dateline', 'dateline/location')),
    lang: any(at('newsItem@xml:lang', 'contentMeta/language@tag')),
    id: 1,
    vers: at('newsItem@version'),
    ids: at('contentMeta/altId', 'contentMeta/altId@id'),
    first: any(at('itemMeta/firstCreated')),
    made: any(at('itemMeta/versionCreated')),
    orig: any(at('contentMeta/contentCreated')),
    urg: Number(valuesAt(item, 'contentMeta/urgency')[0] ?? 0),
    subj:
      subjects.length -
      ofKind(/:(?:person|organi[sz]ation|geoArea|poi|event|object)$/) +
      at('contentMeta/keyword'),
    codes: new Set(
      subjects.flatMap(({ attributes: { qcode = '' } }) =>
        /^(?:medtop|subj):/.test(qcode) ? [qcode] : [],
      ),
    ).size,
    geo:
      ofKind(/:(?:geoArea|poi)$/) +
      any(
        at('contentMeta/located@qcode', 'contentMeta/located@literal', 'contentMeta/located/name'),
      ),
    names: ofKind(/:(?:person|organi[sz]ation)$/),
    event: ofKind(/:(?:event|object)$/),
    desc: elementsAt(item, 'contentMeta/description').filter(
      (one) => textOf(one).trim() && !/caption|info$/i.test(one.attributes.role ?? ''),
    ).length,
    genre: at('contentMeta/genre@qcode', 'contentMeta/genre@literal'),
    terms: any(countAt(document, 'rightsInfo/usageTerms')),
    copy:
      any(at('copyrightHolder@literal', 'copyrightHolder@uri', 'copyrightHolder/name')) +
      any(at('copyrightNotice')),
    emb: any(at('itemMeta/embargoed')),
    exp: any(at('itemMeta/expires')),
    note: any(
      elementsAt(item, 'itemMeta/edNote').filter(
        (one) => !one.attributes.pubconstraint && textOf(one).replace('Notizblock', '').trim(),
      ).length,
    ),
    src:
      any(
        at(
          'contentMeta/infoSource@literal',
          'contentMeta/infoSource@qcode',
          'contentMeta/infoSource@uri',
          'itemMeta/provider@literal',
          'itemMeta/provider@qcode',
          'itemMeta/provider@uri',
        ),
      ) + 0,
    slug: any(at('contentMeta/slugline')),
    media: new Set(
      about.map(
        ({ attributes }) =>
          attributes.residref ?? attributes.guidref ?? attributes.href ?? attributes.guid,
      ),
    ).size,
    capt: Math.max(figures.length, about.filter((one) => countAt(one, 'description') > 0).length),
    size:
      countAt(document, 'remoteContent@width') === 0
        ? 0
        : elementsAt(item, 'link/remoteContent').filter(
            ({ attributes }) => attributes.width && attributes.href?.startsWith('http'),
          ).length,
  };
}

/** Persons with a first and a last name among the creators. */
function authored(item: Source): number {
  return valuesAt(item, 'contentMeta/creator/name').filter((name) =>
    /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(name),
  ).length;
}

export function newsml12(document: Source, { documentId = '' }: Reading): SourceFields {
  const item = elementsAt(document, 'NewsItem').find((one) =>
    valuesAt(one, 'PublicIdentifier').some((id) => id.startsWith(documentId)),
  );
  if (!item) return {};
  const at = paths(item);
  const components = elementsAt(item, 'NewsComponent').filter((one) =>
    one.children.some(
      (child) => typeof child !== 'string' && child.name === 'ContentItem' && child.attributes.Href,
    ),
  );
  return {
    head: any(at('NewsLines/HeadLine', 'hedline/hl1')),
    subh: any(at('NewsLines/SubHeadLine')),
    by: any(at('NewsLines/ByLine', 'body.head/byline')),
    place: any(at('NewsLines/DateLine', 'dateline/location')),
    lang: any(at('Language@FormalName', 'NewsItem@xml:lang')),
    id: any(at('PublicIdentifier')),
    vers: at('NewsIdentifier/RevisionId'),
    ids: at('NewsIdentifier/NewsItemId'),
    first: any(at('NewsManagement/FirstCreated')),
    made: any(at('NewsManagement/ThisRevisionCreated')),
    orig: any(at('story.date@norm')),
    urg: Number(valuesAt(item, 'NewsManagement/Urgency@FormalName')[0] ?? 0),
    subj:
      at(
        'SubjectDetail@FormalName',
        'SubjectMatter@FormalName',
        'Subject@FormalName',
        'tobject.subject@tobject.subject.refnum',
      ) +
      at('key-list/keyword@key') +
      elementsAt(item, 'Property').filter(
        ({ attributes }) => /keyword/i.test(attributes.FormalName ?? '') && attributes.Value,
      ).length,
    codes: at('SubjectDetail@FormalName', 'SubjectMatter@FormalName', 'Subject@FormalName'),
    geo:
      elementsAt(item, 'Location').filter((one) =>
        elementsAt(one, 'Property').some(({ attributes }) => attributes.Value),
      ).length + any(at('evloc@city')),
    desc: any(at('body.head/abstract')),
    genre: at('DescriptiveMetadata/Genre@FormalName'),
    terms: any(at('RightsMetadata/UsageRights', 'NewsLines/RightsLine')),
    copy: any(at('NewsLines/CopyrightLine')) + any(at('CopyrightHolder', 'rights.owner')),
    note: any(at('NewsManagement/Instruction')),
    src: at('Source/Party@FormalName', 'Provider/Party@FormalName'),
    slug: any(at('NewsLines/SlugLine', 'NameLabel')),
    media: components.length,
    capt: components.filter((one) => countAt(one, 'NewsLines/HeadLine') > 0).length,
    size: new Set(
      elementsAt(item, 'ContentItem').flatMap((one) =>
        one.attributes.Href && countAt(one, 'SizeInBytes') > 0 ? [one.attributes.Href] : [],
      ),
    ).size,
  };
}
