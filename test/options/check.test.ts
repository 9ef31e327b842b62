import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { checkOptions, optionFault, splitOptions } from '../../src/options/check';
import { settingsFor } from '../../src/options/settings';
import { callback, count, moment } from '../../src/options/shapes';

const schema = z.strictObject({
  mode: z.optional(z.enum(['a', 'b'])),
  rows: count(1),
  limit: z.optional(z.number().check(z.maximum(5))),
  above: z.optional(z.number().check(z.gt(0))),
  onRow: callback(),
  now: z.optional(moment),
  list: z.optional(z.array(z.strictObject({ name: z.string() }))),
});

test.each<[options: unknown, message: string]>([
  [undefined, 'The options must be an object.'],
  [null, 'The options must be an object.'],
  ['mode', 'The options must be an object.'],
  [{ rwos: 1 }, 'Unknown option "rwos". Did you mean "rows"?'],
  [{ mode: 'c' }, 'Option "mode" must be "a" or "b".'],
  [{ rows: 0 }, 'Option "rows" must be at least 1.'],
  [{ rows: '1' }, 'Option "rows" must be of type number.'],
  [{ rows: 1.5 }, 'Option "rows" must be of type int.'],
  [{ limit: 6 }, 'Option "limit" must be at most 5.'],
  [{ above: 0 }, 'Option "above" must be more than 0.'],
  [{ onRow: 'log' }, 'Option "onRow" must be a function.'],
  [{ now: '2026-01-01' }, 'Option "now" must be a valid Date or luxon DateTime.'],
  [{ list: [{ name: 'a' }, { name: 5 }] }, 'Option "list.1.name" must be of type string.'],
])('options %j are refused', (options, message) => {
  expect(() => checkOptions(schema, options)).toThrow(new TypeError(message));
});

test('options within their bounds are read', () => {
  const options = { mode: 'b', rows: 1, limit: 5, above: 0.1, onRow: () => {}, now: new Date(0) };
  expect(checkOptions(schema, options)).toEqual({ ...options, onRow: expect.any(Function) });
  expect(checkOptions(schema, { mode: undefined })).toEqual({ mode: undefined });
});

test.each([
  [{ name: 'a' }, undefined],
  [{ name: 5 }, { path: 'name', expected: 'of type string' }],
  [5, { path: '', expected: 'of type object' }],
])('a part of the options: %j', (value, fault) => {
  expect(optionFault(z.object({ name: z.string() }), value)).toEqual(fault);
});

describe('options are split', () => {
  const shape = { mode: z.string(), rows: z.int() };

  test.each([
    [{}, {}, {}],
    [{ mode: 'a' }, { mode: 'a' }, {}],
    [{ other: 1 }, {}, { other: 1 }],
    [
      { rows: undefined, other: undefined, toString: 2 },
      { rows: undefined },
      { other: undefined, toString: 2 },
    ],
  ])('%j', (options, inShape, others) => {
    const parts = splitOptions(options as object, shape);
    expect(parts).toStrictEqual([inShape, others]);
  });

  test.each([undefined, null, 'text', 5])('only if they are an object: %j', (options) => {
    expect(() => splitOptions(options as never, shape)).toThrow(
      new TypeError('The options must be an object.'),
    );
  });
});

test('settings have the defaults of the documentation', () => {
  const start = Date.now();
  const { now, ...settings } = settingsFor({});
  expect(now).toBeGreaterThanOrEqual(start);
  expect(now).toBeLessThanOrEqual(Date.now());
  expect(settings).toEqual({
    kind: 'upload',
    strict: false,
    severity: new Map(),
    notApplicable: 'error',
    duplicates: true,
    showValues: false,
    channel: 'production',
    maxCellLength: 1_048_576,
    timeZone: undefined,
    ambiguousTime: undefined,
    dateOrder: undefined,
    own: undefined,
  });
});

test('settings keep what is given', () => {
  const given = {
    kind: 'result',
    strict: true,
    notApplicable: 'warning',
    duplicates: false,
  } as const;
  const more = { showValues: true, channel: 'sandbox', maxCellLength: 7 } as const;
  const times = { timeZone: 'Europe/Berlin', ambiguousTime: 'later', dateOrder: 'dmy' } as const;
  const options = { ...given, ...more, ...times, severity: { duplicate: 'off' } } as const;
  expect(settingsFor({ ...options, now: new Date(5) }, 'own')).toEqual({
    ...{ ...options, now: 5, own: 'own' },
    severity: new Map([['duplicate', 'off']]),
  });
});
