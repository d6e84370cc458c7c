import { type Template, TemplateError } from '../template/template.ts';
import { catalogue } from './catalogue.ts';
import { withoutEffect } from './without-effect.ts';

const sections = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
];
const parts = [
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdateReplacePolicy',
];

/**
 * Looks the whole template over before anything is made. Resolves to what of it is knowingly
 * without effect on this machine, a sentence each.
 *
 * @throws TemplateError that names everything the embedded stack does not know, and what to do.
 */
export function review(template: Template): string[] {
  const complaints = others(template, sections).map(
    (section) => `The section ${section} is unknown.`,
  );
  const ineffective = new Set<string>();
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const { Type, Properties = {} } = resource;
    const idle = withoutEffect[Type];
    if (idle) {
      ineffective.add(idle.sentence);
      continue;
    }
    const type = catalogue[Type];
    if (!type) {
      complaints.push(
        `${logicalId} is of type ${Type}: make it in local/resources/, or list it in without-effect.ts there.`,
      );
      continue;
    }
    const found = type.examine(Properties);
    for (const sentence of found.ineffective) ineffective.add(sentence);
    for (const name of [...others(resource, parts), ...found.unknown]) {
      complaints.push(
        `${logicalId} (${Type}) has ${name}: act upon it in local/resources/, or list it there as without effect.`,
      );
    }
  }
  if (complaints.length > 0) {
    throw new TemplateError(
      `The embedded stack does not know all that is in the template:\n${complaints.join('\n')}`,
    );
  }
  return [...ineffective];
}

function others(value: object, known: readonly string[]): string[] {
  return Object.keys(value).filter((key) => !known.includes(key));
}
