import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberNames, parseJson } from '../../lambdas/formats/json.ts';
import { placeOfBreak } from '../../lambdas/formats/json-place.ts';

describe('what is no JSON', () => {
  it.each([
    ['{"a": hello}', 1, 7],
    ['{"a": ,}', 1, 7],
    ['{"a":1,}', 1, 8],
    ['[1 2]', 1, 4],
    ['[1,]', 1, 4],
    ['{"a":1', 1, 7],
    ['{\n "a":\n "x', 3, 2],
    ['{"a":"\\x"}', 1, 6],
    ['{"a":01}', 1, 6],
    ['{"a":tru}', 1, 6],
    ['{"a":1}}', 1, 8],
    ['[1}', 1, 3],
    ['{1:2}', 1, 2],
    ['', 1, 1],
  ])('%j is refused with its place', (text, line, column) => {
    expect(placeOfBreak(text)).toEqual({ line, column });
    expect(() => parseJson(text)).toThrow(`(line ${line}, column ${column})`);
  });

  it('has its place at its end where it was cut off', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
        const whole = JSON.stringify([value], undefined, 1);
        const text = whole.slice(0, cut % whole.length);
        const lines = text.split('\n');
        const { line, column } = placeOfBreak(text);
        expect(line).toBe(lines.length);
        expect(column).toBeLessThanOrEqual((lines.at(-1)?.length ?? 0) + 1);
      }),
    );
  });
});

describe('the names of a document’s members', () => {
  it.each<[string, string[]]>([
    ['{"a":1,"b":{"c":2},"d":["e",{"f":1}]}', ['a', 'b', 'd']],
    [' [ {"a":"\\"b\\":1"} , {"c":1}]', ['a']],
    ['{"a" : 1, "b', ['a']],
    ['[1,{"a":1}]', []],
    ['a plain text with {"a":1}', []],
  ])('of %s', (text, names) => {
    expect([...memberNames(text)]).toEqual(names);
  });
});
