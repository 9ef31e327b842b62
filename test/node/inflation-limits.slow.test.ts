import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import {
  type BulkFileOptions,
  bulkFile,
  readOfflineConversionsFile,
  validateBulkFilePath,
} from '../../src/node';
import { archiveFault, said, zipOf } from '../support/archives';
import { readingOf, useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { fullUpload } from '../support/upload-text';

const scratch = useScratch();
allowNoUnhandledRejections();

const mebibyte = 1_048_576;

describe('wrong options are refused at once', () => {
  const wholeNumber = 'Option "maxInflatedBytes" must be a whole number from 1.';
  const number = 'Option "maxInflationRatio" must be a number from 1.';
  const cases: [string, unknown, string][] = [
    ...[0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, '5', null, 5n].map(
      (value): [string, unknown, string] => [
        `maxInflatedBytes: ${value}`,
        { maxInflatedBytes: value },
        wholeNumber,
      ],
    ),
    ...[0, 0.99, -Infinity, Number.NaN, '5', null].map((value): [string, unknown, string] => [
      `maxInflationRatio: ${value}`,
      { maxInflationRatio: value },
      number,
    ]),
    ['another name', { maxBytes: 1 }, 'Unknown option (8 characters).'],
    ['null', null, 'The options must be an object.'],
    ['no object', 5, 'The options must be an object.'],
  ];

  test.each(cases)('%s', async (_, options, message) => {
    const given = options as BulkFileOptions;
    const failure = { name: 'TypeError', message: message };
    const missing = scratch.at('missing.zip');
    expect(() => bulkFile(missing, given)).toThrow(expect.objectContaining(failure));
    expect(() => readOfflineConversionsFile(missing, given)).toThrow(
      expect.objectContaining(failure),
    );
    await expect(validateBulkFilePath(missing, given)).rejects.toMatchObject(failure);
  });

  test.each([
    {},
    { maxInflatedBytes: undefined, maxInflationRatio: undefined },
    { maxInflatedBytes: 1, maxInflationRatio: 1 },
    { maxInflatedBytes: Number.MAX_SAFE_INTEGER, maxInflationRatio: Infinity },
    { maxInflationRatio: 1.5 },
  ])('and these are not: %o', async (options) => {
    const path = scratch.file('upload.csv', 'Type');
    expect((await readingOf(bulkFile(path, options))).bytes.toString()).toBe('Type');
  });
});

describe('maxInflatedBytes', () => {
  const content = Buffer.from(fullUpload('Offline Conversion,,a').repeat(3000));
  const size = content.length;
  const zip = zipOf([{ content }]);
  const liar = zipOf([{ content, size: 1000 }]);
  const stored = zipOf([{ content, method: 0 }]);
  const gzip = gzipSync(content);
  const halves = Buffer.concat([gzip, gzip]);

  test.each([
    ['a ZIP archive', zip, size],
    ['a ZIP archive, stored', stored, size],
    ['a gzip archive', gzip, size],
    ['a gzip archive of two members', halves, 2 * size],
  ])('may be reached: %s', async (_, bytes, most) => {
    const options = { maxInflatedBytes: most };
    const { bytes: given, failure } = await readingOf(bulkFile(scratch.file('a', bytes), options));
    expect([failure, given.length]).toEqual([undefined, most]);
  });

  test.each([
    ['a ZIP archive that says its size', zip, size - 1, 0],
    ['a ZIP archive, stored', stored, size - 1, 0],
    ['a ZIP archive that says less', liar, 999, 0],
    ['a gzip archive', gzip, size - 1, size - 1],
    ['a gzip archive, much passed', gzip, 1, 1],
    ['a gzip archive, by its second member', halves, size + 7, size + 7],
  ])('may not be passed: %s', async (_, bytes, most, given) => {
    const path = scratch.file('a', bytes);
    const reading = await readingOf(bulkFile(path, { maxInflatedBytes: most }));
    expect(reading.failure).toMatchObject(archiveFault(said.size(most)));
    expect(reading.bytes.equals(Buffer.concat([content, content]).subarray(0, given))).toBe(true);
    expect(scratch.openFiles()).toEqual([]);
  });

  it('is nothing to a file that is not packed', async () => {
    const path = scratch.file('upload.csv', content);
    const { bytes } = await readingOf(
      bulkFile(path, { maxInflatedBytes: 1, maxInflationRatio: 1 }),
    );
    expect(bytes.equals(content)).toBe(true);
  });

  it('is an option of the readers of files, beside their own', async () => {
    const path = scratch.file('upload.zip', zip);
    const options = { maxInflatedBytes: 100, maxIssues: 1, now: new Date(0) };
    const { issues } = await validateBulkFilePath(path, options);
    expect(issues).toEqual([
      {
        ...{ code: 'archive', severity: 'error', line: 1, row: 0, message: said.size(100) },
        facts: { reason: 'size', limit: 100 },
      },
    ]);
    await expect(readOfflineConversionsFile(path, options).next()).rejects.toMatchObject(
      archiveFault(said.size(100)),
    );
  });
});

describe('maxInflationRatio', () => {
  const zeros = (length: number) => Buffer.alloc(length);

  test.each([
    ['a ZIP archive', (bytes: Buffer) => zipOf([{ content: bytes }])],
    ['a gzip archive', (bytes: Buffer) => gzipSync(bytes)],
  ])('is not judged below 16 MiB: %s', async (_, pack) => {
    const few = scratch.file('few', pack(zeros(16 * mebibyte - 1)));
    const limit = { maxInflationRatio: 1 };
    expect((await readingOf(bulkFile(few, limit))).failure).toBe(undefined);
    const many = scratch.file('many', pack(zeros(16 * mebibyte)));
    const { failure } = await readingOf(bulkFile(many, limit));
    expect(failure).toMatchObject(archiveFault(said.ratio(1)));
    expect(scratch.openFiles()).toEqual([]);
  });

  it('may be reached and not passed', async () => {
    const content = zeros(20 * mebibyte);
    const ratio = content.length / deflateRawSync(content).length;
    const path = scratch.file('upload.zip', zipOf([{ content }]));
    const limited = (maxInflationRatio: number) => readingOf(bulkFile(path, { maxInflationRatio }));
    expect((await limited(Math.ceil(ratio))).failure).toBe(undefined);
    const { failure, bytes } = await limited(Math.floor(ratio));
    expect(failure).toMatchObject(archiveFault(said.ratio(Math.floor(ratio))));
    expect(bytes).toHaveLength(0);
  });

  it('is judged by what has been read so far, where a claim lies', async () => {
    const content = zeros(64 * mebibyte);
    const short = scratch.file('a.zip', zipOf([{ content, size: 10 * mebibyte }]));
    expect((await readingOf(bulkFile(short))).failure).toMatchObject(archiveFault(said.damaged));
    const longer = scratch.file('b.zip', zipOf([{ content, size: 30 * mebibyte }]));
    expect((await readingOf(bulkFile(longer))).failure).toMatchObject(
      archiveFault(said.ratio(500)),
    );
    const other = scratch.file('c.gz', Buffer.concat([gzipSync(content), gzipSync(content)]));
    const { failure, bytes } = await readingOf(bulkFile(other));
    expect(failure).toMatchObject(archiveFault(said.ratio(500)));
    expect(bytes.length).toBeLessThan(17 * mebibyte);
  });
});

describe('what is honest is read with the default ratio', () => {
  const columns = 481;
  const hex = '0123456789abcdef';
  /** The same numbers in each run. */
  function random(): () => number {
    let state = 1;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 4_294_967_296;
    };
  }
  const next = random();
  const clickId = () => Array.from({ length: 32 }, () => hex[Math.floor(next() * 16)]).join('');
  const two = (most: number) => String(Math.floor(next() * most)).padStart(2, '0');
  const time = () => `11/${1 + Math.floor(next() * 20)}/2026 1:${two(60)}:${two(60)} PM`;

  function line(cells: Readonly<Record<number, string>>): string {
    const all = Array.from({ length: columns }, (_, i) => cells[i] ?? '');
    return `${all.join(',')}\r\n`;
  }

  function failed(i: number): string {
    const cells = { 3: `order-${i}`, 40: 'Signed contract', 41: time(), 44: clickId() };
    const error = (n: number) =>
      line({ ...cells, 0: 'Offline Conversion Error', 470: `SomeError${n}`, 471: `560${n}` });
    return line({ ...cells, 0: 'Offline Conversion' }) + [1, 2, 3, 4, 5].map(error).join('');
  }

  /** Name, one record of it, and between which numbers of times its size it unpacks to. */
  const files: [string, (i: number) => string, number, number][] = [
    [
      'a result of 481 columns',
      (i) =>
        line({ 0: 'Offline Conversion', 3: `order-${i}`, 40: 'Lead', 41: time(), 44: clickId() }),
      ...([13, 20] as const),
    ],
    ['a result where each record has five errors', failed, 45, 75],
    ['rows of which only a number differs', (i) => line({ 0: 'Keyword', 2: String(i) }), 100, 180],
    ['rows of nothing but commas, as a spreadsheet leaves them', () => line({}), 250, 360],
  ];

  test.each(files)('%s', async (_, record, least, most) => {
    const lines: string[] = [];
    for (let i = 0, length = 0; length < 17 * mebibyte; i++) {
      const text = record(i);
      lines.push(text);
      length += text.length;
    }
    const content = Buffer.from(lines.join(''));
    const packed = gzipSync(content, { level: 9 });
    const ratio = content.length / packed.length;
    expect(ratio).toBeGreaterThan(least);
    expect(ratio).toBeLessThan(most);
    for (const bytes of [packed, zipOf([{ content }])]) {
      const reading = await readingOf(bulkFile(scratch.file('result', bytes)));
      expect(reading.failure).toBe(undefined);
      expect(reading.bytes.equals(content)).toBe(true);
    }
  });
});
