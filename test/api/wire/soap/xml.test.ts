import { describe, expect, it, test } from 'vitest';
import { ServiceAnswerError } from '../../../../src/api/wire/answer-error';
import {
  boolean,
  enumeration,
  flags,
  int,
  list,
  long,
  object,
  string,
} from '../../../../src/api/wire/shape';
import { parseXml, type XmlElement } from '../../../../src/api/wire/soap/parse-xml';
import { toJson } from '../../../../src/api/wire/soap/to-json';
import { writeMembers } from '../../../../src/api/wire/soap/xml';

/** The name of this shape puts it into a namespace of its own. */
const pair = object('KeyValuePairOfstringstring', { key: string });
const goal = object('ConversionGoal', { Count: int, Type: enumeration() }, 'OfflineConversion');
const shape = object('Outer', {
  Zeta: string,
  Id: long,
  On: boolean,
  Channels: flags,
  Ids: list(long),
  Names: list(enumeration()),
  Pair: pair,
  Pairs: list(pair),
  Goals: list(goal),
});

const arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';
const generic = 'http://schemas.datacontract.org/2004/07/System.Collections.Generic';

/** The first element of a body. */
function parse(xml: string): XmlElement {
  const body = `<r xmlns="https://bingads.microsoft.com/CampaignManagement/v13" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${xml}</r>`;
  return parseXml(body, 1).children[0] as XmlElement;
}

describe('an object', () => {
  it('is written in the order of its shape, the items of lists in their namespace', () => {
    const value = {
      ...{ On: false, Id: '9007199254740993', Zeta: ' <z> \r', Channels: 'A,B,C' },
      ...{ Ids: ['1', '9223372036854775807'], Names: ['A'] },
      ...{ Pair: { key: 'k' }, Pairs: [{ key: '1' }, {}] },
      Goals: [{ Type: 'OfflineConversion', Count: -7 }],
    };
    const written = writeMembers(shape, value);
    expect(written).toBe(
      '<Zeta> &lt;z&gt; &#xD;</Zeta><Id>9007199254740993</Id><On>false</On><Channels>A B C</Channels>' +
        `<Ids xmlns:a1="${arrays}"><a1:long>1</a1:long><a1:long>9223372036854775807</a1:long></Ids>` +
        `<Names xmlns:a1="${arrays}"><a1:string>A</a1:string></Names>` +
        `<Pair xmlns:a1="${generic}"><a1:key>k</a1:key></Pair>` +
        `<Pairs xmlns:a1="${generic}"><a1:KeyValuePairOfstringstring><a1:key>1</a1:key></a1:KeyValuePairOfstringstring>` +
        '<a1:KeyValuePairOfstringstring></a1:KeyValuePairOfstringstring></Pairs>' +
        '<Goals><ConversionGoal i:type="OfflineConversionGoal"><Count>-7</Count></ConversionGoal></Goals>',
    );
    // In XML every scalar is text, and the type of a goal is that of its element.
    const texts = { ...value, On: 'false', Goals: [{ Count: '-7' }] };
    expect(toJson(shape, parse(`<Outer>${written}</Outer>`))).toEqual(texts);
  });

  it('is read by namespace and local name', () => {
    const element = parse(
      `<Outer xmlns:x="${generic}" xmlns:a="${arrays}">
        <x:Zeta>other</x:Zeta><Zeta>first</Zeta>
        <Pair><x:key>k</x:key><key>not this</key></Pair><Unknown><deep/></Unknown>
        <Pairs><x:KeyValuePairOfstringstring i:nil="1"/>
          <x:KeyValuePairOfstringstring><x:key>1</x:key></x:KeyValuePairOfstringstring></Pairs>
        <Channels> A  B </Channels><Names><a:string> A </a:string></Names><On> 1 </On><Ids/>
      </Outer>`,
    );
    expect(toJson(shape, element)).toEqual({
      ...{ Zeta: 'first', Pair: { key: 'k' }, Pairs: [null, { key: '1' }] },
      ...{ Channels: 'A,B', Names: ['A'], On: ' 1 ', Ids: [] },
    });
  });

  test.each([
    ['a member twice', '<Zeta>1</Zeta><Zeta>2</Zeta>', 'Zeta occurs twice.'],
    ['a member twice, once nil', '<Zeta i:nil="1"/><Zeta>2</Zeta>', 'Zeta occurs twice.'],
    ['text', 'Error', 'Outer must contain elements, not text.'],
    ['text in an object', '<Pair>Error</Pair>', 'Pair must contain elements, not text.'],
    ['text in a list', '<Ids>1</Ids>', 'Ids must contain elements, not text.'],
    [
      'text behind an item',
      '<Goals><ConversionGoal/>Error</Goals>',
      'Goals must contain elements, not text.',
    ],
    ['other items', '<Goals><Goal/></Goals>', 'Goals must contain only elements ConversionGoal.'],
    [
      'items of another namespace',
      '<Names><string>A</string></Names>',
      'Names must contain only elements string.',
    ],
    [
      'content that is nil',
      '<Goals i:nil="true"><ConversionGoal/></Goals>',
      'Goals is nil, but has content.',
    ],
  ])('is refused with %s', (_what, content, message) => {
    const element = parse(`<Outer>${content}</Outer>`);
    expect(() => toJson(shape, element)).toThrow(new ServiceAnswerError('member', message));
  });

  it('of another derived type is read as its type alone', () => {
    const element = parse(
      '<Goals xmlns:d="https://bingads.microsoft.com/CampaignManagement/v13">' +
        '<ConversionGoal i:type="d:Other"><Count>x</Count></ConversionGoal>' +
        '<ConversionGoal i:type="d:OfflineConversionGoal"><Count>1</Count></ConversionGoal>' +
        '<ConversionGoal><Count>2</Count><Type>Other</Type></ConversionGoal></Goals>',
    );
    expect(toJson(list(goal), element)).toEqual([
      { Type: 'Other' },
      { Count: '1' },
      { Count: '2', Type: 'Other' },
    ]);
  });

  test.each([
    ['ApiFaultDetail', '<Tracking/><y:TrackingId>t</y:TrackingId>', { TrackingId: 't' }],
    ['ApiFaultDetail', '<TrackingId>not this</TrackingId>', {}],
    ['AdApiFaultDetail', '<y:TrackingId>t</y:TrackingId>', { TrackingId: 't' }],
  ])('%s has the number of the call in the namespace of faults: %s', (name, members, expected) => {
    const element = parse(`<${name} xmlns:y="https://adapi.microsoft.com">${members}</${name}>`);
    expect(toJson(object(name, { TrackingId: string }), element)).toEqual(expected);
  });
});
