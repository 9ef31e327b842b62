import { describe, expect, it, test } from 'vitest';
import { BulkFileError, uploadLimits } from '../../src/index';
import { lead, leadFile, type Options, split } from '../support/parted';
import { withoutMessage } from '../support/without-message';
import { add, few } from '../support/written';

/*
 * What every file takes with the columns of `few`: 3 bytes of mark, 72 of header, 24 of version. A
 * row takes 78 beside its name; that of `lead('a')` takes 84.
 */
const head = 99;
const row = 84;

type Case = [records: string, options: Options, ...files: string[]];

describe('a file is filled to the byte', () => {
  test.each<Case>([
    ['a', { maxBytes: head + row }, 'a'],
    ['ab', { maxBytes: head + row }, 'a', 'b'],
    ['ab', { maxBytes: head + 2 * row - 1 }, 'a', 'b'],
    ['ab', { maxBytes: head + 2 * row }, 'ab'],
    ['abcde', { maxBytes: head + 3 * row - 1 }, 'ab', 'cd', 'e'],
    ['abcde', { maxBytes: head + 3 * row }, 'abc', 'de'],
    ['abcde', { maxBytes: head + 3 * row, maxRows: 2 }, 'ab', 'cd', 'e'],
    ['abcde', { maxBytes: head + 3 * row - 1, maxRows: 3 }, 'ab', 'cd', 'e'],
    ['abcde', { maxBytes: head + 3 * row, maxRows: 3 }, 'abc', 'de'],
    ['', { maxBytes: head, allowEmpty: true }, ''],
  ])('%s with %j', async (letters, options, ...files) => {
    const result = await split([...letters].map(lead), options);
    expect(result.files.map(({ text }) => text)).toEqual(files.map((held) => leadFile(...held)));
    expect(result.error).toBeUndefined();
  });

  test.each<[title: string, options: Options, least: number]>([
    ['with commas', {}, head + 2 * row],
    ['with tabs', { delimiter: '\t' }, head + 2 * row],
    ['without a mark', { bom: false }, head - 3 + 2 * row],
    // ",Conversion Value" in the header, and a comma in each row.
    ['with one more column', { columns: [...few, 'Conversion Value'] }, head + 18 + 2 * (row + 1)],
  ])('%s', async (_, options, least) => {
    const records = [lead('a'), lead('b')];
    const counts = async (maxBytes: number) =>
      (await split(records, { ...options, maxBytes })).files.map((file) => file.records);
    expect(await counts(least)).toEqual([2]);
    expect(await counts(least - 1)).toEqual([1, 1]);
  });

  it('and never with a record out of turn', async () => {
    const long = { ...lead('b'), conversionName: 'x'.repeat(6 + row) };
    const { files } = await split([lead('a'), long, lead('c')], { maxBytes: head + 2 * row });
    expect(files.map(({ records, text }) => [records, text.length])).toEqual([
      [1, head - 2 + row],
      [1, head - 2 + 2 * row],
      [1, head - 2 + row],
    ]);
    expect(files.map(({ text }) => text.split(',').at(-4))).toEqual(['a', 'b', 'c']);
  });
});

describe('characters are counted as their bytes', () => {
  test.each<[name: string, bytes: number]>([
    ['A', 1],
    ['\u007f', 1],
    ['\u0080', 2],
    ['é', 2],
    ['e\u0301', 3],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['日本', 6],
    ['\ud7ff', 3],
    ['\ue000', 3],
    ['a\ufeff', 4],
    ['\uffff', 3],
    ['\u{10000}', 4],
    ['\u{10ffff}', 4],
    ['👍', 4],
    ['👍🏽', 8],
    ['Aé日👍', 10],
    ['"', 4],
    ['a,b', 5],
    ['a\r\nb', 6],
  ])('%j takes %i', async (conversionName, bytes) => {
    const records = ['a', 'b'].map((clientId) => ({ ...add, clientId, conversionName }));
    const options = { duplicates: false } as const;
    const both = head + 2 * (78 + bytes);
    const fitting = await split(records, { ...options, maxBytes: both });
    expect(fitting.files.map((file) => file.records)).toEqual([2]);
    const apart = await split(records, { ...options, maxBytes: both - 1 });
    expect(apart.files.map((file) => file.records)).toEqual([1, 1]);
    const alone = await split(records, { ...options, maxBytes: head + 78 + bytes - 1 });
    expect(alone.files).toEqual([]);
    expect(alone.error).toMatchObject({ code: 'too-many-bytes' });
  });
});

describe('a record that is longer than a file may be', () => {
  const long = { ...add, clientId: 'z', conversionName: 'x'.repeat(8) };
  const maxBytes = head + 85;
  const cases: [title: string, string, Options, files: string[], line: number, row: number][] = [
    ['is the first', '', {}, [], 3, 2],
    ['stands behind a file that is not full', 'ab', { maxRows: 3 }, ['a', 'b'], 5, 4],
    ['stands behind a full file', 'ab', { maxRows: 1 }, ['a', 'b'], 5, 4],
    ['is not skipped', 'a', { onInvalid: 'skip' }, ['a'], 4, 3],
  ];
  test.each(cases)(
    'ends the files before: it %s',
    async (...[, letters, options, files, line, row]) => {
      const records = [...[...letters].map(lead), long, lead('y')];
      const result = await split(records, { ...options, maxBytes });
      expect(result.files.map(({ text }) => text)).toEqual(files.map((held) => leadFile(...held)));
      const { error } = result;
      expect(error).toBeInstanceOf(BulkFileError);
      expect(error).toMatchObject({ code: 'too-many-bytes', line, row });
      expect(withoutMessage([(error as BulkFileError).issue])).toEqual([
        { code: 'too-many-bytes', severity: 'error', line, row },
      ]);
      expect((error as BulkFileError).issue.message).toBe(
        'This record alone makes a file of 185 bytes. The maximum is 184.',
      );
    },
  );

  it('stands where it would in one file, behind names of two lines', async () => {
    const before = { ...lead('a'), conversionName: 'a\nb' };
    const { files, error } = await split([before, before, long], { maxBytes, duplicates: false });
    expect(files.map(({ records }) => records)).toEqual([1, 1]);
    expect(error).toMatchObject({ code: 'too-many-bytes', line: 7, row: 4 });
  });
});

describe('without limits of the caller', () => {
  it('a file for the sandbox has 20,000 records', async () => {
    function* many() {
      for (let i = 0; i < 20_001; i++) yield lead(`${i}`);
    }
    const { files } = await split(many(), { channel: 'sandbox' });
    expect(files.map(({ name, records }) => [name, records])).toEqual([
      ['upload-001.csv', 20_000],
      ['upload-002.csv', 1],
    ]);
  });

  it('a file has 100,000,000 bytes', async () => {
    const header = `Type,Name,${few.slice(0, 3)},${credits},${few[3]}`;
    const version = 'Format Version,6.0,,,,,,';
    const least = 3 + header.length + 2 + version.length + 2;
    const columns = [...few, ...credits];
    function* records(last: number) {
      for (let i = 0; i < 99; i++) yield long('a', 1_000_000);
      yield long('b', last);
    }
    const full = uploadLimits.bytes - least - 99 * 1_000_000;
    for (const [last, counts] of [
      [full, [[100, 100_000_000]]],
      [
        full + 1,
        [
          [99, least + 99 * 1_000_000],
          [1, least + full + 1],
        ],
      ],
    ] as const) {
      const { files } = await split(records(last), { columns, duplicates: false });
      // The mark is one unit and three bytes; all the rest is ASCII.
      expect(files.map(({ records, text }) => [records, text.length + 2])).toEqual(counts);
    }
  });
});

const credits = ['External Attribution Credit', 'External Attribution Model'];

/** A record whose row takes so many bytes. The model has no limit of its own. */
function long(letter: string, bytes: number) {
  const beside = row + ',1,'.length - 1 + 1;
  return {
    ...{ ...lead(letter), externalAttributionCredit: 1 },
    externalAttributionModel: 'x'.repeat(bytes - beside),
  };
}
