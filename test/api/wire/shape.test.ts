import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { readJson, writeJson } from '../../../src/api/wire/json';
import {
  boolean,
  dateTime,
  double,
  enumeration,
  flags,
  inNamespace,
  int,
  list,
  long,
  object,
  parallel,
  string,
  type ValueOf,
} from '../../../src/api/wire/shape';
import { adApi } from '../../../src/api/wire/soap/namespaces';
import { parseXml } from '../../../src/api/wire/soap/parse-xml';
import { readXml, writeXml } from '../../../src/api/wire/soap/xml';

const inner = object('Inner', { key: string }, { namespace: 'urn:inner' });
const outer = object(
  'Outer',
  {
    Zeta: string,
    Id: long,
    Count: int,
    Rate: double,
    At: dateTime,
    On: boolean,
    Kind: enumeration('One', 'Two'),
    Channels: flags('A', 'B'),
    Ids: list(long),
    Inner: inner,
    Inners: list(inner),
    Tracking: inNamespace(adApi, string),
  },
  { type: { xml: 'Derived', json: 'DerivedKind' } },
);

const value: ValueOf<typeof outer> = {
  Zeta: ' <z> ',
  Id: '9007199254740993',
  Count: -7,
  Rate: 0.25,
  At: '2026-11-02T00:00:00Z',
  On: false,
  Kind: 'New',
  Channels: ['A', 'B'],
  Ids: ['1', '9223372036854775807'],
  Inner: { key: 'k' },
  Inners: [{ key: '1' }, {}],
};
const json =
  '{"Zeta":" <z> ","Id":"9007199254740993","Count":-7,"Rate":0.25,"At":"2026-11-02T00:00:00Z",' +
  '"On":false,"Kind":"New","Channels":"A,B","Ids":["1","9223372036854775807"],' +
  '"Inner":{"key":"k"},"Inners":[{"key":"1"},{}]}';

function refuse(path: string, wanted: string): never {
  throw new Error(`${path}: ${wanted}`);
}

const around = (xml: string) =>
  parseXml(
    `<r xmlns="https://bingads.microsoft.com/CampaignManagement/v13" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${xml}</r>`,
  ).children[0] as ReturnType<typeof parseXml>;

describe('an object', () => {
  it('is written and read in JSON', () => {
    expect(JSON.stringify(writeJson(outer, value))).toBe(json);
    expect(readJson(outer, JSON.parse(json), refuse)).toEqual(value);
  });

  it('is written in XML in the order of its shape, items of lists in their namespace', () => {
    const text = writeXml(outer, value, 'Base');
    expect(text).toBe(
      '<Base i:type="Derived"><Zeta> &lt;z&gt; </Zeta><Id>9007199254740993</Id><Count>-7</Count>' +
        '<Rate>0.25</Rate><At>2026-11-02T00:00:00Z</At><On>false</On><Kind>New</Kind>' +
        '<Channels>A B</Channels><Ids xmlns:a1="http://schemas.microsoft.com/2003/10/Serialization/Arrays">' +
        '<a1:long>1</a1:long><a1:long>9223372036854775807</a1:long></Ids>' +
        '<Inner xmlns:a1="urn:inner"><a1:key>k</a1:key></Inner>' +
        '<Inners xmlns:a1="urn:inner"><a1:Inner><a1:key>1</a1:key></a1:Inner><a1:Inner></a1:Inner></Inners></Base>',
    );
    const element = around(text);
    expect(element.type).toBe('Derived');
    expect(readXml(outer, element, refuse)).toEqual(value);
  });

  it('is read from XML by namespace and local name', () => {
    const element = around(
      `<Outer xmlns:x="urn:inner" xmlns:y="https://adapi.microsoft.com">
        <x:Zeta>other</x:Zeta><Zeta i:nil="true"/><Zeta>first</Zeta><Zeta>second</Zeta>
        <Tracking>not this</Tracking><y:Tracking>t</y:Tracking>
        <Inner><x:key>k</x:key><key>not this</key></Inner><Unknown><deep/></Unknown>
        <Inners><Inner/><x:Inner i:nil="1"/><x:Inner><x:key>1</x:key></x:Inner></Inners>
        <On> 1 </On><Count> 7 </Count><Ids/>
      </Outer>`,
    );
    expect(readXml(outer, element, refuse)).toEqual({
      ...{ Zeta: 'first', Tracking: 't', Inner: { key: 'k' }, Inners: [{ key: '1' }] },
      ...{ On: true, Count: 7, Ids: [] },
    });
  });

  it('of another derived type is read as its type alone', () => {
    const derived = object(
      'Base',
      { Count: int, Type: enumeration('DerivedKind') },
      { type: { xml: 'Derived', json: 'DerivedKind' } },
    );
    const both = list(derived);
    const items = [{ Type: 'Other', Count: 'x' }, { Type: 'DerivedKind', Count: 1 }, { Count: 2 }];
    expect(readJson(both, items, refuse)).toEqual([
      ...[{ Type: 'Other' }, { Type: 'DerivedKind', Count: 1 }, { Count: 2 }],
    ]);
    const element = around(
      '<All xmlns:d="https://bingads.microsoft.com/CampaignManagement/v13"><Base i:type="d:Other"><Count>x</Count></Base>' +
        '<Base i:type="d:Derived"><Count>1</Count></Base><Base><Count>2</Count><Type>Other</Type></Base></All>',
    );
    expect(readXml(both, element, refuse)).toEqual([
      ...[{ Type: 'Other' }, { Count: 1 }, { Count: 2, Type: 'Other' }],
    ]);
    const sent = { Count: 1, Type: 'DerivedKind' };
    expect(writeJson(derived, sent)).toEqual(sent);
    expect(writeXml(derived, sent)).toBe('<Base i:type="Derived"><Count>1</Count></Base>');
  });

  it('keeps nulls where the places of a list mean something', () => {
    const places = parallel(inner);
    expect(readJson(places, [null, { key: 'a' }, null], refuse)).toEqual([
      ...[null, { key: 'a' }, null],
    ]);
    const element = around(
      '<All xmlns:x="urn:inner"><x:Inner i:nil="true"/><Other/><x:Inner><x:key>a</x:key></x:Inner></All>',
    );
    expect(readXml(places, element, refuse)).toEqual([null, { key: 'a' }]);
    expectTypeOf<ValueOf<typeof places>>().toEqualTypeOf<
      readonly ({ readonly key?: string } | null)[]
    >();
  });

  it('has a type of its own', () => {
    expectTypeOf<ValueOf<typeof inner>>().toEqualTypeOf<{ readonly key?: string }>();
    expectTypeOf<ValueOf<typeof outer>['Ids']>().toEqualTypeOf<readonly string[] | undefined>();
  });
});

describe('a scalar', () => {
  test.each([
    [long, 9007199254740991, '9007199254740991'],
    [long, '9007199254740993', '9007199254740993'],
    [long, '+007', '7'],
    [long, '-9223372036854775808', '-9223372036854775808'],
    [int, '7', 7],
    [double, '1e-7', 1e-7],
    [double, 5, 5],
    [boolean, 'True', true],
    [boolean, '0', false],
    [enumeration('One'), 'Other', 'Other'],
    [flags('A'), 'A, B  C', ['A', 'B', 'C']],
    [string, '', ''],
    [string, null, undefined],
    [list(int), [1, null, 2], [1, 2]],
  ])('%j reads %j', (member, given, expected) => {
    expect(readJson(member, given, refuse)).toEqual(expected);
  });

  test.each([
    // A number beyond 2^53 has lost digits already.
    [long, 9007199254740992, 'a long'],
    [long, '9223372036854775808', 'a long'],
    [long, '1.0', 'a long'],
    [long, ' ', 'a long'],
    [int, 1.5, 'a whole number'],
    [int, '0x10', 'a whole number'],
    [int, true, 'a whole number'],
    [double, 'NaN', 'a number'],
    [double, Number.POSITIVE_INFINITY, 'a number'],
    [double, '1,5', 'a number'],
    [boolean, 1, 'true or false'],
    [boolean, 'yes', 'true or false'],
    [string, 5, 'text'],
    [string, {}, 'text'],
    [dateTime, 0, 'a time'],
    [enumeration('One'), 1, 'a name'],
    [flags('A'), ['A'], 'names'],
    [list(int), {}, 'a list'],
    [inner, [], 'an object'],
    [inner, 'text', 'an object'],
  ])('%j refuses %j', (member, given, wanted) => {
    expect(() => readJson(member, given, refuse)).toThrow(new Error(`: ${wanted}`));
  });

  it('is refused with its place', () => {
    const given = { Inners: [null, { key: 'a' }, { key: 5 }] };
    expect(() => readJson(outer, given, refuse)).toThrow('Inners[2].key: text');
    const element = around(
      '<Outer><Ids xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><a:long>1</a:long><a:long>x</a:long></Ids></Outer>',
    );
    expect(() => readXml(outer, element, refuse)).toThrow('Ids[1]: a long');
  });
});
