import { present } from '../ninjs/fields.ts';
import { type Properties, words } from '../office/properties.ts';
import { elementsOf, lineIn } from '../xml/read.ts';
import type { Package } from './package.ts';

/** A document's core properties (ECMA-376, part 2, 8.3). */
export function coreOf(document: Package): Properties {
  const relations = [...document.relationsOf('').values()];
  const part = relations.find(({ type }) => type === 'core-properties')?.target;
  const properties = elementsOf(document.xml(part ?? 'docProps/core.xml'));
  const said = (name: string) => lineIn(properties.find((one) => one.name === name));
  const time = (name: string) => (said(name) === templateDate ? undefined : said(name));
  const found = {
    title: said('title'),
    creator: said('creator'),
    identifier: said('identifier'),
    language: said('language'),
    category: said('category'),
    created: time('created'),
    modified: time('modified'),
  };
  return { ...present<Omit<Properties, 'keywords'>>(found), keywords: words(said('keywords')) };
}

/** Of the template that python-docx writes from; it is in every document that does not say more. */
const templateDate = '2013-12-23T23:15:00Z';
