import { safeImage } from '../../article/address.ts';
import type { Block, Image, Run } from '../../article/blocks.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { alternativeOf, captionOf } from '../article-parts.ts';
import { lineElement, parentElement } from '../xml/elements.ts';
import { element, text } from '../xml/write.ts';

/** A text in NITF's vocabulary, then the media that do not stand in it. */
export function contentElements(blocks: Block[], associations: NinjsAssociation[]): string[] {
  const placed = new Set<NinjsAssociation>();
  const pictures = associations.filter(({ type }) => type === 'picture' || type === 'graphic');
  const find = ({ source }: Image) => {
    const found = pictures.find(
      (one) => one.uri === source || one.renditions?.some(({ href }) => href === source),
    );
    if (found) placed.add(found);
    return found;
  };
  const text = blocks.flatMap((block) => blockElements(block, find));
  const beside = associations.filter((one) => !placed.has(one));
  return [...text, ...beside.map((one) => mediaElement(one)).filter(Boolean)];
}

type Find = (image: Image) => NinjsAssociation | undefined;

function blockElements(block: Block, find: Find): string[] {
  switch (block.type) {
    case 'paragraph':
      return [element('p', {}, runsMarkup(block.runs))];
    case 'heading':
      return [element('hl2', {}, runsMarkup(block.runs))];
    case 'list': {
      const items = block.items.map((item) => element('li', {}, itemMarkup(item, find)));
      return [parentElement(block.ordered ? 'ol' : 'ul', {}, ...items)];
    }
    case 'quote': {
      const quoted = block.blocks.flatMap((one) => blockElements(one, find));
      return [parentElement('bq', {}, parentElement('block', {}, ...quoted))];
    }
    case 'figure':
      return [figureElement(block.image, runsMarkup(block.caption), find)];
    case 'table': {
      const rows = block.rows.map((row) =>
        parentElement(
          'tr',
          {},
          ...row.map(({ header, runs }) => element(header ? 'th' : 'td', {}, runsMarkup(runs))),
        ),
      );
      return [parentElement('table', {}, ...rows)];
    }
    case 'preformatted':
      return [element('pre', {}, text(block.text))];
    case 'embed':
      return [element('p', {}, element('a', { href: block.href }, text(block.title)))];
  }
}

/** A lone paragraph stands in its item bare. */
function itemMarkup(item: Block[], find: Find): string {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph') return item.flatMap((one) => blockElements(one, find)).join('');
  return runsMarkup(first.runs) + rest.flatMap((one) => blockElements(one, find)).join('');
}

/** NITF has one kind of emphasis. Runs of one link are one. */
function runsMarkup(runs: Run[]): string {
  const links: { href: string | undefined; markup: string }[] = [];
  for (const { text: words, href, strong, emphasis } of runs) {
    const markup = strong || emphasis ? element('em', {}, text(words)) : text(words);
    const last = links.at(-1);
    if (last && last.href === href) last.markup += markup;
    else links.push({ href, markup });
  }
  return links
    .map(({ href, markup }) => (href === undefined ? markup : element('a', { href }, markup)))
    .join('');
}

/** A picture in the text, with what is known of it beside the text. */
function figureElement(image: Image, caption: string, find: Find): string {
  const { source, alternative, width, height } = image;
  const known = find(image);
  const rendition = known?.renditions?.find(({ href }) => href === source);
  const others = known?.renditions?.filter((one) => one !== rendition) ?? [];
  const shown: NinjsRendition = {
    ...(rendition ?? { name: 'main', href: source }),
    ...(width && { width }),
    ...(height && { height }),
  };
  const own: NinjsAssociation = {
    ...(known ?? { name: 'main', uri: source, type: 'picture' }),
    renditions: [shown, ...others],
  };
  return mediaElement(own, caption, alternative);
}

const mediaTypes: Partial<Record<NinjsAssociation['type'], string>> = {
  picture: 'image',
  graphic: 'graphic',
  video: 'video',
  audio: 'audio',
};

/** '' for a page that is related, and for media that stands nowhere. */
function mediaElement(association: NinjsAssociation, caption = '', alternative = ''): string {
  const { type, renditions = [], by, copyrightNotice, infoSources = [] } = association;
  const mediaType = mediaTypes[type];
  const shown = renditions.flatMap((rendition) => {
    const source = safeImage(rendition.href);
    return source === undefined ? [] : [{ ...rendition, source }];
  });
  if (!mediaType || shown.length === 0) return '';
  const credit = infoSources.find(({ role }) => role === 'credit')?.name;
  const references = shown.map(({ source, contentType, width, height, duration }, index) =>
    element('media-reference', {
      source,
      'mime-type': contentType,
      width,
      height,
      ...(duration !== undefined && { time: duration, 'time-unit-of-measure': 'seconds' }),
      ...(index === 0 && {
        'alternate-text': alternative || alternativeOf(association),
        'source-credit': credit,
        copyright: copyrightNotice,
      }),
    }),
  );
  return parentElement(
    'media',
    { 'media-type': mediaType },
    ...references,
    caption
      ? element('media-caption', {}, caption)
      : lineElement('media-caption', {}, captionOf(association)),
    lineElement('media-producer', {}, by),
  );
}
