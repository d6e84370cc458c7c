import { safeImage } from '../../article/address.ts';
import type { Block, Run } from '../../article/blocks.ts';
import { runsText } from '../../article/blocks.ts';
import type { NinjsAssociation } from '../../article/ninjs.ts';
import { type Document, line } from '../ninjs/fields.ts';

/** A picture by its address on the web; `bundle://` names a file that was packed beside. */
export function figureOf(component: Document, caption: Run[]): Block | undefined {
  const source = safeImage(line(component, 'URL') ?? '');
  if (source === undefined) return undefined;
  const alternative = line(component, 'accessibilityCaption') ?? '';
  return { type: 'figure', image: { source, alternative }, caption };
}

/** The pictures that stand in the text, the leading one first. */
export function picturesOf(blocks: Block[]): NinjsAssociation[] {
  const figures = blocks.filter((block) => block.type === 'figure').slice(0, 100);
  return figures.map(({ image, caption }, index) => {
    const text = runsText(caption) || image.alternative;
    return pictureOf(index === 0 ? 'main' : `picture${index + 1}`, image.source, text);
  });
}

export function thumbnailIn(metadata: Document): NinjsAssociation[] {
  const href = safeImage(line(metadata, 'thumbnailURL') ?? '');
  return href === undefined ? [] : [pictureOf('main', href, '')];
}

function pictureOf(name: string, href: string, caption: string): NinjsAssociation {
  return {
    name,
    uri: href,
    type: 'picture',
    ...(caption && { descriptions: [{ value: caption }] }),
    renditions: [{ name: 'main', href }],
  };
}
