import { describe, expect, test } from 'vitest';
import {
  checkOfflineConversion,
  hashEmail,
  hashPhone,
  IdentifierError,
  type OfflineConversionInput,
  readOfflineConversions,
  readResultFile,
  reconcile,
  validateBulkFile,
  writeOfflineConversions,
} from '../../src/index';
import { bulkFile, writeOfflineConversionsFile } from '../../src/node';
import {
  applyRequests,
  checkGoal,
  fromOfflineConversion,
  readApplyResponse,
  readClicks,
  readReport,
  reportRequests,
  toConversionGoal,
  toOfflineConversion,
} from '../../src/services';
import { leaksOf, planted } from '../support/planted';
import { every, record } from './planted-rows';
import { everythingOf } from './said';

type Call = (value: string) => unknown;

const drained = async (items: AsyncIterable<unknown>) => {
  for await (const item of items) expect(item).toBeDefined();
};
const written = { ...record, conversionTime: new Date('2026-02-01T10:00:00Z') };
const object = {
  ConversionName: 'Lead',
  ConversionTime: '2026-02-01T10:00:00Z',
  MicrosoftClickId: planted['click id'],
};
const given = (value: unknown) => value as never;

/** Wrong use with a marked value in each place that takes one. Names of options are the caller's own. */
const calls: Readonly<Record<string, Call>> = {
  'a time of a click': (value) => {
    const clicks = new Map([[planted['click id'], given(value)]]);
    return readOfflineConversions('', { clicks });
  },
  'a click id': (value) => validateBulkFile('', { clicks: new Map([[`${value}X`, new Date()]]) }),
  'clicks as an object': (value) => validateBulkFile('', { clicks: given({ [value]: value }) }),
  'a time of a goal': (value) =>
    validateBulkFile('', { goals: [{ name: value, createdAt: given(value) }] }),
  'a name of a goal': (value) => validateBulkFile('', { goals: [{ name: given([value]) }] }),
  now: (value) => checkOfflineConversion(given(record), { now: given(value) }),
  'a zone': (value) => checkOfflineConversion(given(record), { timeZone: value }),
  columns: (value) => drained(writeOfflineConversions([], { columns: given({ value }) })),
  'a source': (value) => validateBulkFile(given({ value })),
  'a source of a result': (value) => drained(readResultFile(given({ value }))),
  'an upload': (value) => reconcile({ upload: given({ value }), result: value }).summary,
  'a response mode': (value) => readResultFile('', { responseMode: given(value) }),
  'a record': (value) => drained(writeOfflineConversions([given(value)])),
  'a record of a request': (value) => drained(applyRequests([given(value)])),
  'a token': (value) => applyRequests([], { headers: { developerToken: `${value}\u0000` } }),
  'a customer': (value) => applyRequests([], { headers: { customerId: `${value}x` } }),
  'a customer of SOAP': (value) =>
    drained(
      applyRequests([given(written)], { format: 'soap', headers: { customerId: `${value}x` } }),
    ),
  'rows of a request': (value) => readApplyResponse('{}', { rows: given(value) }),
  'a goal id of a report': (value) => [
    ...reportRequests({ goalIds: [`${value}x`], from: '2026-11-01', to: '2026-11-02' }),
  ],
  'a day of a report': (value) => [
    ...reportRequests({ goalIds: ['1'], from: value, to: '2026-11-02' }),
  ],
  'answers of a report': (value) => readReport(given({ value })),
  clicks: (value) => readClicks(given({ value })),
  'an action': (value) => toOfflineConversion(given({ ...written, action: value })),
  'a time of a record': (value) =>
    toOfflineConversion(given({ ...written, conversionTime: value })),
  'a value of a record': (value) =>
    toOfflineConversion(given({ ...written, conversionValue: value })),
  'a text of a record': (value) =>
    toOfflineConversion(given({ ...written, microsoftClickId: [value] })),
  'a time of an object': (value) => fromOfflineConversion({ ...object, ConversionTime: value }),
  'a value of an object': (value) =>
    fromOfflineConversion({ ...object, ConversionValue: given(`${value}x`) }),
  'a text of an object': (value) =>
    fromOfflineConversion({ ...object, MicrosoftClickId: given([value]) }),
  'an adjustment': (value) => fromOfflineConversion({ ...object, AdjustmentType: given(value) }),
  'a goal': (value) => toConversionGoal(given(value)),
  'a goal that is checked': (value) => checkGoal(given(value), given({ now: value })),
  'the country of a number': (value) => hashPhone('030 23125001', { defaultCountry: value }),
  'a hash that is no text': (value) => hashEmail(given([value])),
};

describe('what is thrown of wrong use holds no value', () => {
  test.each(Object.entries(calls))('%s', async (_, call) => {
    for (const value of every) {
      const cause = await (async () => call(value))().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(cause).toBeInstanceOf(TypeError);
      expect(leaksOf(everythingOf(cause)), `${cause}`).toEqual([]);
    }
  });
});

test('what is thrown of an address or a number holds no value', async () => {
  for (const value of every) {
    for (const hash of [hashEmail(`${value}@`), hashPhone(`${value}q`)]) {
      const cause = await hash.catch((error: unknown) => error);
      expect(cause).toBeInstanceOf(IdentifierError);
      expect(leaksOf(everythingOf(cause)), `${cause}`).toEqual([]);
    }
  }
});

test('a file that is not there is named, and nothing of the records is', async () => {
  const records = [given(written) as OfflineConversionInput];
  const options = { now: new Date('2026-03-01T00:00:00Z') };
  const failures = [
    () => writeOfflineConversionsFile('no-such-folder/up.csv', records, options),
    () => drained(bulkFile('no-such-file.csv')),
  ];
  for (const failure of failures) {
    const cause = await failure().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(cause).toMatchObject({ code: 'ENOENT' });
    expect(leaksOf(everythingOf(cause))).toEqual([]);
  }
});
