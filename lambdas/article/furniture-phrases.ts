import { arabic } from './phrases/arabic.ts';
import { chinese } from './phrases/chinese.ts';
import { dutch } from './phrases/dutch.ts';
import { english } from './phrases/english.ts';
import { french } from './phrases/french.ts';
import { german } from './phrases/german.ts';
import { italian } from './phrases/italian.ts';
import { japanese } from './phrases/japanese.ts';
import { nordic } from './phrases/nordic.ts';
import type { Phrases } from './phrases/phrases.ts';
import { portuguese } from './phrases/portuguese.ts';
import { russian } from './phrases/russian.ts';
import { slavic } from './phrases/slavic.ts';
import { spanish } from './phrases/spanish.ts';

/** A new language is a new entry; nothing else has to know of it. */
export const phrases: Phrases[] = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  nordic,
  russian,
  slavic,
  arabic,
  chinese,
  japanese,
];
