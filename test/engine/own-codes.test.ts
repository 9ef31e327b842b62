import { describe, expect, test } from 'vitest';
import {
  type Codec,
  checkRecord,
  column,
  defineCode,
  defineRecordType,
  type FileRule,
  type RecordInputOf,
  rule,
  type Severity,
  text,
  validateRecords,
} from '../../src/index';

/* A record type of a user reports codes of its own wherever the package's own types report theirs. */

const notEven = defineCode({
  code: 'crate-not-even',
  severity: 'warning',
  message: ({ remainder }: { remainder: number }) => `The number leaves ${remainder}.`,
});
const noOwner = defineCode({
  code: 'crate-no-owner',
  severity: 'error',
  message: () => 'A crate has an owner or a depot.',
});
const tooMany = defineCode({
  code: 'crate-too-many',
  severity: 'error',
  message: ({ max }: { max: number }) => `A file has at most ${max} crates.`,
});

const even: Codec<number> = {
  codes: [notEven],
  read(cell, { fault }) {
    const value = Number(cell);
    if (value % 2 !== 0) fault(notEven, { remainder: value % 2 });
    return value;
  },
  write: String,
};

const columns = {
  weight: column('Weight', even),
  owner: column('Owner', text()),
  depot: column('Depot', text()),
};

const atMostTwo: FileRule<typeof columns> = {
  remembersKeys: false,
  column: 'owner',
  codes: [tooMany],
  open() {
    let count = 0;
    return {
      row(_record, _valid, report) {
        if (++count > 2) report(tooMany, { max: 2 });
      },
      end(report) {
        if (count > 2) report(tooMany, { max: 2 });
      },
    };
  },
};

const crate = defineRecordType({
  type: 'Crate',
  actions: ['Add'],
  columns,
  matrix: { weight: ['required'], owner: ['conditional'], depot: ['conditional'] },
  actionOf: () => 'Add',
  oneOf: [{ columns: ['owner', 'depot'], code: noOwner }],
  rules: [
    rule(
      { columns },
      {
        code: 'crate-heavy',
        severity: 'warning',
        column: 'weight',
        message: ({ weight }: { weight: number }) => `The crate weighs ${weight}.`,
        check({ value: { weight = 0 } }, report) {
          if (weight > 100) report({ weight });
        },
      },
    ),
  ],
  fileRules: [atMostTwo],
});

const fileOf = (...rows: readonly string[]) =>
  ['\ufeffType,Name,Weight,Owner,Depot', 'Format Version,6.0,,,', ...rows, ''].join('\r\n');

type Place = readonly [row: number, code: string, severity: Severity, message: string];

const file = fileOf('Crate,,2,Ann,', 'Crate,,3,,', 'Crate,,102,,North');
const inCodec: Place = [3, 'crate-not-even', 'warning', 'The number leaves 1.'];
const inGroup: Place = [3, 'crate-no-owner', 'error', 'A crate has an owner or a depot.'];
const inRule: Place = [4, 'crate-heavy', 'warning', 'The crate weighs 102.'];
const inFile: Place = [4, 'crate-too-many', 'error', 'A file has at most 2 crates.'];

async function placesIn(severity: Record<string, Severity | 'off'> = {}): Promise<Place[]> {
  const { issues } = await validateRecords(crate, file, { severity });
  return issues.map(({ row, code, severity, message }) => [row, code, severity, message]);
}

describe('a code of your own is reported by', () => {
  test('a codec, a group, a rule, and a rule over the file on a row and at the end', async () => {
    expect(await placesIn()).toEqual([inCodec, inGroup, inRule, inFile, inFile]);
  });

  test('the same parts for an object', () => {
    const record: RecordInputOf<typeof crate> = { weight: 103 };
    expect(checkRecord(crate, record).map(({ code, column }) => [code, column])).toEqual([
      ['crate-not-even', 'Weight'],
      ['crate-no-owner', undefined],
      ['crate-heavy', 'Weight'],
    ]);
  });

  test.each<[code: string, left: readonly Place[]]>([
    ['crate-not-even', [inGroup, inRule, inFile, inFile]],
    ['crate-no-owner', [inCodec, inRule, inFile, inFile]],
    ['crate-heavy', [inCodec, inGroup, inFile, inFile]],
    ['crate-too-many', [inCodec, inGroup, inRule]],
  ])('none of them once the option severity switches off %s', async (code, left) => {
    expect(await placesIn({ [code]: 'off' })).toEqual(left);
  });

  test('them with another severity', async () => {
    const [warning, ...others] = await placesIn({ 'crate-not-even': 'error' });
    expect(warning).toEqual([3, 'crate-not-even', 'error', 'The number leaves 1.']);
    expect(others).toEqual([inGroup, inRule, inFile, inFile]);
  });
});

test('a code that no part lists cannot be given a severity', async () => {
  await expect(placesIn({ 'crate-unknown': 'off' })).rejects.toThrow(TypeError);
});

test('facts that are not those of the code do not compile', () => {
  const wrong: Codec<string> = {
    read(cell, { fault }) {
      // @ts-expect-error: the fact is called remainder
      fault(notEven, { rest: 1 });
      // @ts-expect-error: a code of the closed list has facts of its own
      fault('too-long', { remainder: 1 });
      return cell;
    },
    write: String,
  };
  expect(wrong.codes).toBeUndefined();
  // @ts-expect-error: a group has no facts to give
  const group: NonNullable<typeof crate.oneOf>[number] = { columns: ['owner'], code: tooMany };
  expect(group.code).toBe(tooMany);
});
