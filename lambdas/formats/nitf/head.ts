import { toUtc } from '../../article/dates.ts';
import type { NinjsText } from '../../article/ninjs.ts';
import { distinct } from '../xml/concepts.ts';
import { namesInField } from '../xml/lines.ts';
import { childOf, childrenOf, lineIn, textIn, type XmlElement } from '../xml/read.ts';
import type { Publication } from '../xml/status.ts';
import { type About, aboutOf } from './about.ts';
import { publicationOf } from './publication.ts';

/** What stands above the text in NITF, also where NITF is the content of another format. */
export interface Head {
  headline: { value: string; source: string } | undefined;
  by: string | undefined;
  /** As the dateline has it. */
  located: string | undefined;
  description: string | undefined;
  /** RFC 3339 in UTC. */
  storyDate: string | undefined;
  distributor: string | undefined;
  rightsOwner: string | undefined;
  publication: Publication;
  /** Headlines below the first. */
  subheads: NinjsText[];
  about: About;
}

export function headOf(nitf: XmlElement): Head {
  const head = childOf(nitf, 'body', 'body.head');
  const dateline = childOf(head, 'dateline');
  return {
    headline: headlineOf(nitf, head),
    by: bylineOf(head),
    located: lineIn(childOf(dateline, 'location')),
    description: lineIn(childOf(head, 'abstract')),
    storyDate: toUtc(
      childOf(dateline, 'story.date')?.attributes.norm ?? textIn(childOf(dateline, 'story.date')),
    ),
    distributor: lineIn(childOf(head, 'distributor')),
    rightsOwner: lineIn(childOf(head, 'rights', 'rights.owner')),
    publication: publicationOf(nitf),
    subheads: subheadsOf(head),
    about: aboutOf(nitf),
  };
}

/** Both `hl1` and the older `headline` wrapper; the document's title where there is neither. */
function headlineOf(nitf: XmlElement, head: XmlElement | undefined): Head['headline'] {
  const value = lineIn(childOf(head, 'hedline', 'hl1'));
  if (value) return { value, source: 'hl1' };
  const title = lineIn(childOf(nitf, 'head', 'title'));
  return title ? { value: title, source: 'title' } : undefined;
}

function subheadsOf(head: XmlElement | undefined): NinjsText[] {
  const main = lineIn(childOf(head, 'hedline', 'hl1'));
  const lines = childrenOf(childOf(head, 'hedline'), 'hl2').flatMap((one) => lineIn(one) ?? []);
  return distinct(lines)
    .filter((value) => value !== main)
    .map((value) => ({ role: 'subheadline', value }));
}

/** The names; a title or an agency only where it stands alone. */
function bylineOf(head: XmlElement | undefined): string | undefined {
  const lines = childrenOf(head, 'byline').flatMap((byline) => {
    const names = byline.children.filter(
      (node) => typeof node === 'string' || (node.name !== 'byttl' && node.name !== 'location'),
    );
    const line = lineIn({ ...byline, children: names }) ?? lineIn(childOf(byline, 'byttl'));
    return (line && namesInField(line)) ?? [];
  });
  return distinct(lines).join(', ') || undefined;
}
