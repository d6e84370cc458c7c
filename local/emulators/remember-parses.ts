import { createRequire } from 'node:module';

interface Context {
  attrNames?: Record<string, string>;
  attrVals?: Record<string, object>;
  unusedAttrNames: Record<string, true>;
  unusedAttrVals: Record<string, true>;
  isKeyCondition?: true;
}

interface Parser {
  parse(text: string, options: { context: Context }): unknown;
}

let isDone = false;

/**
 * Has dynalite remember what it parsed: it spends two thirds of its time on parsing the same few
 * expressions again. What it finds out depends on the text, the names and the types of the values.
 */
export function rememberParses(): void {
  if (isDone) return;
  isDone = true;
  const require = createRequire(import.meta.url);
  for (const name of ['conditionParser', 'updateParser', 'projectionParser']) {
    const parser: Parser = require(`dynalite/db/${name}`);
    parser.parse = remembering(parser.parse);
  }
}

function remembering(parse: Parser['parse']): Parser['parse'] {
  const known = new Map<string, { tree: unknown; values: Map<unknown, string>; used: string[] }>();
  return (text, { context }) => {
    const {
      attrNames = {},
      attrVals = {},
      unusedAttrNames,
      unusedAttrVals,
      isKeyCondition,
    } = context;
    const types = Object.entries(attrVals).map(([name, value]) => [name, Object.keys(value)[0]]);
    const key = JSON.stringify([text, attrNames, types, isKeyCondition]);
    let found = known.get(key);
    if (!found) {
      const unused = { ...asUnused(attrNames), ...asUnused(attrVals) };
      const asked = { ...context, unusedAttrNames: unused, unusedAttrVals: unused };
      const tree = parse(text, { context: asked });
      const names = [...Object.keys(attrNames), ...Object.keys(attrVals)];
      const values = new Map(Object.entries(attrVals).map(([name, value]) => [value, name]));
      found = { tree, values, used: names.filter((name) => !unused[name]) };
      known.set(key, found);
    }
    for (const name of found.used) {
      delete unusedAttrNames[name];
      delete unusedAttrVals[name];
    }
    return withValues(found.tree, found.values, attrVals);
  };
}

function asUnused(names: object): Record<string, true> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, true]));
}

/** A copy of the tree with other values in the places of those that it was made of. */
function withValues(
  tree: unknown,
  names: Map<unknown, string>,
  values: Record<string, object>,
): unknown {
  const name = names.get(tree);
  if (name !== undefined) return values[name];
  if (Array.isArray(tree)) return tree.map((one) => withValues(one, names, values));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([field, one]) => [field, withValues(one, names, values)]),
  );
}
