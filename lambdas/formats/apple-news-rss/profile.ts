import { body } from '../../article/ninjs.ts';
import type { RssProfile } from '../rss/profile.ts';
import { replaced } from '../rss/withdrawn.ts';
import { cdata } from '../xml/write.ts';

/**
 * Apple News by RSS ("RSS guidelines for Apple News"): the description is the whole text, of which
 * the first 200 characters are the excerpt. There is no way to take an article down but Apple's own
 * News Publisher.
 */
export const appleNewsRss: RssProfile = {
  partner: 'Apple News',
  limits: { headline: { least: 1 }, text: { least: 1 }, page: 'required' },
  inLanguage: true,

  unfit: ({ language = '' }) =>
    /^[a-z]{2,3}(?:-[a-z]{4})?-[a-z]{2}(?:-|$)/i.test(language)
      ? undefined
      : `Apple News asks for a language with its region, such as "en-GB", and that of the article is ${JSON.stringify(language)}.`,

  description: (_, article) => cdata(body(article, 'text/html')),
  withdrawal: replaced,
};
