import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { readJson } from '../../../src/api/wire/json';
import {
  boolean,
  count,
  dateTime,
  day,
  double,
  enumeration,
  flags,
  int,
  list,
  long,
  object,
  parallel,
  string,
  type ValueOf,
} from '../../../src/api/wire/shape';

const inner = object('Inner', { key: string });
const outer = object('Outer', {
  Zeta: string,
  Id: long,
  On: boolean,
  Kind: enumeration<'One' | 'Two'>(),
  Ids: list(long),
  Inner: inner,
  Inners: list(inner),
});

function refuse(path: string, expected: string): never {
  throw new Error(`${path}: ${expected}`);
}

describe('an object', () => {
  it('is read by its shape: unknown members and nulls are left out', () => {
    const value = {
      ...{ Zeta: ' <z> ', Id: 12, On: 'False', Kind: 'New', Other: 1, toString: 'x' },
      ...{ Ids: ['1', null, '9223372036854775807'], Inner: null, Inners: [{ key: '1' }, {}, null] },
    };
    expect(readJson(outer, value, refuse)).toEqual({
      ...{ Zeta: ' <z> ', Id: '12', On: false, Kind: 'New' },
      ...{ Ids: ['1', '9223372036854775807'], Inners: [{ key: '1' }, {}] },
    });
  });

  it('of another derived type is read as its type alone', () => {
    const derived = object('Base', { Count: int, Type: enumeration() }, 'DerivedKind');
    const items = [{ Type: 'Other', Count: 'x' }, { Type: 'DerivedKind', Count: 1 }, { Count: 2 }];
    expect(readJson(list(derived), items, refuse)).toEqual([
      { Type: 'Other' },
      { Type: 'DerivedKind', Count: 1 },
      { Count: 2 },
    ]);
  });

  it('keeps the nulls of a list whose indexes have a meaning', () => {
    const items = [null, { key: 'a' }, null];
    expect(readJson(parallel(inner), items, refuse)).toEqual(items);
  });

  it('has a type of its own', () => {
    expectTypeOf<ValueOf<typeof inner>>().toEqualTypeOf<{ readonly key?: string }>();
    expectTypeOf<ValueOf<typeof outer>['Ids']>().toEqualTypeOf<readonly string[] | undefined>();
    const places = parallel(inner);
    expectTypeOf<ValueOf<typeof places>>().toEqualTypeOf<
      readonly ({ readonly key?: string } | null)[]
    >();
  });
});

describe('a scalar', () => {
  test.each([
    [long, 9007199254740991, '9007199254740991'],
    [long, '9007199254740993', '9007199254740993'],
    [long, '+007', '7'],
    [long, '-9223372036854775808', '-9223372036854775808'],
    [int, '7', 7],
    [double, '1e-7', 1e-7],
    [double, 5, 5],
    [boolean, 'True', true],
    [boolean, '0', false],
    [enumeration(), 'Other', 'Other'],
    [flags, 'A,B', 'A,B'],
    [string, '', ''],
    [string, null, undefined],
    [count, '7', 7],
    [day, '2026-11-02T23:30:00-01:00', '2026-11-03'],
    [list(int), [1, null, 2], [1, 2]],
  ])('%j reads %j', (member, value, expected) => {
    expect(readJson(member, value, refuse)).toEqual(expected);
  });

  test.each([
    // A number beyond 2^53 has lost digits already.
    [long, 9007199254740992, 'a long'],
    [long, '9223372036854775808', 'a long'],
    [long, '1.0', 'a long'],
    [long, ' ', 'a long'],
    [int, 1.5, 'a whole number'],
    [int, '0x10', 'a whole number'],
    [int, true, 'a whole number'],
    [double, 'NaN', 'a number'],
    [double, Number.POSITIVE_INFINITY, 'a number'],
    [double, '1,5', 'a number'],
    [boolean, 1, 'true or false'],
    [boolean, 'yes', 'true or false'],
    [string, 5, 'text'],
    [string, {}, 'text'],
    [dateTime, 0, 'a time'],
    [enumeration(), 1, 'a name'],
    [flags, ['A'], 'names'],
    [count, -1, 'a whole number from 0 to 9007199254740991'],
    [day, '2026-11-31', 'a date'],
    [list(int), {}, 'a list'],
    [inner, [], 'an object'],
    [inner, 'text', 'an object'],
  ])('%j refuses %j', (member, value, expected) => {
    expect(() => readJson(member, value, refuse)).toThrow(new Error(`: ${expected}`));
  });

  it('takes a bigint for a long', () => {
    expect(readJson(long, 9007199254740993n, refuse)).toBe('9007199254740993');
    expect(() => readJson(int, 1n, refuse)).toThrow(new Error(': a whole number'));
  });

  it('is refused with its path', () => {
    const value = { Inners: [null, { key: 'a' }, { key: 5 }] };
    expect(() => readJson(outer, value, refuse)).toThrow('Inners[2].key: text');
  });
});
