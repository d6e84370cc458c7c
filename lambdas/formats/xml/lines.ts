import { namesInByline } from '../../article/byline.ts';

/** A byline's names from a field that is known to hold a byline: "By Jane Doe," → "Jane Doe". */
export function namesInField(line: string): string | undefined {
  const trimmed = line.replace(/[\s,;|/–—-]+$/, '');
  return namesInByline(trimmed) ?? (trimmed.replace(/^by\b:?\s*/i, '') || undefined);
}

/**
 * The place in a field that is known to hold a dateline, with its date and its agency or without:
 * "Strasbourg, 10 juil 2024 (AFP)" → "Strasbourg".
 */
export function placeInField(line: string): string | undefined {
  const [before = ''] = line.split(/\s*(?:\(|\s[-–—]+(?:\s|$))/, 1);
  const parts = before.split(/,\s*/);
  const end = parts.findIndex((part) => /\d/.test(part) || weekday.test(part));
  return (end === -1 ? parts : parts.slice(0, end)).join(', ').trim() || undefined;
}

const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;
