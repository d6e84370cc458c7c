import type { UploadedFile } from '../../article/reading.ts';
import { openParts, type Parts } from '../office/parts.ts';
import { attributeOf, elementsOf } from '../xml/read.ts';

/** An Office document's parts (ECMA-376, part 2: Open Packaging Conventions). */
export interface Package extends Parts {
  /** What a part refers to, by the ids that it uses; of the package itself for ''. */
  relationsOf(path: string): Map<string, Relation>;
}

interface Relation {
  /** The last word of its type: `image`, `hyperlink`. */
  type: string;
  /** The path of a part, or an address where it is external. */
  target: string;
  isExternal: boolean;
}

/** @throws RejectedUpload where the archive is damaged or a part of it is too large. */
export function openPackage(file: UploadedFile): Package {
  const parts = openParts(file);
  return {
    ...parts,
    relationsOf(path) {
      const end = path.lastIndexOf('/') + 1;
      const folder = path.slice(0, end);
      const relations = elementsOf(parts.xml(`${folder}_rels/${path.slice(end)}.rels`));
      return new Map(
        relations.map((one): [string, Relation] => {
          const isExternal = one.attributes.TargetMode === 'External';
          const target = attributeOf(one, 'Target') ?? '';
          const type = one.attributes.Type?.split('/').at(-1) ?? '';
          const found = {
            type,
            isExternal,
            target: isExternal ? target : resolved(target, folder),
          };
          return [one.attributes.Id ?? '', found];
        }),
      );
    },
  };
}

function resolved(target: string, folder: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
