import { RejectedUpload } from '../../article/outcome.ts';
import type { BinaryReader } from '../../article/reading.ts';
import { present } from '../ninjs/fields.ts';
import { openParts, partNames } from '../office/parts.ts';
import { picturesOf } from '../office/pictures.ts';
import { type Properties, words } from '../office/properties.ts';
import { readingOfDocument } from '../office/reading.ts';
import { childOf, descendantsOf, elementsOf, lineIn, type XmlElement } from '../xml/read.ts';
import { piecesOf } from './pieces.ts';
import { stylesIn, stylesParts } from './styles.ts';

/** A text of LibreOffice or any other program that writes OpenDocument (ISO/IEC 26300). */
export const odtReader = {
  format: 'odt',

  recognises(bytes) {
    const start = String.fromCharCode(...bytes.subarray(30, 90));
    // The type stands first, and is not packed (part 2, 3.3).
    const isText = start.startsWith('mimetypeapplication/vnd.oasis.opendocument.text');
    return isText && partNames(bytes).includes('content.xml');
  },

  read(file) {
    const parts = openParts(file);
    const content = parts.xml('content.xml');
    const text = childOf(content, 'body', 'text');
    if (!content || !text) throw noText();
    const styling = parts.xml('styles.xml');
    const pictures = picturesOf(parts);
    const styles = stylesIn([...stylesParts(styling), ...stylesParts(content)]);
    const context = { styles, pictures };
    const linesIn = (story: XmlElement) =>
      piecesOf(story, context).flatMap((piece) => (piece.type === 'line' ? piece.text : []));
    return readingOfDocument(
      {
        pieces: piecesOf(text, context),
        properties: propertiesIn(parts.xml('meta.xml')),
        headers: styling ? [...descendantsOf(styling, 'header')].flatMap(linesIn) : [],
        notes: [...descendantsOf(text, 'note-body')].flatMap(linesIn),
        media: pictures.media,
        source: 'content.xml',
      },
      file.lastModified,
    );
  },
} satisfies BinaryReader;

/** `dc:creator` is who saved it last, `meta:initial-creator` who began it. */
function propertiesIn(meta: XmlElement | undefined): Properties {
  const all = elementsOf(childOf(meta, 'meta'));
  const said = (name: string) => lineIn(all.find((one) => one.name === name));
  const found = {
    title: said('title'),
    creator: said('initial-creator') ?? said('creator'),
    identifier: said('identifier'),
    language: said('language'),
    created: said('creation-date'),
    modified: said('date'),
  };
  const keywords = all
    .filter(({ name }) => name === 'keyword')
    .flatMap((one) => words(lineIn(one)));
  return { ...present<Omit<Properties, 'keywords'>>(found), keywords };
}

function noText(): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    'The document has no part that holds its text.',
    'Save it again as an OpenDocument text (ODT).',
  );
}
