import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/index';
import { type CellFault, readCell } from '../../support/cell';

const codec = instant();
const iso: CellFault = ['time-iso'];
const zoneError: CellFault = ['time-zone', 'error'];
const zoneWarning: CellFault = ['time-zone', 'warning'];

interface Read {
  readonly text: string;
  readonly at: string;
  readonly upload?: readonly CellFault[];
  readonly result?: readonly CellFault[];
}

/** Every form that is accepted, at its limits. */
const accepted: readonly Read[] = [
  // M/d/yyyy h:mm:ss AM
  { text: '4/1/2020 6:50:54 PM', at: '2020-04-01T18:50:54.000Z' },
  { text: '4/1/2020 6:50:54 AM', at: '2020-04-01T06:50:54.000Z' },
  { text: '04/01/2020 06:50:54 PM', at: '2020-04-01T18:50:54.000Z' },
  { text: '4/1/2020 6:50:54 pm', at: '2020-04-01T18:50:54.000Z' },
  { text: '4/1/2020 6:50:54 am', at: '2020-04-01T06:50:54.000Z' },
  { text: '4/1/2020 12:00:00 AM', at: '2020-04-01T00:00:00.000Z' },
  { text: '4/1/2020 12:59:59 AM', at: '2020-04-01T00:59:59.000Z' },
  { text: '4/1/2020 12:00:00 PM', at: '2020-04-01T12:00:00.000Z' },
  { text: '4/1/2020 1:00:00 PM', at: '2020-04-01T13:00:00.000Z' },
  { text: '4/1/2020 11:59:59 PM', at: '2020-04-01T23:59:59.000Z' },
  { text: '2/29/2024 1:00:00 AM', at: '2024-02-29T01:00:00.000Z' },
  { text: '2/29/2000 1:00:00 AM', at: '2000-02-29T01:00:00.000Z' },
  { text: '1/1/2000 12:00:00 AM', at: '2000-01-01T00:00:00.000Z' },
  { text: '12/31/2100 11:59:59 PM', at: '2100-12-31T23:59:59.000Z' },
  { text: '4/1/2020 6:50:54.1 PM', at: '2020-04-01T18:50:54.100Z' },
  { text: '4/1/2020 6:50:54.1234567 PM', at: '2020-04-01T18:50:54.123Z' },
  // U+202F, U+00A0 or nothing before AM and PM
  { text: '4/18/2024 9:29:59\u202fAM', at: '2024-04-18T09:29:59.000Z' },
  { text: '4/18/2024 9:29:59\u00a0PM', at: '2024-04-18T21:29:59.000Z' },
  { text: '4/18/2024 9:29:59AM', at: '2024-04-18T09:29:59.000Z' },
  { text: '4/18/2024 9:29:59pm', at: '2024-04-18T21:29:59.000Z' },
  // MM/dd/yyyy HH:mm:ss
  { text: '04/01/2020 18:50:54', at: '2020-04-01T18:50:54.000Z' },
  { text: '4/1/2020 8:50:54', at: '2020-04-01T08:50:54.000Z' },
  { text: '04/01/2020 00:00:00', at: '2020-04-01T00:00:00.000Z' },
  { text: '4/1/2020 0:00:00', at: '2020-04-01T00:00:00.000Z' },
  { text: '04/01/2020 23:59:59', at: '2020-04-01T23:59:59.000Z' },
  { text: '04/01/2020 18:50:54.000', at: '2020-04-01T18:50:54.000Z' },
  { text: '04/01/2020 18:50:54.987', at: '2020-04-01T18:50:54.987Z' },
  { text: '04/01/2020 18:50:54.9999999', at: '2020-04-01T18:50:54.999Z' },
  // yyyy/MM/dd HH:mm:ss
  { text: '2020/04/01 18:50:54', at: '2020-04-01T18:50:54.000Z' },
  { text: '2020/04/01 00:00:00', at: '2020-04-01T00:00:00.000Z' },
  { text: '2020/04/01 18:50:54.25', at: '2020-04-01T18:50:54.250Z' },
  { text: '2100/12/31 23:59:59.9', at: '2100-12-31T23:59:59.900Z' },
  // ISO 8601 with T
  { text: '2020-04-30T17:02:35.6853793Z', at: '2020-04-30T17:02:35.685Z', upload: [iso] },
  { text: '2020-04-30T17:02:35Z', at: '2020-04-30T17:02:35.000Z', upload: [iso] },
  { text: '2020-04-30T17:02:35', at: '2020-04-30T17:02:35.000Z', upload: [iso] },
  { text: '2020-04-30T17:02', at: '2020-04-30T17:02:00.000Z', upload: [iso] },
  { text: '2020-04-30T17:02Z', at: '2020-04-30T17:02:00.000Z', upload: [iso] },
  { text: '2020-04-30T17:02:35+00:00', at: '2020-04-30T17:02:35.000Z', upload: [iso] },
  { text: '2020-04-30T17:02:35-00:00', at: '2020-04-30T17:02:35.000Z', upload: [iso] },
  {
    text: '2020-04-30T17:02:35+02:00',
    at: '2020-04-30T15:02:35.000Z',
    upload: [iso, zoneError],
    result: [zoneWarning],
  },
  {
    text: '2020-04-30T22:02-05:30',
    at: '2020-05-01T03:32:00.000Z',
    upload: [iso, zoneError],
    result: [zoneWarning],
  },
  {
    text: '2020-04-30T17:02:35+01:59',
    at: '2020-04-30T15:03:35.000Z',
    upload: [iso, zoneError],
    result: [zoneWarning],
  },
  {
    text: '2020-04-30T17:02:35+14:00',
    at: '2020-04-30T03:02:35.000Z',
    upload: [iso, zoneError],
    result: [zoneWarning],
  },
  // yyyy-MM-dd HH:mm:ss
  { text: '2020-04-01 18:50:54', at: '2020-04-01T18:50:54.000Z', upload: [iso] },
  { text: '2020-04-01 18:50:54.25', at: '2020-04-01T18:50:54.250Z', upload: [iso] },
];

describe('a time that is read', () => {
  test.each(accepted)('$text', ({ text, at, upload = [], result = [] }) => {
    const value = Date.parse(at);
    expect(readCell(codec, text, { kind: 'upload' })).toEqual({ value, faults: upload });
    expect(readCell(codec, text, { kind: 'result' })).toEqual({ value, faults: result });
  });

  test('is a DateTime in UTC, to the millisecond', () => {
    const time = codec.present?.(Date.parse('2020-04-01T18:50:54.987Z'));
    expect(time?.toISO()).toBe('2020-04-01T18:50:54.987Z');
    expect(time?.zoneName).toBe('UTC');
  });
});

const refused: readonly (readonly [why: string, ...texts: string[]])[] = [
  [
    'a date that does not exist',
    '2/30/2020 6:50:54 PM',
    '2/29/2023 6:50:54 PM',
    '2/29/2100 6:50:54 PM',
    '4/31/2020 6:50:54 PM',
    '13/1/2020 6:50:54 PM',
    '0/1/2020 6:50:54 PM',
    '4/0/2020 6:50:54 PM',
    '30/04/2020 18:50:54',
    '2020/02/30 18:50:54',
    '2020-02-30T18:50:54Z',
    '2020-00-10T18:50:54Z',
    // The first moment of the next month
    '4/31/2020 12:00:00 AM',
    '2/29/2023 0:00:00',
  ],
  [
    'an hour that does not fit its clock',
    '4/1/2020 18:50:54 PM',
    '4/1/2020 13:00:00 AM',
    '4/1/2020 0:10:00 AM',
    '4/1/2020 00:10:00 PM',
    '4/1/2020 24:00:00',
    '2020/04/01 24:00:00',
    '2020-04-01T24:00:00Z',
    '2020-04-01 24:00:00',
  ],
  [
    'minutes or seconds of 60',
    '4/1/2020 6:60:54 PM',
    '4/1/2020 6:50:60 PM',
    '04/01/2020 18:50:60',
    '2020-12-31T23:59:60Z',
    '2020-04-30T17:60Z',
  ],
  [
    'digits of another number',
    '4/1/20 6:50:54 PM',
    '4/1/2020 6:5:54 PM',
    '4/1/2020 6:50:4 PM',
    '004/1/2020 6:50:54 PM',
    '4/1/2020 006:50:54 PM',
    '2020/4/1 18:50:54',
    '2020/04/01 8:50:54',
    '2020-4-1T18:50:54Z',
    '2020-04-01T8:50:54Z',
    '2020-04-01 8:50:54',
    '4/1/2020 6:50:54. PM',
    '4/1/2020 6:50:54.12345678 PM',
    '04/01/2020 18:50:54.12345678',
    '2020-04-30T17:02:35.12345678Z',
    '2020-04-30T17:02.5Z',
  ],
  [
    'no seconds, where they are needed',
    '4/1/2020 6:50 PM',
    '04/01/2020 18:50',
    '2020/04/01 18:50',
    '2020-04-01 18:50',
  ],
  [
    'a year outside 2000 to 2100',
    '12/31/1999 11:59:59 PM',
    '1/1/2101 12:00:00 AM',
    '1999-12-31T23:59:59Z',
    '2101/01/01 00:00:00',
    '0020-04-01T18:50:54Z',
    '4/1/12020 6:50:54 PM',
  ],
  [
    'other marks',
    '4/1-2020 6:50:54 PM',
    '4/1/2020T6:50:54 PM',
    '4/1/2020 6.50:54 PM',
    '4/1/2020 6:50.54 PM',
    '4/1/2020 6.50.54 PM',
    '4/1/202a 6:50:54 PM',
    '4/1/202: 6:50:54 PM',
    '4/1/2020 6:50:54 PX',
    '4/1/2020 6:50:54.x5 PM',
    'x2020/04/01 18:50:54',
    '2020/04/01 18:50:54 PM',
    'x2020-04-01 18:50:54',
  ],
  [
    'a form that is none of these',
    '2020-W14-3T18:50:54Z',
    '2020-W14',
    '2020-092T18:50:54Z',
    '2020-092',
    '2020',
    '2020-04',
    '2020-04-01',
    '4/1/2020',
    '43922.7854',
    '43922',
    '1585767054',
    '18:50:54',
    '20200401T185054Z',
    '01.04.2020 18:50:54',
    '4-1-2020 6:50:54 PM',
    'Wed, 01 Apr 2020 18:50:54 GMT',
    'now',
  ],
  [
    'a zone in a form that has none, or one that can not be',
    '4/1/2020 6:50:54 PM Z',
    '4/1/2020 6:50:54 PM UTC',
    '2020-04-01 18:50:54Z',
    '2020-04-01 18:50:54+02:00',
    '2020-04-30T17:02:35+0200',
    '2020-04-30T17:02:35+02',
    '2020-04-30T17:02:35+02:60',
    '2020-04-30T17:02:35+24:00',
    '2020-04-30T17:02:35+14:01',
    '2020-04-30T17:02:35-14:30',
    '2020-04-30T17:02:35 Z',
    '2020-04-30T17:02:35[Europe/London]',
  ],
  [
    'other spaces',
    ' 4/1/2020 6:50:54 PM',
    '4/1/2020 6:50:54 PM ',
    '4/1/2020  6:50:54 PM',
    '4/1/2020 6:50:54  PM',
    '4/1/2020\u202f6:50:54 PM',
    '4/1/2020 6:50:54\tPM',
    '4/1/2020 6:50:54\u2009PM',
    '04/01/2020 18:50:54 ',
    ' 2020-04-30T17:02:35Z',
    '2020-04-30T17:02:35Z\n',
    '2020/04/01T18:50:54',
  ],
  ['other digits', '٤/١/٢٠٢٠ ٦:٥٠:٥٤ PM', '４/1/2020 6:50:54 PM'],
  [
    'other words for half a day',
    '4/1/2020 6:50:54 P.M.',
    '4/1/2020 6:50:54 P',
    '4/1/2020 6:50:54 XM',
  ],
];

describe('no time', () => {
  test.each(refused.flatMap(([why, ...texts]) => texts.map((text) => ({ why, text }))))(
    '$why: $text',
    ({ text }) => {
      const faults = [['time-format']];
      expect(readCell(codec, text, { kind: 'upload' })).toEqual({ value: undefined, faults });
      expect(readCell(codec, text, { kind: 'result' })).toEqual({ value: undefined, faults });
    },
  );
});
