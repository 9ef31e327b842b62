import { describe, expect, it, test } from 'vitest';
import type { OfflineConversionGoal } from '../../../src/index';
import { readGoals } from '../../../src/services';
import {
  campaignManagement,
  csv,
  envelope,
  full,
  fullGoal,
  fullRow,
  fullXml,
  id,
  json,
  quiet,
  xml,
} from '../../support/goal-answers';

describe('a goal is read', () => {
  test.each<[what: string, body: unknown, goals: readonly OfflineConversionGoal[]]>([
    ['JSON', json([full]), [fullGoal]],
    ['parsed JSON', { ConversionGoals: [full], PartialErrors: [] }, [fullGoal]],
    ['JSON behind a byte order mark and spaces', `\ufeff \r\n${json([full])}`, [fullGoal]],
    ['XML', xml(fullXml), [fullGoal]],
    ['XML in an envelope', envelope(xml(fullXml)), [fullGoal]],
    ['a bulk file', csv(`OfflineConversion Goal,${fullRow}`), [fullGoal]],
    [
      'the answer for tags',
      xml(fullXml).replaceAll('ByIdsResponse', 'ByTagIdsResponse'),
      [fullGoal],
    ],
    ['no goals in JSON', json([]), []],
    ['no goals in XML', xml(''), []],
    ['an answer without its list', { PartialErrors: [] }, []],
    ['null for a list', { ConversionGoals: [full], PartialErrors: null }, [fullGoal]],
    ['nulls among them', json([null, full, null]), [fullGoal]],
    ['nil among them', xml(`<ConversionGoal i:nil="true"/>${fullXml}`), [fullGoal]],
  ])('from %s', async (_, body, goals) => {
    expect(await readGoals(body)).toEqual({ ...quiet, goals });
  });

  test.each<[what: string, body: unknown, goal: Partial<OfflineConversionGoal>]>([
    ['an Id alone', json([{ Type: 'OfflineConversion', Id: id }]), {}],
    ['null', json([{ Type: 'OfflineConversion', Id: id, Name: null, Revenue: null }]), {}],
    [
      'an empty revenue',
      json([{ Type: 'OfflineConversion', Id: id, Revenue: {}, IsExternallyAttributed: null }]),
      {},
    ],
    [
      'nil',
      xml(`<ConversionGoal><Id>${id}</Id><Name i:nil="true"/><Revenue/></ConversionGoal>`),
      {},
    ],
    ['empty cells', csv(`OfflineConversion Goal,,${id}`), {}],
    [
      'false is known',
      json([{ Id: id, IsExternallyAttributed: false }]),
      { isExternallyAttributed: false },
    ],
  ])('without absent properties: %s', async (_, body, goal) => {
    const { goals } = await readGoals(body);
    expect(goals).toStrictEqual([{ action: 'Update', id, ...goal }]);
  });

  test.each<[what: string, members: object, goal: object]>([
    ['a long as text', { Id: '9223372036854775807' }, { id: '9223372036854775807' }],
    ['a long as a number', { Id: 12 }, { id: '12' }],
    ['a revenue without a value', { Revenue: { Type: 'NoValue' } }, { revenueType: 'NoValue' }],
    ['a value of nothing', { Revenue: { Value: 0 } }, { revenueValue: 0 }],
    ['numbers as text', { ConversionWindowInMinutes: '60' }, { conversionWindowInMinutes: 60 }],
    ['a status of answers', { Status: 'Deleted' }, { status: 'Deleted' }],
    ['a category of answers', { GoalCategory: 'None' }, { goalCategory: 'None' }],
    ['a category of another name', { GoalCategory: 'Subcribe' }, { goalCategory: 'Subscribe' }],
    ['a name with everything', { Name: ' <a> & "b" \u{1f44d}' }, { name: ' <a> & "b" \u{1f44d}' }],
    [
      'members of other types of goals',
      {
        TagId: '77',
        AttributionModelType: 'LastTouch',
        ViewThroughConversionWindowInMinutes: 1440,
      },
      {
        tagId: '77',
        attributionModelType: 'LastTouch',
        viewThroughConversionWindowInMinutes: '1440',
      },
    ],
    ['members that are new', { NewMember: { a: [1] }, IsAutoGoal: 'x' }, {}],
  ])('with %s', async (_, members, goal) => {
    const body = { ConversionGoals: [{ Type: 'OfflineConversion', Id: id, ...members }] };
    const expected = { ...quiet, goals: [{ action: 'Update', id, ...goal }] };
    expect(await readGoals(body)).toEqual(expected);
    expect(await readGoals(JSON.stringify(body))).toEqual(expected);
  });

  it('as an Add if it has no Id', async () => {
    const goal = { name: 'Lead', goalCategory: 'Contact' } as const;
    const body = { ConversionGoals: [{ Name: 'Lead', GoalCategory: 'Contact' }] };
    expect((await readGoals(body)).goals).toEqual([{ action: 'Add', ...goal }]);
  });

  it('with all digits of a bare number in JSON text', async () => {
    const { goals } = await readGoals(`{"ConversionGoals":[{"Id":${id}}]}`);
    expect(goals).toEqual([{ action: 'Update', id }]);
  });
});

describe('a source', () => {
  const texts: readonly [string, string][] = [
    ['JSON', json([full])],
    ['XML', envelope(xml(fullXml))],
    ['a bulk file', csv(`OfflineConversion Goal,${fullRow}`)],
  ];
  async function* slowly<T>(...items: readonly T[]): AsyncGenerator<T, void> {
    yield* items;
  }
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

  test.each(
    texts.flatMap(([what, text]) => [
      [`${what} as bytes`, () => bytesOf(text)] as const,
      [`${what} as bytes with a mark`, () => bytesOf(`\ufeff${text}`)] as const,
      [`${what} in UTF-16`, () => utf16(text)] as const,
      [`${what} as a Blob`, () => new Blob([text])] as const,
      [`${what} as a web stream`, () => new Blob([text]).stream()] as const,
      [`${what} as a list of texts`, () => [text.slice(0, 7), text.slice(7)]] as const,
      [
        `${what} byte by byte`,
        () => slowly(...Array.from(bytesOf(`  ${text}`), (byte) => Uint8Array.of(byte))),
      ] as const,
    ]),
  )('may be %s', async (_, source) => {
    expect((await readGoals(source())).goals).toEqual([fullGoal]);
  });

  it('is closed if it is not read to its end', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<string, void> {
      try {
        for (;;) yield `{${' '.repeat(1000)}`;
      } finally {
        closed = true;
      }
    }
    await expect(readGoals(endless(), { maxLength: 10_000 })).rejects.toMatchObject({
      code: 'too-long',
    });
    expect(closed).toBe(true);
  });

  it('is abandoned on an abort', async () => {
    const controller = new AbortController();
    async function* waiting(): AsyncGenerator<string, void> {
      yield '{';
      controller.abort(new Error('enough'));
      await new Promise(() => {});
    }
    const { signal } = controller;
    await expect(readGoals(waiting(), { signal })).rejects.toThrow('enough');
  });
});

describe('goals of other types', () => {
  test.each<[what: string, body: unknown]>([
    [
      'JSON, whatever they hold',
      json([{ Type: 'Url', Id: {}, Name: 7 }, full, { Type: 'Event', Revenue: [] }]),
    ],
    [
      'XML, by i:type',
      xml(
        `<ConversionGoal i:type="a:UrlGoal" xmlns:a="${campaignManagement}"><Id>none</Id></ConversionGoal>${fullXml}` +
          '<ConversionGoal i:type="EventGoal"/>',
      ),
    ],
    [
      'XML, by Type',
      xml(
        `<ConversionGoal><Type>Url</Type></ConversionGoal>${fullXml}<ConversionGoal><Type>InStoreTransaction</Type></ConversionGoal>`,
      ),
    ],
    [
      'a bulk file',
      csv(
        'Url Goal,Active,1,Lead',
        `OfflineConversion Goal,${fullRow}`,
        'Campaign Conversion Goal,Active,2',
        'Campaign,Active,3,Lead',
        'Pages Viewed Per Visit Goal,Active,4,Lead',
      ),
    ],
  ])('are skipped and counted: %s', async (_, body) => {
    const { goals, otherTypes, errors } = await readGoals(body);
    expect({ goals, otherTypes, errors }).toEqual({ goals: [fullGoal], otherTypes: 2, errors: [] });
  });
});
