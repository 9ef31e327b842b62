import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import { instant } from '../../../src/index';
import { readCell, writeCell } from '../../support/cell';
import { runs } from '../../support/runs';

const codec = instant();
const tried = runs(20_260_301, 300);
const written =
  /^(1[0-2]|[1-9])\/(3[01]|[12]\d|[1-9])\/\d{4} (1[0-2]|[1-9]):[0-5]\d:[0-5]\d [AP]M$/;

/** A day from the limits, so that clocks of every zone show a year that can be read. */
const moment = fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2100, 11, 30) });
const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
const machineZone = process.env.TZ;

afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ;
  else process.env.TZ = machineZone;
});

describe.each(zones)('on a machine in %s', (zone) => {
  test('what is written reads back as the same instant, cut to the second', () => {
    process.env.TZ = zone;
    const july = new Date(Date.UTC(2024, 6, 1));
    expect(0 - july.getTimezoneOffset()).toBe(IANAZone.create(zone).offset(july.getTime()));
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (at, given) => {
        const second = Math.floor(at / 1000) * 1000;
        const zoned = DateTime.fromMillis(at, { zone: given });
        for (const value of [new Date(at), zoned, zoned.toISO()]) {
          const text = writeCell(codec, value);
          const isCut = typeof value === 'string' && at !== second;
          const faults = isCut ? [['time-precision']] : [];
          expect(text).toEqual({ value: expect.stringMatching(written), faults });
          expect(readCell(codec, text.value as string)).toEqual({ value: second, faults: [] });
        }
      }),
      tried,
    );
  });

  test('the same cell is the same instant', () => {
    process.env.TZ = zone;
    expect(readCell(codec, '7/1/2024 2:30:00 AM').value).toBe(Date.UTC(2024, 6, 1, 2, 30));
  });
});

test('a local time with a choice is shown by the clocks of its zone, unless it does not exist', () => {
  fc.assert(
    fc.property(
      moment,
      fc.constantFrom(...zones),
      fc.constantFrom('earlier' as const, 'later' as const),
      (at, timeZone, ambiguousTime) => {
        const clock = new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19);
        const undecided = writeCell(codec, clock, { timeZone });
        const { value } = writeCell(codec, clock, { timeZone, ambiguousTime });
        const read = readCell(codec, value as string).value as number;
        const shown = DateTime.fromMillis(read, { zone: timeZone }).toISO()?.slice(0, 19);
        const skipped = undecided.faults.some(([code]) => code === 'time-nonexistent');
        expect(shown === clock).toBe(!skipped);
      },
    ),
    tried,
  );
});

test('any text is a time in 2000 to 2100, or no time', () => {
  const upTo = (max: number) => fc.integer({ min: 0, max }).map((n) => `${n}`.padStart(2, '0'));
  const text = fc
    .tuple(upTo(13), upTo(32), fc.integer({ min: 1990, max: 2110 }), upTo(13), upTo(61), upTo(61))
    .map(([month, day, year, h, m, s]) => `${month}/${day}/${year} ${h}:${m}:${s} PM`);
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (cell) => {
      const { value, faults } = readCell(codec, cell);
      if (value === undefined) {
        expect(faults).toEqual([['time-format']]);
        return;
      }
      const year = new Date(value).getUTCFullYear();
      expect(year).toBeGreaterThanOrEqual(2000);
      expect(year).toBeLessThanOrEqual(2100);
    }),
    tried,
  );
});
