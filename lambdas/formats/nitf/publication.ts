import { toUtc } from '../../article/dates.ts';
import { embargoUntil } from '../embargo.ts';
import { attributeOf, childOf, type XmlElement } from '../xml/read.ts';
import { type Publication, publication, statusNamed } from '../xml/status.ts';

/**
 * `date.release` is when the document may be published. It is an embargo unless it plainly is no
 * later than the time of issue.
 */
export function publicationOf(nitf: XmlElement): Publication {
  const docdata = childOf(nitf, 'head', 'docdata');
  const status = statusNamed(attributeOf(docdata, 'management-status'), 'management-status');
  const release = attributeOf(childOf(docdata, 'date.release'), 'norm');
  const issue = attributeOf(childOf(docdata, 'date.issue'), 'norm');
  const isPlain = release === undefined || (status !== 'embargoed' && isNoLater(release, issue));
  return publication(status, isPlain ? undefined : embargoUntil(release));
}

function isNoLater(release: string, issue = ''): boolean {
  const [released, issued] = [toUtc(release), toUtc(issue)];
  if (released === undefined || issued === undefined) return false;
  if (hasZone(release) === hasZone(issue)) return released <= issued;
  return !/t/i.test(release) && released.slice(0, 10) <= issued.slice(0, 10);
}

/** Whether a date-time says in which zone it is. */
function hasZone(text: string): boolean {
  return /t.*(?:z|[+-]\d\d:?\d\d)$/i.test(text);
}
