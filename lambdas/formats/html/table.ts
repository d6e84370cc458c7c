import { descendants, type Element, textOf } from './tree.ts';

const longestCell = 1000;

/** Rows of short cells are data; anything else is layout, and its content runs on as text. */
export function isDataTable(element: Element): boolean {
  for (const { name } of descendants(element)) {
    if (name === 'table' || name === 'h1' || name === 'h2') return false;
  }
  const rows = rowsOf(element);
  return (
    rows.length >= 2 &&
    rows.some((row) => row.length >= 2) &&
    rows.every((row) => row.every((cell) => textOf(cell).length < longestCell))
  );
}

/** The cells of each row. */
export function rowsOf(element: Element): Element[][] {
  return [...descendants(element)].filter(({ name }) => name === 'tr').map(cellsOf);
}

function cellsOf(row: Element): Element[] {
  return row.children
    .filter((child) => typeof child !== 'string')
    .filter(({ name }) => name === 'td' || name === 'th');
}
