import { RejectedUpload } from '../../article/outcome.ts';
import { notText } from '../not-text.ts';
import { childOf, childrenOf, lineIn, type XmlElement } from '../xml/read.ts';
import { classOf, guidOf, mayBeText } from './items.ts';
import { packageOf, takersOf } from './packages.ts';

/** A text of a document, with what the document says about it from without. */
export interface Story {
  item: XmlElement;
  /** Items of the same message that go with it: its media, and the other texts of its packages. */
  others: XmlElement[];
  /** The packages that refer to it. */
  packages: XmlElement[];
}

/** An item that is no text, and that no text of its message takes along. */
export interface Stray {
  item: XmlElement;
  rejection: RejectedUpload;
}

/**
 * The texts of a document, in its order, each an article. Media of a message go with the text that
 * links to them, or that stands with them in a package; where there is one text, with that.
 *
 * @throws RejectedUpload `no-article` where there is no text item.
 */
export function itemsIn(document: XmlElement): (Story | Stray)[] {
  if (document.name === 'newsItem') {
    if (!mayBeText(document)) throw notText(classOf(document), captionOf(document));
    return [{ item: document, others: [], packages: [] }];
  }
  if (document.name === 'packageItem') throw onlyReferences();
  if (document.name !== 'newsMessage') throw noItem(document.name);
  const items = childrenOf(childOf(document, 'itemSet'), 'newsItem');
  const packages = childrenOf(childOf(document, 'itemSet'), 'packageItem').map(packageOf);
  const texts = items.filter(mayBeText);
  const [text, another] = texts;
  if (!text) {
    if (items.length === 0 && packages.length > 0) throw onlyReferences();
    const [only, next] = items;
    if (only && !next) throw notText(classOf(only), captionOf(only));
    throw noText(items.length, [...new Set(items.map(classOf))]);
  }
  const takers = another
    ? takersOf(items, texts, packages)
    : new Map(items.map((one) => [one, new Set([text])]));
  const taken = new Map(texts.map((one) => [one, [] as XmlElement[]]));
  for (const [item, stories] of takers)
    for (const story of stories) if (story !== item) taken.get(story)?.push(item);
  const around = Map.groupBy(
    packages.flatMap(({ element, guids }) => [...guids].map((guid) => ({ guid, element }))),
    ({ guid }) => guid,
  );
  return items.flatMap((item): (Story | Stray)[] => {
    const others = taken.get(item);
    if (others) {
      const held = around.get(guidOf(item) ?? '') ?? [];
      return [{ item, others, packages: held.map(({ element }) => element) }];
    }
    const isTaken = (takers.get(item)?.size ?? 0) > 0;
    return isTaken ? [] : [{ item, rejection: notText(classOf(item), captionOf(item)) }];
  });
}

function captionOf(item: XmlElement): string | undefined {
  const about = childOf(item, 'contentMeta');
  return lineIn(childOf(about, 'description')) ?? lineIn(childOf(about, 'headline'));
}

function noText(items: number, kinds: string[]): RejectedUpload {
  const held = items === 0 ? 'no newsItem' : `no text among its ${items} (${kinds.join(', ')})`;
  return new RejectedUpload(
    'no-article',
    `The newsMessage holds ${held.slice(0, 200)}.`,
    'Put the text of the article into a newsItem of class ninat:text.',
  );
}

/** Other kinds of item, and parts of one that stand alone. */
function noItem(name: string): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    `The file holds a ${name} of NewsML-G2, and no newsItem.`,
    'Upload the newsItem with the text, whole.',
  );
}

function onlyReferences(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The packageItem only refers to its items and holds no text.',
    'Upload the newsItem with the text, alone or with its package in a newsMessage.',
  );
}
