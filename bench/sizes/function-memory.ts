import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../local/synthesize.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

interface Template {
  Resources: Record<string, { Type: string; Properties?: { MemorySize?: number } }>;
}

/** Megabytes that the stack gives the function of this construct, by its template. */
export function functionMemory(construct: string): Promise<number> {
  return inTemporaryFolder(async (folder) => {
    await synthesize(folder);
    for (const name of globSync('*.template.json', { cwd: folder })) {
      const template: Template = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
        const size = Properties?.MemorySize;
        if (Type === 'AWS::Lambda::Function' && id.startsWith(construct) && size) return size;
      }
    }
    throw new Error(`The template has no function of ${construct}.`);
  });
}
