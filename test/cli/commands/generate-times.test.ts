import { expect, test, vi } from 'vitest';
import { generate } from '../../support/generated';
import { ndjson } from '../../support/run';

const click = 'f894f652ea334e739002f7167ab8f8e3';

/** Time given, arguments, and the time written or the code of the error. */
test.each([
  ['2026-11-02T09:30:00Z', [], '11/2/2026 9:30:00 AM'],
  ['2026-11-02T09:30Z', [], '11/2/2026 9:30:00 AM'],
  ['2026-11-02T00:30:00.000+05:30', [], '11/1/2026 7:00:00 PM'],
  ['2026-11-02T09:30:00Z', ['--time-zone', 'America/New_York'], '11/2/2026 9:30:00 AM'],
  ['2026-11-02T09:30:00', [], 'time-no-offset'],
  ['11/2/2026 9:30:00 AM', [], 'time-no-offset'],
  ['2026-11-02T09:30:00', ['--time-zone', 'Europe/Berlin'], '11/2/2026 8:30:00 AM'],
  ['2026-11-02 09:30:00', ['--time-zone', 'America/New_York'], '11/2/2026 2:30:00 PM'],
  ['2026-10-25T02:30:00', ['--time-zone', 'Europe/Berlin'], 'time-ambiguous'],
  [
    '2026-10-25T02:30:00',
    ['--time-zone', 'Europe/Berlin', '--ambiguous', 'earlier'],
    '10/25/2026 12:30:00 AM',
  ],
  [
    '2026-10-25T02:30:00',
    ['--time-zone', 'Europe/Berlin', '--ambiguous', 'later'],
    '10/25/2026 1:30:00 AM',
  ],
  ['2026-10-25T02:30:00+01:00', ['--time-zone', 'Europe/Berlin'], '10/25/2026 1:30:00 AM'],
  ['2026-09-05T24:30:00', ['--time-zone', 'America/Santiago'], 'time-format'],
  // Clocks go forward at midnight: 0:30 does not exist.
  ['2026-09-06T00:30:00', ['--time-zone', 'America/Santiago'], 'time-nonexistent'],
  [
    '2026-09-06T00:30:00',
    ['--time-zone', 'America/Santiago', '--ambiguous', 'earlier'],
    '9/6/2026 3:30:00 AM',
  ],
  [
    '2026-09-06T00:30:00',
    ['--time-zone', 'America/Santiago', '--ambiguous', 'later'],
    '9/6/2026 4:30:00 AM',
  ],
  ['09/11/2026 14:30:00', ['--time-zone', 'Europe/Berlin'], 'time-date-order'],
  [
    '09/11/2026 14:30:00',
    ['--time-zone', 'Europe/Berlin', '--date-order', 'dmy'],
    '11/9/2026 1:30:00 PM',
  ],
  ['11/9/2026 2:30 PM', ['--time-zone', 'Europe/Berlin'], '11/9/2026 1:30:00 PM'],
  ['13.11.2026 09:30', ['--time-zone', 'Europe/Berlin'], '11/13/2026 8:30:00 AM'],
  ['2026-11-02 09:30:00.000000 UTC', [], '11/2/2026 9:30:00 AM'],
  ['1793611800', [], 'time-format'],
  ['2026-11-31T09:30:00Z', [], 'time-format'],
  ['2026-11-02', [], 'time-format'],
] as const)('%s %j: %s', async (conversionTime, args, expected) => {
  const record = { clientId: 'a', conversionName: 'Lead', conversionTime, microsoftClickId: click };
  // The zone of the machine plays no part.
  vi.stubEnv('TZ', 'Asia/Kolkata');
  const { file, stderr } = await generate({ 'in.ndjson': ndjson(record) }, ['in.ndjson', ...args]);
  const code = /\(([a-z-]+)/.exec(stderr)?.[1];
  expect(file?.split('\r\n')[2]?.split(',')[4] ?? code).toBe(expected);
});
