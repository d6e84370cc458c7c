// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of CloudFormation and S3.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { references, resolve, type Scope } from '../../../local/template/intrinsics.ts';

const names = new Map([
  ['Queue', 'http://127.0.0.1:1/queue'],
  ['Site.DomainName', '127.0.0.1:8080'],
  ['AWS::Region', 'us-east-1'],
]);
const scope: Scope = {
  ref: (name) => names.get(name),
  attribute: (logicalId, name) => names.get(`${logicalId}.${name}`),
};

describe('resolving a template', () => {
  it.each([
    ['Ref', { Ref: 'Queue' }, 'http://127.0.0.1:1/queue'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Site', 'DomainName'] }, '127.0.0.1:8080'],
    ['Fn::GetAtt with a dot', { 'Fn::GetAtt': 'Site.DomainName' }, '127.0.0.1:8080'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 1]] }, 'a-us-east-1-1'],
    ['Fn::Split', { 'Fn::Split': ['-', { Ref: 'AWS::Region' }] }, ['us', 'east', '1']],
    ['Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': ['-', 'a-b'] }] }, 'b'],
    ['Fn::Sub', { 'Fn::Sub': 'x/${AWS::Region}/${Site.DomainName}' }, 'x/us-east-1/127.0.0.1:8080'],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${A}', { A: { Ref: 'AWS::Region' } }] }, 'us-east-1'],
    ['Fn::Sub with a literal', { 'Fn::Sub': '${!Queue}' }, '${Queue}'],
    [
      'what stands in lists and objects',
      [{ a: { Ref: 'Queue' } }],
      [{ a: 'http://127.0.0.1:1/queue' }],
    ],
    [
      'AWS::NoValue by leaving out',
      { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }] },
      { b: [] },
    ],
  ])('works out %s', (_, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  it.each([
    [
      'a domain of this machine',
      { 'Fn::GetAtt': ['Site', 'DomainName'] },
      'http://127.0.0.1:8080/a',
    ],
    ['any other domain', 'feeds.example.com', 'https://feeds.example.com/a'],
  ])('speaks the right scheme to %s', (_, domain, expected) => {
    expect(resolve({ 'Fn::Join': ['', ['https://', domain, '/a']] }, scope)).toBe(expected);
  });

  it.each([
    ['Fn::If', { 'Fn::If': ['Big', 1, 2] }, /does not know Fn::If/],
    ['a name that nothing bears', { Ref: 'Nobody' }, /no value for Ref Nobody/],
    ['an attribute that nothing has', { 'Fn::Sub': '${Queue.Age}' }, /attribute Age of Queue/],
    ['an item that is not there', { 'Fn::Select': [2, ['a']] }, /no item 2/],
    ['a list in the place of text', { 'Fn::Join': ['', [['a']]] }, /Text was expected/],
  ])('stops at %s', (_, value, message) => {
    expect(() => resolve(value, scope)).toThrow(message);
  });

  it('leaves alone whatever has no function in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!JSON.stringify(value).match(/Ref|Fn::/));
        expect(resolve(value, scope)).toEqual(value);
      }),
    );
  });
});

describe('the references of a template', () => {
  it('are found in every function that makes one', () => {
    const value = {
      a: [{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'Arn'] }, { 'Fn::GetAtt': 'C.Arn' }],
      b: { 'Fn::Sub': 'x ${D} ${E.Arn} ${!F}' },
      c: { 'Fn::Sub': ['${G}${H}', { H: { Ref: 'I' } }] },
    };
    expect(references(value)).toEqual(['A', 'B', 'C', 'D', 'E', 'G', 'H', 'I']);
  });
});
