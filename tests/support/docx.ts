import type { Block, Cell, Run } from '../../lambdas/article/blocks.ts';
import { declaration, element, text } from '../../lambdas/formats/xml/write.ts';
import { zipOf } from './pack.ts';

/** What a document of Word is made of; whatever is left out is as Word writes it. */
export interface Document {
  /** The content of `w:body`. */
  body: string;
  /** The content of `w:styles`. */
  styles?: string;
  /** The content of `cp:coreProperties`. */
  core?: string;
  /** The content of a page header. */
  header?: string;
  footnotes?: string[];
  /** Pictures by their names, which are also the ids of their relations. */
  media?: Record<string, Uint8Array>;
  /** Addresses by the ids of their relations. */
  links?: Record<string, string>;
}

const namespaces = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:wps': 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
  'xmlns:m': 'http://schemas.openxmlformats.org/officeDocument/2006/math',
};
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a document in their archive. */
export function docxOf(document: Document): Uint8Array {
  return zipOf(partsOf(document));
}

export function partsOf({
  body,
  styles,
  core,
  header,
  footnotes,
  media = {},
  links = {},
}: Document) {
  const relation = (Id: string, type: string, Target: string, external = false) =>
    element('Relationship', {
      Id,
      Type: type.includes(':') ? type : `${relationships}/${type}`,
      Target,
      TargetMode: external ? 'External' : undefined,
    });
  const relations = (...all: string[]) =>
    declaration +
    element(
      'Relationships',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
      ...all,
    );
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(
      relation('rId1', 'officeDocument', 'word/document.xml'),
      relation(
        'rId2',
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/core.xml',
      ),
    ),
    'word/document.xml':
      declaration + element('w:document', namespaces, element('w:body', {}, body)),
    'word/_rels/document.xml.rels': relations(
      relation('rIdStyles', 'styles', 'styles.xml'),
      relation('rIdNumbering', 'numbering', 'numbering.xml'),
      ...(header ? [relation('rIdHeader', 'header', 'header1.xml')] : []),
      ...(footnotes ? [relation('rIdNotes', 'footnotes', 'footnotes.xml')] : []),
      ...Object.keys(media).map((name) => relation(name, 'image', `media/${name}`)),
      ...Object.entries(links).map(([id, address]) => relation(id, 'hyperlink', address, true)),
    ),
    'word/styles.xml': declaration + element('w:styles', namespaces, styles ?? usualStyles),
    'word/numbering.xml': declaration + element('w:numbering', namespaces, usualNumbering),
    ...Object.fromEntries(
      Object.entries(media).map(([name, bytes]) => [`word/media/${name}`, bytes]),
    ),
  };
  if (header) parts['word/header1.xml'] = declaration + element('w:hdr', namespaces, header);
  if (footnotes) {
    const separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>';
    const notes = footnotes.map((note) => element('w:footnote', {}, paragraph(note)));
    parts['word/footnotes.xml'] =
      declaration + element('w:footnotes', namespaces, separator, ...notes);
  }
  if (core) {
    parts['docProps/core.xml'] =
      declaration +
      element(
        'cp:coreProperties',
        {
          'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
          'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
          'xmlns:dcterms': 'http://purl.org/dc/terms/',
        },
        core,
      );
  }
  return parts;
}

/** A paragraph of runs, or of a text, in a style. */
export function paragraph(content: string | Run[], style?: string, properties = ''): string {
  const runs = typeof content === 'string' ? [{ text: content }] : content;
  const named = style ? element('w:pStyle', { 'w:val': style }) : '';
  return element('w:p', {}, element('w:pPr', {}, named, properties), ...runs.map(run));
}

/** A run with its marks; a link is written as a field, as Word wrote them first. */
function run({ text: content, strong, emphasis, href }: Run): string {
  const marks = (strong ? '<w:b/>' : '') + (emphasis ? '<w:i w:val="1"/>' : '');
  const written = element(
    'w:r',
    {},
    element('w:rPr', {}, marks),
    element('w:t', { 'xml:space': 'preserve' }, text(content)),
  );
  if (href === undefined) return written;
  const turn = (type: string) => `<w:r>${element('w:fldChar', { 'w:fldCharType': type })}</w:r>`;
  const code = element('w:instrText', {}, text(` HYPERLINK "${href}" `));
  return `${turn('begin')}<w:r>${code}</w:r>${turn('separate')}${written}${turn('end')}`;
}

export function picture(name: string, alternative = ''): string {
  return element(
    'w:drawing',
    {},
    element(
      'wp:inline',
      {},
      element('wp:docPr', { id: 1, name, descr: alternative || undefined }),
      element('a:graphic', {}, element('a:blip', { 'r:embed': name })),
    ),
  );
}

/** The paragraphs and tables that say the same as the blocks of a body. */
export function bodyOf(blocks: Block[]): string {
  return blocks.map((block) => written(block)).join('');
}

function written(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.runs);
    case 'heading':
      return paragraph(block.runs, `Heading${block.level - 1}`);
    case 'quote':
      return block.blocks
        .map((one) => ('runs' in one ? paragraph(one.runs, 'Quote') : ''))
        .join('');
    case 'preformatted':
      return block.text
        .split('\n')
        .map((line) => paragraph(line, 'HTMLPreformatted'))
        .join('');
    case 'list':
      return listed(block, 0);
    case 'table':
      return element('w:tbl', {}, ...block.rows.map(row));
    case 'figure':
      return (
        element('w:p', {}, `<w:r>${picture(block.image.source, block.image.alternative)}</w:r>`) +
        (block.caption.length > 0 ? paragraph(block.caption, 'Caption') : '')
      );
    case 'embed':
      return '';
  }
}

function listed({ ordered, items }: Extract<Block, { type: 'list' }>, level: number): string {
  const numbering = element(
    'w:numPr',
    {},
    element('w:ilvl', { 'w:val': level }),
    element('w:numId', { 'w:val': ordered ? 2 : 1 }),
  );
  return items
    .flat()
    .map((block) =>
      block.type === 'list'
        ? listed(block, level + 1)
        : block.type === 'paragraph'
          ? paragraph(block.runs, undefined, numbering)
          : '',
    )
    .join('');
}

function row(cells: Cell[]): string {
  const isHeader = cells.some(({ header }) => header);
  return element(
    'w:tr',
    {},
    isHeader ? '<w:trPr><w:tblHeader/></w:trPr>' : '',
    ...cells.map(({ runs }) => element('w:tc', {}, paragraph(runs))),
  );
}

/** A style by its id, its name and what it is based on. */
export function style(id: string, name: string, basedOn = '', properties = ''): string {
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    basedOn ? element('w:basedOn', { 'w:val': basedOn }) : '',
    properties,
  );
}

const usualStyles = [
  style('Normal', 'Normal'),
  style('Title', 'Title'),
  style('Subtitle', 'Subtitle'),
  style('Heading1', 'heading 1'),
  style('Heading2', 'heading 2'),
  style('Heading3', 'heading 3'),
  style('Quote', 'Quote'),
  style('Caption', 'caption'),
  style('HTMLPreformatted', 'HTML Preformatted'),
  style('TOC1', 'toc 1'),
  '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
].join('');

const level = (number: number, format: string) =>
  element('w:lvl', { 'w:ilvl': number }, element('w:numFmt', { 'w:val': format }));
const levels = (format: string) => [0, 1, 2].map((number) => level(number, format)).join('');

const usualNumbering = [
  element('w:abstractNum', { 'w:abstractNumId': 0 }, levels('bullet')),
  element('w:abstractNum', { 'w:abstractNumId': 1 }, levels('decimal')),
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
].join('');
