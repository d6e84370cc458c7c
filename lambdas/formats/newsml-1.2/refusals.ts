import { RejectedUpload } from '../../article/outcome.ts';
import { notText } from '../not-text.ts';
import { attributeOf, childOf, type XmlElement } from '../xml/read.ts';
import { mediaOf } from './media.ts';

export function noItem(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The NewsML document holds no NewsItem.',
    'Upload a NewsItem with the text of the article.',
  );
}

export function noText(item: XmlElement): RejectedUpload {
  const revision = childOf(item, 'Identification', 'NewsIdentifier', 'RevisionId');
  if (/^[AU]$/.test(attributeOf(revision, 'Update') ?? '')) return onlyChanges();
  const [media] = mediaOf(item, undefined);
  if (media) return notText(media.type, media.descriptions?.[0]?.value);
  return new RejectedUpload(
    'no-article',
    'The NewsItem holds no text that can be read.',
    'Upload items with a text in the DataContent of their main NewsComponent.',
  );
}

/** NewsML 1.2, 5.5: "U" and "A" have only what changes of an earlier revision. */
function onlyChanges(): RejectedUpload {
  return new RejectedUpload(
    'no-article',
    'The NewsItem holds only what changes of an earlier revision, and not the article.',
    'Send each revision whole, with Update="N" in its RevisionId.',
  );
}
