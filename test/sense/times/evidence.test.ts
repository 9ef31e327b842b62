import { expect } from 'vitest';
import { evidenceOf, rowsOf } from '../../support/evidence';
import { clickId } from '../../support/rows';
import { type Found, foundInRow, write } from '../found';
import { kind } from '../kind';

kind<[text: string, ...found: Found[]]>(
  'seconds that a spreadsheet dropped, in a bulk file',
  [
    ['named', '2/1/2026 10:00', noSeconds('2/1/2026 10:00')],
    ['named', '30:27.0', dropped('30:27.0')],
    ['named', '########', dropped('########')],
    ['own', '2/1/2026 10:00 AM', noSeconds('2/1/2026 10:00 AM')],
    [
      'own',
      '2026-02-01 10:00',
      [
        'time-format',
        'error',
        { value: '2026-02-01 10:00', reason: 'no-seconds', isWriting: false },
      ],
    ],
    ['own', '05:09.7', dropped('05:09.7')],
    ['own', '###', dropped('###')],
    ['own', '4.6E+04', dropped('4.6E+04')],
  ],
  async (text, ...found) => expect(await foundInRow({ 'Conversion Time': text })).toEqual(found),
);

function noSeconds(value: string): Found {
  return ['time-format', 'error', { value, reason: 'no-seconds', isWriting: false }];
}
function dropped(value: string): Found {
  return ['time-format', 'error', { value, reason: 'spreadsheet', isWriting: false }];
}

const noSecondsGiven: Found[] = [['time-no-seconds', 'warning']];

kind<[action: string, conversionTime: string, found: Found[]]>(
  'seconds that an adjustment lacks, on writing',
  [
    ['named', 'Restate', '2026-02-01T10:00Z', noSecondsGiven],
    ['named', 'Retract', '2026-02-01T10:00Z', noSecondsGiven],
    ['own', 'Retract', '2026-02-01 11:00 +01:00', noSecondsGiven],
    ['own', 'Restate', '01.02.2026 10:00 UTC', noSecondsGiven],
    ['own', 'Restate', '2026-02-01T10:00:00Z', []],
    ['own', 'Add', '2026-02-01T10:00Z', []],
  ],
  async (action, conversionTime, found) => {
    const restated = { adjustmentValue: 7.25, adjustmentCurrencyCode: 'EUR' };
    const result = await write({
      ...{ action, conversionTime, microsoftClickId: clickId },
      ...(action !== 'Add' && { adjustmentTime: '2026-02-10T09:00:00Z' }),
      ...(action === 'Restate' && restated),
    });
    expect(result.found).toEqual(found);
    expect(result.cells?.['Conversion Time']).toBe('2/1/2026 10:00:00 AM');
  },
);

kind<[conversion: string, click: string, facts: object]>(
  'a conversion before its click says by how much',
  [
    ['named', '2/1/2026 10:00:00 AM', '2026-02-01T11:00:00Z', { seconds: 3600, isMidnight: false }],
    [
      'named',
      '2/1/2026 12:00:00 AM',
      '2026-02-01T09:15:00Z',
      { seconds: 33_300, isMidnight: true },
    ],
    ['own', '2/1/2026 10:00:00 AM', '2026-02-01T10:00:00Z', { seconds: 0, isMidnight: false }],
    [
      'own',
      '2/1/2026 10:00:00 AM',
      '2026-02-01T15:30:00+05:29',
      { seconds: 60, isMidnight: false },
    ],
    [
      'own',
      '1/31/2026 11:59:59 PM',
      '2026-02-03T00:00:00Z',
      { seconds: 172_801, isMidnight: false },
    ],
  ],
  async (conversion, click, facts) => {
    const clicks = new Map([[clickId, new Date(click)]]);
    expect(await foundInRow({ 'Conversion Time': conversion }, { clicks })).toEqual([
      ['conversion-before-click', 'error', facts],
    ]);
  },
);

kind<[minutesEarly: readonly number[], facts: object | undefined]>(
  'conversions that are early by the same hours',
  [
    ['named', [60, 58, 45], { count: 3, rows: 3, minutes: 60 }],
    ['named', [330, 329, 320, 310], { count: 4, rows: 4, minutes: 330 }],
    ['own', [480, 479, 470, 455, 10], { count: 4, rows: 5, minutes: 480 }],
    ['own', [570, 569, 560], { count: 3, rows: 3, minutes: 570 }],
    ['own', [600, 599, 590, -30, -4000], { count: 3, rows: 3, minutes: 600 }],
    ['own', [60, 130, 400], undefined],
    ['own', [60, 60], undefined],
  ],
  async (minutesEarly, facts) => {
    const ids = minutesEarly.map((_, index) => `${index}`.padStart(32, 'b'));
    const at = Date.UTC(2026, 1, 1, 10);
    const clicks = new Map(
      minutesEarly.map((minutes, index) => [ids[index] as string, new Date(at + minutes * 60_000)]),
    );
    const rows = rowsOf(ids.length, (index) => ({ 'Microsoft Click Id': ids[index] as string }));
    expect(await evidenceOf(rows, { clicks })).toEqual(
      facts ? [['local-time', facts, 'Conversion Time']] : [],
    );
  },
);

kind<[length: number, clock: string, minutes: number | undefined]>(
  'a file with all conversions at midnight',
  [
    ['named', 20, '12:00:00 AM', 0],
    ['named', 19, '12:00:00 AM', undefined],
    ['own', 25, '00:00:00', 0],
    ['own', 24, '11:00:00 PM', 1380],
    ['own', 22, '5:00:00 AM', 300],
    ['own', 22, '9:41:00 AM', undefined],
  ],
  async (count, clock, minutes) => {
    const rows = rowsOf(count, (index) => ({
      'Conversion Time': `${index < 10 ? 1 : 2}/${(index % 10) + 10}/2026 ${clock}`,
    }));
    expect(await evidenceOf(rows)).toEqual(
      minutes === undefined ? [] : [['all-at-midnight', { count, minutes }]],
    );
  },
);
