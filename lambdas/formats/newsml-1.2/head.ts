import { toPlainText } from '../../article/blocks.ts';
import type { NinjsText } from '../../article/ninjs.ts';
import { cleanLine } from '../../article/text.ts';
import { xhtmlBlocks } from '../xml/body.ts';
import { distinct } from '../xml/concepts.ts';
import { childOf, descendantsOf, type XmlElement } from '../xml/read.ts';
import { partsOf, type Text } from './component.ts';
import { newsLine } from './metadata.ts';

export function headlineOf(
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

export function subheadsOf(
  components: XmlElement[],
  head: Text['head'],
  { value: main }: { value: string },
): NinjsText[] {
  const line = newsLine(components, 'SubHeadLine');
  const subheads = [
    ...(line ? [{ role: 'subheadline', value: line }] : []),
    ...(head?.subheads ?? []),
  ];
  return distinct(subheads).filter(({ value }) => value !== main);
}

/** The text of a component beside the article's own, of the same alternative. */
export function partIn(item: XmlElement, [own, ...around]: XmlElement[], role: RegExp) {
  const part = partsOf(item).find(
    (one) => role.test(one.role) && one.components[0] !== own && one.components[1] === around[0],
  );
  const data = part && childOf(part.item, 'DataContent');
  return data && (cleanLine(toPlainText(xhtmlBlocks(firstHtml(data) ?? data))) || undefined);
}

function firstHtml(data: XmlElement): XmlElement | undefined {
  return descendantsOf(data, 'html').next().value ?? undefined;
}
