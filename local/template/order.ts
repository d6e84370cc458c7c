import { references } from './intrinsics.ts';
import { type Template, TemplateError } from './template.ts';

/**
 * The logical ids of a template's resources, each after those that it refers to or depends on.
 *
 * @throws TemplateError when two resources need each other.
 */
export function creationOrder({ Resources }: Template): string[] {
  const done = new Set<string>();
  const visit = (logicalId: string, path: string[]): void => {
    if (done.has(logicalId)) return;
    const resource = Resources[logicalId];
    // Parameters and pseudo parameters.
    if (!resource) return;
    if (path.includes(logicalId)) {
      throw new TemplateError(`Resources need each other: ${[...path, logicalId].join(' → ')}.`);
    }
    const needs = [resource.DependsOn ?? []].flat().concat(references(resource.Properties));
    for (const need of needs) visit(need, [...path, logicalId]);
    done.add(logicalId);
  };
  for (const logicalId of Object.keys(Resources)) visit(logicalId, []);
  return [...done];
}
