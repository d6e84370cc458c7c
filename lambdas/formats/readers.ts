import type { Reader } from '../article/reading.ts';
import { htmlReader } from './html/read.ts';
import { ninjsReader } from './ninjs/read.ts';
import { textReader } from './text/read.ts';

/** Every format that can be read. A new one is a folder with a `read.ts`, and a line here. */
export const readers: Reader[] = [ninjsReader, htmlReader, textReader];
