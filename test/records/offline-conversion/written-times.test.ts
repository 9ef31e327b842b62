import { DateTime } from 'luxon';
import { describe, test } from 'vitest';
import {
  add,
  type Case,
  check,
  error,
  onRestate,
  restate,
  retract,
  warning,
} from '../../support/checked-objects';
import { service } from '../../support/issues-of';
import { now } from '../../support/rows';

describe('times', () => {
  const column = 'Conversion Time';
  const local = (time: string) => ({ ...add, conversionTime: time });
  const london = { timeZone: 'Europe/London' };
  const ambiguous = '2025-10-26T01:30:00';
  const skipped = '2026-03-29T01:30:00';
  const autumn = new Date('2025-11-01T00:00:00Z');
  const spring = new Date('2026-04-01T00:00:00Z');
  const invalid = service('OfflineConversionTimeInvalid', 5607);

  test.each<Case>([
    [
      'time-precision',
      { ...add, conversionTime: '2026-02-01T10:00:00.001Z' },
      {},
      { code: 'time-precision', ...warning, column },
    ],
    [
      'time-precision of an adjustment',
      { ...restate, adjustmentTime: '2026-02-10T09:00:00.5Z' },
      {},
      { code: 'time-precision', severity: 'warning', ...onRestate, column: 'Adjustment Time' },
    ],
    [
      'milliseconds of a Date',
      { ...add, conversionTime: new Date('2026-02-01T10:00:00.001Z') },
      {},
    ],
    ['a fraction of zero', local('2026-02-01T10:00:00.000Z'), {}],
    [
      'time-no-seconds',
      { ...restate, conversionTime: '2026-02-01T10:00Z' },
      {},
      { code: 'time-no-seconds', severity: 'warning', ...onRestate, column },
    ],
    ['no seconds of an Add', local('2026-02-01T10:00Z'), {}],
    ['no seconds of an adjustment time', { ...restate, adjustmentTime: '2026-02-10T09:00Z' }, {}],
    ['seconds of zero', { ...restate, conversionTime: '20260201T100000Z' }, {}],
    [
      'time-date-order',
      local('2/1/2026 10:00:00'),
      { timeZone: 'UTC' },
      { code: 'time-date-order', ...error, column },
    ],
    ['a date in a known order', local('1/2/2026 10:00'), { timeZone: 'UTC', dateOrder: 'dmy' }],
    [
      'time-no-offset',
      local('2026-02-01T10:00:00'),
      {},
      { code: 'time-no-offset', ...error, column },
    ],
    ['no offset, with a zone', local('2026-02-01T10:00:00'), london],
    [
      'time-ambiguous',
      local(ambiguous),
      { ...london, now: autumn },
      { code: 'time-ambiguous', ...error, column },
    ],
    ['twice, decided', local(ambiguous), { ...london, now: autumn, ambiguousTime: 'later' }],
    ['the hour after', local('2025-10-26T02:00:00'), { ...london, now: autumn }],
    [
      'time-nonexistent',
      local(skipped),
      { ...london, now: spring },
      { code: 'time-nonexistent', ...error, column },
    ],
    ['skipped, decided', local(skipped), { ...london, now: spring, ambiguousTime: 'earlier' }],
    ['the hour before', local('2026-03-29T00:59:59'), { ...london, now: spring }],
    ['ISO is no fault of what is written', local('2026-02-01T10:00:00Z'), {}],
    ['nor is an offset', local('2026-02-01T12:00:00+02:00'), {}],
    [
      'a number',
      { ...add, conversionTime: 0 },
      {},
      { code: 'time-format', ...error, column, ...invalid },
    ],
    [
      'an invalid DateTime',
      { ...add, conversionTime: DateTime.invalid('test') },
      {},
      { code: 'time-format', ...error, column, ...invalid },
    ],
  ])('%s', check);

  test('rules judge the value as it is written', () => {
    const record = { ...add, conversionTime: new Date(now.getTime() + 999) };
    check('cut to now', record, {});
    const old = { ...add, conversionTime: new Date(now.getTime() - 90 * 86_400_000 + 999) };
    check('cut to 90 days', old, {});
    check(
      'cut to more than 90 days',
      { ...add, conversionTime: new Date(now.getTime() - 90 * 86_400_000 - 1) },
      {},
      {
        code: 'conversion-too-old',
        ...error,
        column,
        ...service('OfflineConversionTimeOutOfWindow', 5609),
      },
    );
    check(
      'both cut to the same second',
      {
        ...retract,
        conversionTime: new Date('2026-02-01T10:00:00.900Z'),
        adjustmentTime: new Date('2026-02-01T10:00:00.100Z'),
      },
      {},
    );
  });
});
