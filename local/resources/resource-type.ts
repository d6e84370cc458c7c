import * as z from 'zod';
import { resolve, type Scope } from '../template/intrinsics.ts';
import { TemplateError } from '../template/template.ts';
import type { Cloud } from './cloud.ts';

/** What other resources and outputs can say of a resource: `Ref` and `Fn::GetAtt`. */
export interface Identity {
  ref: string;
  attributes: Record<string, string>;
}

/** How the embedded stack deals with the resources of one CloudFormation type. */
export interface ResourceType {
  /** Splits what a template gives such a resource; finds what nobody here has thought of. */
  examine(properties: object): { unknown: string[]; ineffective: string[] };
  /** Makes the resource, with every property that has an effect. */
  create(logicalId: string, properties: object, scope: Scope, cloud: Cloud): Promise<Identity>;
}

interface Definition<S extends z.ZodObject> {
  /** The properties acted upon. Strict in every object, so that nothing passes unseen. */
  properties: S;
  /**
   * The properties knowingly without effect, as paths (`Targets.RetryPolicy`; lists do not show),
   * each with the sentence that owns up to it.
   */
  withoutEffect: Readonly<Record<string, string>>;
  /** Those of the properties acted upon that have less effect than on AWS, likewise. */
  inPart?: Readonly<Record<string, string>>;
  create(logicalId: string, properties: z.output<S>, cloud: Cloud): Promise<Identity>;
}

export function resourceType<S extends z.ZodObject>(definition: Definition<S>): ResourceType {
  const { properties: schema, withoutEffect, inPart = {} } = definition;
  const paths = new Set(Object.keys(withoutEffect));
  return {
    examine(properties) {
      const left = new Set<string>();
      const result = schema.safeParse(omit(properties, paths, (path) => left.add(path)));
      // Values are not worked out yet, so their types mean nothing; but every name can be seen.
      const issues = result.error?.issues ?? [];
      return {
        unknown: issues.flatMap((issue) =>
          issue.code === 'unrecognized_keys'
            ? issue.keys.map((key) => [...issue.path, key].filter(isName).join('.'))
            : [],
        ),
        ineffective: [
          ...[...left].flatMap((path) => withoutEffect[path] ?? []),
          ...Object.keys(properties).flatMap((name) => inPart[name] ?? []),
        ],
      };
    },
    async create(logicalId, properties, scope, cloud) {
      const values = schema.safeParse(resolve(omit(properties, paths), scope));
      if (!values.success) throw new TemplateError(z.prettifyError(values.error));
      return await definition.create(logicalId, values.data, cloud);
    },
  };
}

function isName(step: PropertyKey): boolean {
  return typeof step === 'string';
}

/** The value without what stands at `paths`. */
function omit(
  value: unknown,
  paths: ReadonlySet<string>,
  onOmitted: (path: string) => void = () => {},
  at = '',
): unknown {
  if (Array.isArray(value)) return value.map((item) => omit(item, paths, onOmitted, at));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const path = at === '' ? key : `${at}.${key}`;
      if (!paths.has(path)) return [[key, omit(item, paths, onOmitted, path)]];
      onOmitted(path);
      return [];
    }),
  );
}
