import { describe, expect, it, test } from 'vitest';
import { checkOfflineConversion, readOfflineConversions, validateBulkFile } from '../../src/index';
import { fromOfflineConversion, readClicks, reportRequests } from '../../src/services';
import { folderOf, run } from '../support/run';
import { ways } from './ways';

const skipped = 'time-nonexistent';
const twice = 'time-ambiguous';

/** The local time; the instant that it is, or why it is none; with `earlier`, with `later`. */
type Case = readonly [clock: string, instant: string, earlier?: string, later?: string];

const table: Readonly<Record<string, readonly Case[]>> = {
  // By an hour: 2:00 becomes 3:00 on March 8, 2:00 becomes 1:00 on November 1.
  'America/New_York': [
    ['2026-03-08T01:59:59', '2026-03-08T06:59:59Z'],
    ['2026-03-08T02:00:00', skipped, '2026-03-08T06:00:00Z', '2026-03-08T07:00:00Z'],
    ['2026-03-08T02:59:59', skipped, '2026-03-08T06:59:59Z', '2026-03-08T07:59:59Z'],
    ['2026-03-08T03:00:00', '2026-03-08T07:00:00Z'],
    ['2026-11-01T00:59:59', '2026-11-01T04:59:59Z'],
    ['2026-11-01T01:00:00', twice, '2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'],
    ['2026-11-01T01:59:59', twice, '2026-11-01T05:59:59Z', '2026-11-01T06:59:59Z'],
    ['2026-11-01T02:00:00', '2026-11-01T07:00:00Z'],
    // In the middle of summer and of winter
    ['2026-07-15T12:00:00', '2026-07-15T16:00:00Z'],
    ['2026-01-15T12:00:00', '2026-01-15T17:00:00Z'],
  ],
  // By half an hour: 2:00 becomes 1:30 on April 5, 2:00 becomes 2:30 on October 4.
  'Australia/Lord_Howe': [
    ['2026-04-05T01:29:59', '2026-04-04T14:29:59Z'],
    ['2026-04-05T01:30:00', twice, '2026-04-04T14:30:00Z', '2026-04-04T15:00:00Z'],
    ['2026-04-05T01:59:59', twice, '2026-04-04T14:59:59Z', '2026-04-04T15:29:59Z'],
    ['2026-04-05T02:00:00', '2026-04-04T15:30:00Z'],
    ['2026-10-04T01:59:59', '2026-10-03T15:29:59Z'],
    ['2026-10-04T02:00:00', skipped, '2026-10-03T15:00:00Z', '2026-10-03T15:30:00Z'],
    ['2026-10-04T02:29:59', skipped, '2026-10-03T15:29:59Z', '2026-10-03T15:59:59Z'],
    ['2026-10-04T02:30:00', '2026-10-03T15:30:00Z'],
    ['2026-01-15T12:00:00', '2026-01-15T01:00:00Z'],
    ['2026-07-15T12:00:00', '2026-07-15T01:30:00Z'],
  ],
  // Never
  'Asia/Kolkata': [
    ['2026-03-08T02:30:00', '2026-03-07T21:00:00Z'],
    ['2026-04-05T01:45:00', '2026-04-04T20:15:00Z'],
    ['2026-10-04T02:15:00', '2026-10-03T20:45:00Z'],
    ['2026-11-01T01:30:00', '2026-10-31T20:00:00Z'],
  ],
};

const now = new Date('2026-12-31T00:00:00Z');
const click = 'f894f652ea334e739002f7167ab8f8e3';

describe.each(Object.entries(table))('in %s', (timeZone, cases) => {
  const clocks = cases.map(([clock]) => clock);
  const columnOf = { earlier: 2, later: 3 } as const;

  test.each(Object.entries(ways))('%s', async (_, way) => {
    for (const choice of ['none', 'earlier', 'later'] as const) {
      const right = cases.map((each) => (choice !== 'none' && each[columnOf[choice]]) || each[1]);
      const ambiguousTime = choice === 'none' ? {} : { ambiguousTime: choice };
      expect(await way(clocks, { timeZone, ...ambiguousTime })).toEqual(right);
    }
  });

  test.each(cases.map(([clock, right]) => ({ clock, right })))(
    'checkOfflineConversion: $clock',
    ({ clock, right }) => {
      const record = { conversionName: 'Lead', conversionTime: clock, microsoftClickId: click };
      const options = { timeZone, now, severity: { 'conversion-too-old': 'off' } } as const;
      const codes = checkOfflineConversion(record, options).map(({ code }) => code);
      expect(codes).toEqual(right.endsWith('Z') ? [] : [right]);
    },
  );
});

describe('where no zone can be named, a time without one', () => {
  // There is no such time in New York, and two in Berlin.
  const gap = { iso: '2026-03-08T02:30:00', cell: '3/8/2026 2:30:00 AM' };
  const overlap = { iso: '2026-10-25T02:30:00', cell: '10/25/2026 2:30:00 AM' };

  test.each([gap, overlap])('is UTC in a cell: $cell', async ({ iso, cell }) => {
    for (const written of [cell, iso, iso.replace('T', ' ')]) {
      const file =
        'Type,Name,Conversion Name,Conversion Time,Microsoft Click Id\r\nFormat Version,6.0,,,\r\n' +
        `Offline Conversion,,Lead,${written},${click}\r\n`;
      const { value } = await readOfflineConversions(file, { kind: 'result' }).next();
      expect(value?.record?.conversionTime.toISO()).toBe(`${iso}.000Z`);
    }
  });

  test.each([gap, overlap])('is UTC in a file of clicks: $cell', async ({ iso, cell }) => {
    for (const written of [cell, iso]) {
      const { clicks } = await readClicks(`Microsoft Click Id,Click Time\n${click},${written}\n`);
      expect(clicks).toEqual(new Map([[click, new Date(`${iso}Z`)]]));
    }
  });

  test.each([gap, overlap])('is UTC in an object of the API: $iso', ({ iso }) => {
    const object = { ConversionName: 'Lead', ConversionTime: iso, MicrosoftClickId: click };
    expect(fromOfflineConversion(object).conversionTime.toISO()).toBe(`${iso}.000Z`);
  });

  test.each([gap, overlap])('is refused as the day of a report: $iso', ({ iso }) => {
    const query = { goalIds: ['1'], from: iso, to: '2026-12-01' };
    expect(() => [...reportRequests(query)]).toThrow(TypeError);
  });

  test.each([gap, overlap])(
    'is refused by --now, and in a list of goals: $iso',
    async ({ iso }) => {
      const goals = JSON.stringify([{ name: 'Lead', createdAt: iso }]);
      const cwd = folderOf({ 'up.csv': '', 'goals.json': goals });
      for (const [args, message] of [
        [['--now', iso], '--now must be an ISO 8601 time that ends in Z or an offset.'],
        [
          ['--goals', 'goals.json'],
          '--goals goals.json[0]: createdAt must be an ISO 8601 time that ends in Z or an offset.',
        ],
      ] as const) {
        const { stderr, code } = await run(['validate', 'up.csv', ...args], { cwd });
        expect({ stderr, code }).toEqual({ stderr: `msads-bulk validate: ${message}\n`, code: 2 });
      }
    },
  );

  it('is never settled by the template of the web form, which is refused', async () => {
    for (const zone of ['Parameters:TimeZone=-0500', 'Parameters:TimeZone=America/New_York']) {
      const file = `${zone}\r\nMicrosoft Click ID,Conversion Name,Conversion Time\r\n${click},Lead,${gap.cell}\r\n`;
      const report = await validateBulkFile(file);
      expect(report.issues.map(({ code }) => code)).toEqual(['zone-parameters']);
      expect(report.readable).toBe(false);
    }
  });
});
