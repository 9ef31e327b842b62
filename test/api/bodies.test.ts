import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it, test } from 'vitest';
import { applyOperations } from '../../src/api/apply/batch';
import { parseXml, type XmlElement } from '../../src/api/wire/soap/parse-xml';
import { toJson } from '../../src/api/wire/soap/to-json';
import { fitsXml } from '../../src/api/wire/soap/xml';
import type { OfflineConversion, OfflineConversionInput } from '../../src/index';
import { fromOfflineConversion, type OfflineConversionObject } from '../../src/services';
import { conversions, now } from '../support/conversion-arbitrary';
import { add, moment, type Request, requestsOf, restate } from '../support/requests';
import { runs } from '../support/runs';
import { schemaOfTheVendor } from './schema';

/* The bodies of requests, read back as the records that went in, and by an independent validator. */

/** The records of a body, whatever its format. */
function readBack({ operation, body }: Request): OfflineConversion[] {
  const { list, request } = applyOperations[operation];
  const content = body.startsWith('<')
    ? toJson(request, parseXml(body, 1).children[1]?.children[0] as XmlElement)
    : JSON.parse(body);
  return content[list].map((item: OfflineConversionObject) => fromOfflineConversion(item));
}

/** The properties of a record that its object holds. */
function sent(record: OfflineConversion): object {
  const { clientId: _, ...rest } = record;
  if (record.action === 'Add') return rest;
  const { externalAttributionCredit, externalAttributionModel, ...kept } = rest;
  return kept;
}

function isFit(record: OfflineConversion): boolean {
  return Object.values(sent(record)).every((value) => typeof value !== 'string' || fitsXml(value));
}

describe.each(['json', 'soap'] as const)('a body in %s', (format) => {
  it('holds the records', async () => {
    await fc.assert(
      fc.asyncProperty(conversions, async (records) => {
        const fit = format === 'json' ? records : records.filter(isFit);
        const options = { format, maxItems: 3, now: now.toJSDate(), duplicates: false } as const;
        const requests = await requestsOf(fit, options);
        const rows = requests.flatMap((request) => request.rows);
        expect([...rows].sort((a, b) => a - b)).toEqual(fit.map((_, index) => index));
        expect(requests.flatMap(readBack)).toEqual(rows.map((row) => sent(fit[row] as never)));
      }),
      runs(5, 60),
    );
  });

  test.each([
    `a & b < c > d "e" 'f'`,
    '&amp; &#65; <![CDATA[x]]> ]]>',
    '\u{1f44d}\u{1f3fd} 日本 e\u0301',
    '  outer  and   inner  ',
    '\ttab\r\nline\rreturn\n',
    '\u00a0\u2028\ufeffa\ufeff\u2028\u00a0',
    '{"a":[]}\\ /',
    'x'.repeat(100),
  ])('keeps the name %j', async (conversionName) => {
    const records = [{ ...add(1), conversionName } as OfflineConversionInput, restate(2)];
    const [first] = (await requestsOf(records, { format })).flatMap(readBack);
    expect(first).toMatchObject({ conversionName });
  });

  test.each([0, 1e-7, 0.001, 12.5, 999_999_999_999, 5e-324])(
    'keeps the credit or value %d',
    async (n) => {
      const field = n > 0 && n <= 1 ? 'externalAttributionCredit' : 'conversionValue';
      const model = n > 0 && n <= 1 ? { externalAttributionModel: 'm' } : {};
      const [first] = (await requestsOf([{ ...add(1), ...model, [field]: n }], { format })).flatMap(
        readBack,
      );
      expect(first).toMatchObject({ [field]: n });
    },
  );

  it('holds times in whole seconds and values with three decimals, as a file would', async () => {
    const record = {
      ...restate(1),
      conversionTime: '2026-11-02T10:30:00.999+01:00',
      adjustmentValue: '1.2345',
    };
    const [first] = (await requestsOf([record], { format })).flatMap(readBack);
    expect(first).toMatchObject({ adjustmentValue: 1.235 });
    expect(first?.conversionTime.toISO()).toBe('2026-11-02T09:30:00.000Z');
  });
});

describe('a body in XML', () => {
  const faultIn = schemaOfTheVendor();

  /** The first fault in the content of a SOAP body. */
  function faultOf(body: string): string | undefined {
    return faultIn(/<s:Body>(.*)<\/s:Body>/s.exec(body)?.[1] ?? '');
  }

  it('is valid by the schema of the vendor', async () => {
    await fc.assert(
      fc.asyncProperty(conversions, async (records) => {
        const options = { format: 'soap', now: now.toJSDate(), duplicates: false } as const;
        for (const { body } of await requestsOf(records.filter(isFit), options))
          expect(faultOf(body)).toBeUndefined();
      }),
      runs(6, 60),
    );
  });

  it('is well-formed as a whole', async () => {
    const [request] = await requestsOf([add(1)], { format: 'soap', now: moment });
    const document = XmlDocument.fromString(request?.body ?? '');
    expect(document.root.name).toBe('Envelope');
    expect(document.root.namespaceUri).toBe('http://schemas.xmlsoap.org/soap/envelope/');
    document.dispose();
  });

  test.each([
    [
      'another order',
      /(<ConversionName>.*<\/ConversionName>)(<ConversionTime>.*<\/ConversionTime>)/,
      '$2$1',
    ],
    ['a time that is none', /2026-11-02T09:30:00Z/, '11/2/2026 9:30:00 AM'],
    [
      'an element that is not known',
      /<MicrosoftClickId>/,
      '<ClientId>1</ClientId><MicrosoftClickId>',
    ],
    ['another namespace', /xmlns="[^"]*"><OfflineC/, 'xmlns="urn:other"><OfflineC'],
  ])('would not be with %s', async (_, from, to) => {
    const [request] = await requestsOf([add(1)], { format: 'soap' });
    const body = request?.body ?? '';
    expect(faultOf(body)).toBeUndefined();
    expect(body.replace(from, to)).not.toBe(body);
    expect(faultOf(body.replace(from, to))).toBeTypeOf('string');
  });
});
