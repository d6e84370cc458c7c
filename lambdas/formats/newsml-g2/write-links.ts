import { safeImage } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { mediaIdentifier } from '../xml/address.ts';
import { filledElement, lineElement, parentElement } from '../xml/elements.ts';
import { element } from '../xml/write.ts';
import { conceptElement, partCode } from './write-concepts.ts';

/**
 * Media and pages that go with an item, each as a link that carries what is known of it (NewsML-G2
 * guide, 2.8). One that has no identifier and stands nowhere is left out.
 */
export function linkElements(associations: NinjsAssociation[] = []): string[] {
  return associations.flatMap((one) => {
    const parts = (one.renditions ?? []).flatMap((rendition) => remoteElement(rendition) ?? []);
    const residref = mediaIdentifier(one.uri);
    if (residref === undefined && parts.length === 0) return [];
    const credits = (one.infoSources ?? []).filter(({ role }) => role === 'credit');
    const [caption] = (one.descriptions ?? []).filter(({ role }) => role !== 'alternative');
    const alternative = (one.descriptions ?? []).find(({ role }) => role === 'alternative');
    return [
      parentElement(
        'link',
        { rel: partCode(one.rel, 'irel', ['seeAlso']), residref },
        element('itemClass', { qcode: `ninat:${one.type}` }),
        ...parts,
        lineElement('headline', {}, one.headlines?.[0]?.value),
        lineElement('by', {}, one.by),
        lineElement('creditline', {}, credits[0]?.name),
        lineElement('description', { role: 'drol:caption' }, caption?.value),
        lineElement('description', { role: 'wirecopy:alternative' }, alternative?.value),
        rightsElement(one),
      ),
    ];
  });
}

/** Who holds the rights, and what they allow. */
export function rightsElement(
  rights: Pick<NinjsAssociation, 'copyrightHolder' | 'copyrightNotice' | 'usageTerms'>,
  ...more: string[]
): string {
  const { copyrightHolder: holder, copyrightNotice, usageTerms } = rights;
  return filledElement(
    'rightsInfo',
    {},
    holder && conceptElement('copyrightHolder', { name: holder }),
    lineElement('copyrightNotice', {}, copyrightNotice),
    lineElement('usageTerms', {}, usageTerms),
    ...more,
  );
}

const sizes = ['highRes', 'lowRes', 'preview', 'thumbnail', 'web'];

function remoteElement(rendition: NinjsRendition): string | undefined {
  const { name, contentType, width, height, sizeInBytes, duration } = rendition;
  const href = safeImage(rendition.href);
  return href === undefined
    ? undefined
    : element('remoteContent', {
        rendition: partCode(name, 'rnd', sizes),
        href,
        contenttype: contentType,
        size: sizeInBytes,
        width,
        height,
        duration,
        durationunit: duration === undefined ? undefined : 'timeunit:seconds',
      });
}
