import { safeLink } from '../../article/address.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { BinaryReader } from '../../article/reading.ts';
import { partNames } from '../office/parts.ts';
import { imageAt, type Pictures, picturesOf } from '../office/pictures.ts';
import { readingOfDocument } from '../office/reading.ts';
import { elementsOf } from '../xml/read.ts';
import { coreOf } from './core.ts';
import { numberingOf } from './numbering.ts';
import { openPackage, type Package } from './package.ts';
import { type Context, piecesOf } from './pieces.ts';
import { childNamed } from './properties.ts';
import { stylesOf } from './styles.ts';

/** A text of Word or any other program that writes Office Open XML (ECMA-376, WordprocessingML). */
export const docxReader = {
  format: 'docx',

  recognises(bytes) {
    const names = partNames(bytes);
    return (
      names.includes('[Content_Types].xml') && names.some((one) => /^word\/.+\.xml$/.test(one))
    );
  },

  read(file) {
    const document = openPackage(file);
    const main = mainPart(document);
    const body = childNamed(document.xml(main), 'body');
    if (!body) throw noText();
    const pictures = picturesOf(document);
    const context = contextOf(document, main, pictures);
    const pieces = piecesOf(body, context);
    const linesOf = (...types: string[]) => linesBeside(document, main, context, types);
    return readingOfDocument(
      {
        pieces,
        properties: coreOf(document),
        headers: linesOf('header'),
        notes: linesOf('footnotes', 'endnotes'),
        media: pictures.media,
        source: main,
      },
      file.lastModified,
    );
  },
} satisfies BinaryReader;

/** Whatever it is called. */
function mainPart(document: Package): string {
  const relations = [...document.relationsOf('').values()];
  const main = relations.find(({ type }) => type === 'officeDocument')?.target;
  return main ?? 'word/document.xml';
}

function contextOf(document: Package, main: string, pictures: Pictures): Context {
  const relations = document.relationsOf(main);
  const partNamed = (type: string) => {
    const target = [...relations.values()].find((one) => one.type === type)?.target;
    return target === undefined ? undefined : document.xml(target);
  };
  return {
    styles: stylesOf(partNamed('styles')),
    numbering: numberingOf(partNamed('numbering')),
    linkOf: (id) => safeLink(relations.get(id)?.target ?? ''),
    imageOf(id, alternative) {
      const relation = relations.get(id);
      if (relation?.isExternal) return imageAt(relation.target, alternative);
      return relation && pictures.imageIn(relation.target, alternative);
    },
  };
}

/** The lines of the parts that stand beside the text. */
function linesBeside(document: Package, main: string, context: Context, types: string[]): string[] {
  const parts = [...document.relationsOf(main).values()].filter(({ type }) => types.includes(type));
  return parts.slice(0, mostBeside).flatMap(({ target }) => {
    const part = document.xml(target);
    if (!part) return [];
    const stories = part.name === 'hdr' ? [part] : elementsOf(part);
    const pieces = stories.flatMap((story) => piecesOf(story, context));
    return pieces.flatMap((piece) => (piece.type === 'line' ? piece.text : []));
  });
}

/** Each section of a document may have three page headers. */
const mostBeside = 10;

function noText(): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    'The document has no part that holds its text.',
    'Save it again as a Word document (DOCX).',
  );
}
