import { cleanLine } from '../../article/text.ts';
import { element, text } from './write.ts';

type Attributes = Parameters<typeof element>[1];
type Part = string | undefined | false;

/** An element that holds one line of text; '' where there is none. */
export function lineElement(
  name: string,
  attributes: Attributes,
  value: string | undefined,
): string {
  const line = cleanLine(value ?? '');
  return line === '' ? '' : element(name, attributes, text(line));
}

/** An element that holds elements, each on a line of its own. */
export function parentElement(name: string, attributes: Attributes, ...parts: Part[]): string {
  const children = parts.filter(Boolean);
  return element(name, attributes, children.length > 0 ? `\n${children.join('\n')}\n` : '');
}

/** The same; '' where it would hold none. */
export function filledElement(name: string, attributes: Attributes, ...parts: Part[]): string {
  return parts.some(Boolean) ? parentElement(name, attributes, ...parts) : '';
}
