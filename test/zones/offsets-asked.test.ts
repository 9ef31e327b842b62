import { IANAZone } from 'luxon';
import { afterEach, expect, test, vi } from 'vitest';
import { checkOfflineConversion } from '../../src/index';

/* Asking the calendar for an offset takes longer than writing a record. */

afterEach(() => vi.restoreAllMocks());

test('the offset of a zone is not asked for each record', () => {
  const asked = vi.spyOn(IANAZone.prototype, 'offset');
  for (let minute = 0; minute < 600; minute++) {
    const hour = 10 + Math.floor(minute / 60);
    const conversionTime = `2026-05-04T${hour}:${String(minute % 60).padStart(2, '0')}:00`;
    const record = {
      conversionName: 'Lead',
      conversionTime,
      microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
    };
    const options = { timeZone: 'America/New_York', now: new Date('2026-06-01T00:00:00Z') };
    expect(checkOfflineConversion(record, options)).toEqual([]);
  }
  // The day itself and its neighbours, each at both ends.
  expect(asked.mock.calls.length).toBeLessThanOrEqual(6);
});
