import type { Summary } from './statistics.ts';

/** One table of results, for people. */
export interface Table {
  title: string;
  /** The first column is of names, the others of figures. */
  columns: string[];
  rows: string[][];
  /** A sentence that one needs to read the figures. */
  note?: string;
}

/** Names to the left, figures to the right, two spaces apart. */
export function formatTable({ title, columns, rows, note }: Table): string {
  const widths = columns.map((_, column) =>
    Math.max(...[columns, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [title, '', line(columns), rule, ...rows.map(line), ...(note ? ['', note] : []), ''].join(
    '\n',
  );
}

/** Three significant digits, and thousands set apart. */
export function figure(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en')
    : value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** How many times the floor. */
export function times(ratio: number): string {
  return `${figure(ratio)}×`;
}

/** Where the middle half of the samples lies. */
export function spread({ from, to }: Summary): string {
  return `${figure(from)}–${figure(to)}`;
}
