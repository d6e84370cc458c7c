import { safeLink } from '../../article/address.ts';
import { RejectedUpload } from '../../article/outcome.ts';
import type { Reader } from '../../article/reading.ts';
import { readingOf, tagged, timed } from '../findings.ts';
import { bylineOf } from '../html/byline.ts';
import { candidate } from '../html/candidate.ts';
import { textsOf } from '../html/json-ld.ts';
import { isObject, memberNames, parseJson } from '../json.ts';
import { type Document, line } from '../ninjs/fields.ts';
import { withPackedJson } from '../packed/references.ts';
import { bodyIn } from './components.ts';
import { thumbnailIn } from './media.ts';

/** Apple News Format: the `article.json` of an article. */
export const appleNewsReader = {
  format: 'apple-news',

  recognises(text) {
    const names = memberNames(text);
    const isDocument = ['componentTextStyles', 'layout', 'identifier', 'documentStyle'].some(
      (name) => names.has(name),
    );
    return names.has('components') && isDocument && /"role"/.test(text) ? 0.95 : 0;
  },

  read(text, { beside }) {
    const json = withPackedJson(parseJson(text), beside);
    if (!isObject(json)) throw malformed();
    const document: Document = json;
    const metadata: Document = isObject(document.metadata) ? document.metadata : {};
    const web = safeLink(line(metadata, 'canonicalURL') ?? '');
    const body = bodyIn(document, web);
    const thumbnail = thumbnailIn(metadata);
    const title = candidate('title', line(document, 'title'));
    const time = (name: string) => timed(`metadata.${name}`, line(metadata, name));
    return readingOf({
      pubStatus: 'usable',
      fields: {
        headline: [candidate('component title', body.title), title],
        standfirst: [
          candidate('metadata.excerpt', line(metadata, 'excerpt')),
          candidate('subtitle', line(document, 'subtitle')),
          candidate('component intro', body.intro),
        ],
        documentId: [
          candidate('identifier', line(document, 'identifier')),
          candidate('metadata.canonicalURL', web),
        ],
        webAddress: [candidate('metadata.canonicalURL', web)],
        by: [
          candidate('metadata.authors', bylineOf(textsOf(metadata.authors))),
          candidate('component byline', body.by),
        ],
        firstCreated: [time('datePublished'), time('dateCreated')],
        versionCreated: [time('dateModified')],
        contentCreated: [time('dateCreated')],
        language: [tagged('language', line(document, 'language'))],
      },
      sections: [],
      keywords: textsOf(metadata.keywords),
      lists: { associations: body.pictures.length > 0 ? body.pictures : thumbnail },
      body: { blocks: body.blocks, source: 'components', dropped: body.dropped },
    });
  },
} satisfies Reader;

function malformed(): RejectedUpload {
  return new RejectedUpload(
    'malformed',
    'The file holds a list where one Apple News Format document should stand.',
    'Upload the article.json of one article in a file.',
  );
}
