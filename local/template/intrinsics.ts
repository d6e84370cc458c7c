import { TemplateError } from './template.ts';

/** What names in a template stand for; undefined when nothing of that name is known. */
export interface Scope {
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): unknown;
}

/** What `Ref: AWS::NoValue` resolves to: the property is left out. */
const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (name, scope) => ref(text(name), scope),
  'Fn::GetAtt': (path, scope) => {
    const [logicalId = '', ...rest] = typeof path === 'string' ? path.split('.') : list(path);
    return attribute(text(logicalId), rest.map(text).join('.'), scope);
  },
  'Fn::Join': (argument, scope) => {
    const [delimiter, parts] = list(argument);
    return onThisMachine(list(resolve(parts, scope)).map(text).join(text(delimiter)));
  },
  'Fn::Split': (argument, scope) => {
    const [delimiter, whole] = list(argument);
    return text(resolve(whole, scope)).split(text(delimiter));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(resolve(argument, scope));
    const item = list(items)[Number(index)];
    if (item === undefined) throw new TemplateError(`Fn::Select: there is no item ${index}.`);
    return item;
  },
  'Fn::Sub': (argument, scope) => {
    const [pattern, variables = {}] = typeof argument === 'string' ? [argument] : list(argument);
    const named = resolve(variables, scope) as Record<string, unknown>;
    return onThisMachine(substitute(text(pattern), named, scope));
  },
};

/**
 * The value with every intrinsic function in it worked out.
 *
 * @throws TemplateError for a function or a name that is not known.
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(item, scope)).filter((item) => item !== noValue);
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [[name, argument] = [''], ...others] = entries;
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const intrinsic = intrinsics[name];
    if (!intrinsic) {
      throw new TemplateError(
        `The embedded stack does not know ${name}: add it to local/template/intrinsics.ts.`,
      );
    }
    return intrinsic(argument, scope);
  }
  return Object.fromEntries(
    entries
      .map(([key, item]) => [key, resolve(item, scope)] as const)
      .filter(([, item]) => item !== noValue),
  );
}

/** The logical ids and parameters that a value refers to, in any depth. */
export function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'Ref' && typeof item === 'string') return [item];
    if (key === 'Fn::GetAtt') {
      return [typeof item === 'string' ? item.split('.', 1) : item].flat().slice(0, 1).map(String);
    }
    const named = key === 'Fn::Sub' ? namesIn(typeof item === 'string' ? item : item?.[0]) : [];
    return [...named, ...references(item)];
  });
}

const placeholder = /\$\{(!?)([^}]+)\}/g;

function namesIn(pattern: string): string[] {
  return [...pattern.matchAll(placeholder)]
    .filter(([, literal]) => !literal)
    .map(([, , name = '']) => name.split('.', 1).join());
}

function substitute(pattern: string, named: Record<string, unknown>, scope: Scope): string {
  return pattern.replaceAll(placeholder, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(named, name)) return text(named[name]);
    const [logicalId = '', ...rest] = name.split('.');
    return text(rest.length === 0 ? ref(name, scope) : attribute(logicalId, rest.join('.'), scope));
  });
}

function ref(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return noValue;
  return scope.ref(name) ?? unknown(`Ref ${name}`);
}

function attribute(logicalId: string, name: string, scope: Scope): unknown {
  return scope.attribute(logicalId, name) ?? unknown(`attribute ${name} of ${logicalId}`);
}

function unknown(what: string): never {
  throw new TemplateError(
    `The embedded stack has no value for ${what}: let its resource type say so, in local/resources/.`,
  );
}

/**
 * What is https on AWS is plain http on this machine. Addresses are put together from a scheme and
 * a domain name in the template, so this is the one place where both can be seen.
 */
function onThisMachine(address: string): string {
  return address.replaceAll(/https:\/\/(?=127\.0\.0\.1:)/g, 'http://');
}

function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TemplateError(`Text was expected in the template, not ${JSON.stringify(value)}.`);
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TemplateError(`A list was expected in the template, not ${JSON.stringify(value)}.`);
}
