import { safeImage } from '../../article/address.ts';
import type { NinjsAssociation, NinjsRendition } from '../../article/ninjs.ts';
import { type Thing, textsOf } from '../html/json-ld.ts';
import { isObject, type Json, listOf } from '../json.ts';
import { present, whole } from '../ninjs/fields.ts';

const most = 100;

/** The article's pictures, the leading one first, each once. */
export function picturesIn(thing: Thing, base: string | undefined): NinjsAssociation[] {
  const pictures = new Map<string, NinjsAssociation>();
  for (const image of listOf(thing.image).slice(0, most)) {
    const [address = ''] = textsOf(image, 'contentUrl', 'url', '@id');
    const href = safeImage(address, base);
    if (href === undefined || pictures.has(href)) continue;
    const name = pictures.size === 0 ? 'main' : `picture${pictures.size + 1}`;
    pictures.set(href, pictureOf(isObject(image) ? image : {}, name, href));
  }
  return [...pictures.values()];
}

function pictureOf(image: Thing, name: string, href: string): NinjsAssociation {
  const [caption] = [...textsOf(image.caption), ...textsOf(image.description)];
  const [by] = [...textsOf(image.creditText), ...textsOf(image.creator, 'name')];
  return present<NinjsAssociation>({
    name,
    uri: href,
    type: 'picture',
    descriptions: caption ? [{ value: caption }] : undefined,
    by,
    renditions: [
      present<NinjsRendition>({
        name: 'main',
        href,
        width: pixels(image.width),
        height: pixels(image.height),
      }),
    ],
  });
}

/** A number, "1200", "1200px" or a schema.org QuantitativeValue. */
function pixels(value: Json | undefined): number | undefined {
  const plain = isObject(value) ? value.value : value;
  return whole(typeof plain === 'string' ? plain.replace(/px$/, '') : plain, 1, 100_000);
}
