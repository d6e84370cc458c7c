import type { Entry } from './directory.ts';

/** What a ZIP file is that is no archive of files, by what is in it; undefined for an archive. */
export function documentKind(entries: Entry[]): string | undefined {
  const paths = new Set(entries.map(({ path }) => path));
  return kinds.find(({ marks }) => marks.some((mark) => paths.has(mark)))?.kind;
}

const kinds = [
  { marks: ['xl/workbook.xml', 'xl/workbook.bin'], kind: 'an Office spreadsheet (XLSX)' },
  { marks: ['ppt/presentation.xml'], kind: 'an Office presentation (PPTX)' },
  { marks: ['META-INF/container.xml'], kind: 'an electronic book (EPUB)' },
  {
    marks: ['Index/Document.iwa', 'Index.zip', 'buildVersionHistory.plist'],
    kind: 'an Apple iWork document',
  },
  { marks: ['designmap.xml'], kind: 'an InDesign document (IDML)' },
  { marks: ['META-INF/MANIFEST.MF', 'AndroidManifest.xml'], kind: 'a program' },
  { marks: ['FixedDocSeq.fdseq', 'FixedDocumentSequence.fdseq'], kind: 'an XPS document' },
  { marks: ['[Content_Types].xml'], kind: 'an Office document of an unknown kind' },
  { marks: ['META-INF/manifest.xml'], kind: 'an OpenDocument file that is no text' },
];
