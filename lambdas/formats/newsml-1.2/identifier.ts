import { attributeOf, childOf, lineIn, type XmlElement } from '../xml/read.ts';

/** The identifier that all revisions share: the public one without its revision (NewsML 1.2, 5.5). */
export function identifierOf(item: XmlElement): string | undefined {
  const identifier = childOf(item, 'Identification', 'NewsIdentifier');
  const part = (name: string) => lineIn(childOf(identifier, name));
  const [revision = '', open] = [part('RevisionId'), part('PublicIdentifier')];
  const update = attributeOf(childOf(identifier, 'RevisionId'), 'Update') ?? '';
  const suffix = [`:${revision}${update}`, `:${revision}`].find((end) => open?.endsWith(end));
  if (open && revision) return suffix ? open.slice(0, -suffix.length) : open;
  const parts = [part('ProviderId'), part('DateId'), part('NewsItemId')];
  const known = parts.filter((one) => one !== undefined);
  return open ?? (known.length === 3 ? `urn:newsml:${known.join(':')}` : undefined);
}

export function altIdsOf(item: XmlElement) {
  const identifier = childOf(item, 'Identification', 'NewsIdentifier');
  const id = lineIn(childOf(identifier, 'NewsItemId'));
  const version = lineIn(childOf(identifier, 'RevisionId'));
  return [
    ...(version ? [{ role: 'version', value: version }] : []),
    ...(id ? [{ role: 'NewsItemId', value: id }] : []),
  ];
}
