import { DateTime } from 'luxon';
import { expect } from 'vitest';
import { type Found, write } from '../found';
import { kind } from '../kind';

const now = new Date('2026-11-21T00:00:00Z');

const written = async (
  conversionTime: unknown,
  cell: string,
  options = {},
  found: Found[] = [],
) => {
  const result = await write({ microsoftClickId: id, conversionTime }, { now, ...options });
  expect(result.cells?.['Conversion Time']).toBe(cell);
  expect(result.found).toEqual(found);
};
const id = 'f894f652ea334e739002f7167ab8f8e3';
const [nine, ten] = ['11/2/2026 9:30:00 AM', '11/2/2026 10:30:00 AM'];
const precise: Found[] = [['time-precision', 'warning']];

kind<[text: string, cell: string]>(
  'forms of ISO 8601 and RFC 3339',
  [
    ['named', '2026-11-02T09:30:00Z', nine],
    ['named', '2026-11-02T09:30:00z', nine],
    ['named', '2026-11-02 09:30:00 UTC', nine],
    ['named', '2026-11-02T10:30:00+01:00', nine],
    ['named', '2026-11-02T10:30:00+0100', nine],
    ['named', '2026-11-02T10:30:00+01', nine],
    ['named', '2026-11-02T10:30:00 +01:00', nine],
    ['named', '2026-11-02T10:30:00+01:00[Europe/Berlin]', nine],
    ['named', '2026-11-02 09:30:00Z', nine],
    ['own', '2026-11-02t15:00:00+05:30', nine],
    ['own', '2026-11-02 04:30:00 -0500', nine],
    ['own', '2026-11-02T04:30:00\u221205:00', nine],
    ['own', '2026-11-02T18:30:00+09:00[Asia/Tokyo][u-ca=japanese]', nine],
    ['own', '2026-11-02T09:30:00Z[UTC]', nine],
    ['own', '20261102T093000Z', nine],
    ['own', '20261102T103000+0100', nine],
    ['own', '2026-11-02T09:30Z', nine],
    ['own', '2026-11-02 09:30:00 GMT', nine],
    ['own', '2026-11-02T09:30:00-00:00', nine],
    ['own', '2026/11/02 09:30:00Z', nine],
    ['own', 'Mon, 02 Nov 2026 10:30:00 +0100', nine],
    ['own', "'2026-11-02T09:30:00Z", nine],
    ['own', 'Mon Nov  2 09:30:00 UTC 2026', nine],
    ['own', '2026-11-02T10:30:00.000000+00:00', ten],
  ],
  written,
);

kind<[text: string]>(
  'any number of digits of a fraction',
  [
    ['named', '2026-11-02T09:30:00.1Z'],
    ['named', '2026-11-02T09:30:00.123456789Z'],
    ['own', '2026-11-02T09:30:00,5Z'],
    ['own', '2026-11-02 09:30:00.6853793 +00:00'],
    ['own', '2026-11-02T09:30:00.999999999999Z'],
  ],
  (text) => written(text, nine, {}, precise),
);

kind<[value: unknown]>(
  'milliseconds of an object are cut without a warning',
  [
    ['named', new Date('2026-11-02T09:30:00.750Z')],
    ['named', DateTime.fromISO('2026-11-02T09:30:00.750Z')],
    ['own', DateTime.fromISO('2026-11-02T04:30:00.001-05:00', { setZone: true })],
    ['own', new Date('2026-11-02T10:30:00.999+01:00')],
    ['own', DateTime.fromISO('2026-11-02T18:30:00.5', { zone: 'Asia/Tokyo' })],
  ],
  (value) => written(value, nine),
);

const refused = async (conversionTime: unknown, facts: object, options = {}) => {
  const result = await write({ microsoftClickId: id, conversionTime }, { now, ...options });
  expect(result.cells).toBeUndefined();
  expect(result.found).toEqual([['time-format', 'error', { ...facts, isWriting: true }]]);
};

const number = (unit: string, time: string) => ({ reason: 'number', unit, time });
const valueType = { valueType: 'number' };
const utc = '2026-11-02T09:30:00Z';

kind<[value: unknown, facts: object]>(
  'numbers are refused with what they seem to be',
  [
    ['named', 1793611800, { ...valueType, ...number('seconds', utc) }],
    ['named', '1793611800', number('seconds', utc)],
    ['named', 1793611800000, { ...valueType, ...number('milliseconds', utc) }],
    ['named', 46328.39583333333, { ...valueType, ...number('spreadsheet-days', utc.slice(0, -1)) }],
    ['own', '1793611800000000', number('microseconds', utc)],
    ['own', '1793611800000000000', number('nanoseconds', utc)],
    ['own', '1793611800.000', number('seconds', utc)],
    ['own', '46328,39583333333', number('spreadsheet-days', utc.slice(0, -1))],
    ['own', '/Date(1793611800000)/', number('milliseconds', utc)],
    ['own', '20261102093000', { reason: 'digits' }],
    ['own', '20261102', { reason: 'no-clock', value: '20261102' }],
  ],
  refused,
);

kind<[value: object, member: string]>(
  'objects around a time are named',
  [
    ['named', { value: utc }, 'value'],
    ['own', { _seconds: 1793611800, _nanoseconds: 0 }, '_seconds'],
    ['own', { $date: utc }, '$date'],
    ['own', { seconds: 1793611800, nanos: 0 }, 'seconds'],
  ],
  (value, member) => refused(value, { valueType: 'object', reason: 'wrapped', member }),
);

kind<[text: string, reason: string]>(
  'what names no instant, or two, is refused with its cause',
  [
    ['named', '30:27.0', 'spreadsheet'],
    ['named', '########', 'spreadsheet'],
    ['own', '2026-11-02T09:30:00+01:00[America/New_York]', 'zone-offset'],
    ['own', '2026-11-02 09:30:00 CST', 'zone'],
    ['own', '2026-02-30T09:30:00Z', 'nonexistent'],
    ['own', '1.79361E+12', 'spreadsheet'],
    ['own', '0001-01-01T00:00:00Z', 'year'],
    ['own', '2026-11-02', 'no-clock'],
    ['own', '09:30', 'no-date'],
  ],
  (value, reason) => refused(value, { reason, value }),
);
