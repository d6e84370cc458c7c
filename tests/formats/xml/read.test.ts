import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RejectedUpload } from '../../../lambdas/article/outcome.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  lineIn,
  parseXml,
  textIn,
} from '../../../lambdas/formats/xml/read.ts';
import { element, text } from '../../../lambdas/formats/xml/write.ts';

function rejection(xml: string) {
  try {
    parseXml(xml);
  } catch (error) {
    if (error instanceof RejectedUpload) return error.rejection;
    throw error;
  }
  return expect.fail('it was read');
}

describe('the tree', () => {
  it('has text, CDATA and characters as the document says them', () => {
    const root = parseXml(
      '<a x="1 &lt; 2">one <b>two</b> &amp; <![CDATA[<three>]]>&#x2014;&eacute;</a>',
    );
    expect(textIn(root)).toBe('one two & <three>—é');
    expect(attributeOf(root, 'x')).toBe('1 < 2');
  });

  it('has every letter of Western Europe by the name that HTML gives it', () => {
    const named =
      '&Aacute;&atilde;&AElig;&ccedil;&eth;&Ntilde;&otilde;&Oslash;&thorn;&yuml;&OElig;&scaron;';
    expect(textIn(parseXml(`<a>${named}</a>`))).toBe('ÁãÆçðÑõØþÿŒš');
  });

  it('names elements by namespace, whatever the prefix', () => {
    const root = parseXml(
      '<n:a xmlns:n="urn:n" xmlns:other="urn:o"><n:b>ours</n:b><other:b>theirs</other:b><c xmlns="urn:n"><b>ours too</b></c></n:a>',
    );
    expect(root).toMatchObject({ name: 'a', namespace: 'urn:n' });
    expect(childrenOf(root, 'b').map(lineIn)).toEqual(['ours']);
    expect(lineIn(childOf(root, 'c', 'b'))).toBe('ours too');
  });

  it('ends a declaration where its element ends', () => {
    const root = parseXml('<a xmlns="urn:1"><b xmlns="urn:2"/><c/></a>');
    expect(root.children).toMatchObject([{ namespace: 'urn:2' }, { namespace: 'urn:1' }]);
  });

  it('takes a prefix for what it usually is, where nothing declares it otherwise', () => {
    const usual = { dc: 'urn:usual' };
    expect(parseXml('<a><dc:b/></a>', usual).children).toMatchObject([{ namespace: 'urn:usual' }]);
    expect(parseXml('<a xmlns:dc="urn:own"><dc:b/></a>', usual).children).toMatchObject([
      { namespace: 'urn:own' },
    ]);
  });

  it('forgives a prefix that nothing declares, and space before the declaration', () => {
    const root = parseXml('\n <?xml version="1.0"?><a xsi:schemaLocation="x"><y:b>in</y:b></a>');
    expect(root.children).toMatchObject([{ name: 'b', namespace: '' }]);
  });

  it('takes a line break for white space', () => {
    expect(lineIn(parseXml('<a>Not in print.<br/>Web only.</a>'))).toBe('Not in print. Web only.');
  });

  it('has any text back that we write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const written = element('a', { x: value }, text(value));
        expect(text(textIn(parseXml(written)))).toBe(text(value));
      }),
    );
  });
});

describe('hostile documents', () => {
  it('say how to write what an entity would stand for', () => {
    for (const name of ['unknown', 'constructor', '__proto__'])
      expect(rejection(`<a>&${name};</a>`).remedy).toMatch(/^Write the character itself/);
  });

  it('expand no entity of their own', () => {
    const laughs = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    );
    const { reason, sentence } = rejection(
      `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs.join('')}]>\n<a>&l20;</a>`,
    );
    expect(reason).toBe('malformed');
    expect(sentence).toContain('line 2');
  });

  it('fetch nothing from outside', () => {
    const xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    expect(rejection(xml)).toMatchObject({ reason: 'malformed' });
    expect(textIn(parseXml('<!DOCTYPE a SYSTEM "http://10.0.0.1/evil.dtd"><a>in</a>'))).toBe('in');
  });

  it('cannot redefine what a character is called', () => {
    const xml = '<!DOCTYPE a [<!ENTITY copy "&lt;script>">]><a>&copy;</a>';
    expect(textIn(parseXml(xml))).toBe('©');
  });

  it.each([256, 257, 100_000])('nested %i deep are refused beyond 256 levels', (depth) => {
    const xml = '<a xmlns:p="urn:p">'.repeat(depth) + '</a>'.repeat(depth);
    if (depth <= 256) expect(parseXml(xml).name).toBe('a');
    else expect(rejection(xml).reason).toBe('too-deep');
  });

  it('of too many elements or characters are refused', () => {
    expect(rejection(`<a>${'<b/>'.repeat(100_000)}</a>`).reason).toBe('too-large');
    expect(rejection(`<a>${'b'.repeat(10_000_000)}</a>`).reason).toBe('too-large');
  });

  it.each([
    ['an element left open', '<a>\n  <b>\n</a>', 'line 3'],
    ['an attribute twice', '<a x="1" x="2"/>', 'line 1'],
    ['two roots', '<a/>\n<b/>', 'line 2'],
    ['a control character', '<a>\u0001</a>', 'line 1'],
    ['no end', '\n\n<a>', 'line 3'],
    ['an unknown entity', '<a>\n&unknown;</a>', 'line 2'],
    ['no element', '<?xml version="1.0"?>', 'line 1'],
  ])('that are broken are told where: %s', (_, xml, place) => {
    const { reason, sentence } = rejection(xml);
    expect(reason).toBe('malformed');
    expect(sentence).toContain(place);
  });
});
