import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { back, resultOf, uploadHeader, uploadOf, wrong } from '../../support/pair';
import { errors } from '../../support/record-errors';
import { results, resultsIn } from '../../support/results-run';
import { folderOf } from '../../support/run';
import { uploadText } from '../../support/upload-text';
import { onlyFileOf } from '../../support/zip-file';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const [a, b, c] = [{ id: 'a' }, { id: 'b', value: '012.50' }, { id: 'c', name: 'A, "b"' }] as const;
const quoted = (row: string) => row.replace('A, "b"', '"A, ""b"""');
const upload = quoted(uploadOf(a, b, c));
const result = resultOf(
  ...[back(c), wrong(c, 5612), wrong(c, 5627), back(a), back(b), wrong(b, 5612)].map(quoted),
);
const files = { 'up.csv': upload, 'result.csv': result };
const both = ['result.csv', '--upload', 'up.csv'];
const copies = ['--retry', 'retry.csv', '--rejects', 'rejects.csv'];

const rowB = `Offline Conversion,,b,Lead,11/2/2026 9:30:00 AM,012.50,${click}`;
const rowC = `Offline Conversion,,c,"A, ""b""",11/2/2026 9:30:00 AM,,${click}`;
const headOfRejects = [
  `${uploadHeader},Error,Error Number,Field Path,Error Detail,Advice,Meaning`,
  'Format Version,6.0,,,,,,,,,,,',
];
const rejects = uploadText(
  ...headOfRejects,
  `${rowB},OfflineConversionsApplyFailed,5612,,,retry,"${errors[5612].meaning}"`,
  `${rowC},OfflineConversionsApplyFailed; OfflineConversionRestateRetractNotSupported,5612; 5627,,,retry; account,"${errors[5612].meaning}; ${errors[5627].meaning}"`,
);

describe('files of rows', () => {
  test.each<[args: readonly string[], retry: string, said: string]>([
    [
      [],
      uploadText(uploadHeader, 'Format Version,6.0,,,,,', rowB, rowC),
      '2 records to send again',
    ],
    [
      ['--advice', 'retry'],
      uploadText(uploadHeader, 'Format Version,6.0,,,,,', rowB),
      '1 record to send again',
    ],
    // A record is taken where every error of it has the advice.
    [['--advice', 'account'], uploadOf(), 'no records to send again, only a header'],
    [['--advice', 'fix'], uploadOf(), 'no records to send again, only a header'],
  ])('%j', async (args, retry, said) => {
    const { stdout, stderr, code, written } = await results(files, [...both, ...copies, ...args]);
    expect(written).toEqual({ 'retry.csv': retry, 'rejects.csv': rejects });
    expect(stdout.split('\n').slice(-3)).toEqual([
      ...[`retry.csv: ${said}`, 'rejects.csv: 2 records rejected', ''],
    ]);
    // That they can be written needs no saying.
    expect(stdout).not.toContain('--retry FILE');
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  test('one of them alone', async () => {
    const retry = await results(files, [...both, '--retry', 'retry.csv']);
    expect(Object.keys(retry.written)).toEqual(['retry.csv']);
    expect(retry.stdout).toMatch(/\nretry\.csv: 2 records to send again\n$/);
    const read = await results(files, [...both, '--rejects', 'rejects.csv']);
    expect(read.written).toEqual({ 'rejects.csv': rejects });
    expect(read.stdout).toMatch(/\nrejects\.csv: 2 records rejected\n$/);
  });

  test('where nothing was rejected, and where nothing was uploaded', async () => {
    for (const sent of [uploadOf(a), uploadOf()]) {
      const given = {
        'up.csv': sent,
        'result.csv': sent === uploadOf() ? resultOf() : resultOf(back(a)),
      };
      const { stdout, code, written } = await results(given, [...both, ...copies]);
      expect(written).toEqual({
        'retry.csv': uploadOf(),
        'rejects.csv': uploadText(...headOfRejects),
      });
      expect(stdout.split('\n').slice(-3)).toEqual([
        'retry.csv: no records to send again, only a header',
        'rejects.csv: no records rejected, only a header',
        '',
      ]);
      expect(code).toBe(0);
    }
  });

  test('JSON says nothing of them, and they are written', async () => {
    for (const format of ['json', 'ndjson']) {
      const plain = await results(files, [...both, '--format', format]);
      const { written, ...rest } = await results(files, [...both, ...copies, '--format', format]);
      expect(rest).toEqual({ ...plain, written: undefined });
      expect(written['rejects.csv']).toBe(rejects);
    }
  });

  test('separated by tabs where the upload is', async () => {
    const tabs = { 'up.tsv': uploadOf(a, b).replaceAll(',', '\t'), 'result.csv': result };
    const args = ['result.csv', '--upload', 'up.tsv', '--retry', 'retry.tsv'];
    expect((await results(tabs, args)).written).toEqual({
      'retry.tsv': uploadOf(b).replaceAll(',', '\t'),
    });
  });

  test('separated by tabs in an archive, its file is named so', async () => {
    const cwd = folderOf({ 'up.csv': uploadOf(b).replaceAll(',', '\t'), 'result.csv': result });
    await resultsIn(cwd, [...both, '--retry', 'retry.zip']);
    const { name, content } = onlyFileOf(readFileSync(join(cwd, 'retry.zip')));
    expect([name, content.toString()]).toEqual(['retry.tsv', uploadOf(b).replaceAll(',', '\t')]);
  });

  test('old files are replaced whole', async () => {
    const old = 'old\n'.repeat(10_000);
    const more = { ...files, 'retry.csv': old, 'rejects.csv': old };
    const { written } = await results(more, [...both, ...copies]);
    expect(written).toEqual({
      'retry.csv': uploadText(uploadHeader, 'Format Version,6.0,,,,,', rowB, rowC),
      'rejects.csv': rejects,
    });
  });

  test('packed where the name ends in .zip', async () => {
    const cwd = folderOf(files);
    const { stdout } = await resultsIn(cwd, [
      ...[...both, '--retry', 'retry.zip', '--rejects', 'Rejects.ZIP'],
    ]);
    expect(stdout).toContain('retry.zip: 2 records to send again\n');
    const only = (name: string) => {
      const file = onlyFileOf(readFileSync(join(cwd, name)));
      return [file.name, file.content.toString()];
    };
    expect(only('retry.zip')).toEqual([
      'retry.csv',
      uploadText(uploadHeader, 'Format Version,6.0,,,,,', rowB, rowC),
    ]);
    expect(only('Rejects.ZIP')).toEqual(['Rejects.csv', rejects]);
  });
});

describe('a rejected row that is broken', () => {
  const broken = uploadOf(a, b).replace(/b,Lead/, 'b,"Lead" x');
  const given = { 'up.csv': broken, 'result.csv': result.replace(/,c,/g, ',a,') };
  const lost = '; 1 broken row left out';

  test.each<[args: readonly string[], said: readonly string[]]>([
    [[], []],
    [['--retry', 'retry.csv'], [`retry.csv: 1 record to send again${lost}`]],
    [['--rejects', 'rejects.csv'], [`rejects.csv: 1 record rejected${lost}`]],
    [
      [...copies, '--advice', 'retry'],
      [
        `retry.csv: no records to send again, only a header${lost}`,
        `rejects.csv: 1 record rejected${lost}`,
      ],
    ],
    [
      [...copies, '--advice', 'account'],
      [
        'retry.csv: no records to send again, only a header',
        `rejects.csv: 1 record rejected${lost}`,
      ],
    ],
  ])('is left out, and told once: %j', async (args, said) => {
    const { stdout, stderr, written } = await results(given, [...both, ...args]);
    expect(stderr).toBe(
      'up.csv:4  error  Text follows a closing quote, so the rest of this line is lost. Double every quote inside a quoted cell.  (quote)\n',
    );
    expect(stdout.split('\n').filter((line) => /^re(try|jects)/.test(line))).toEqual(said);
    for (const text of Object.values(written)) expect(text).not.toMatch(/,b,/);
  });
});
