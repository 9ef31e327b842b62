import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  hashEmail,
  hashPhone,
  type Outcome,
  readOfflineConversions,
  readResultFile,
  reconcile,
  validateBulkFile,
  writeOfflineConversions,
  writeRejectsFile,
  writeRetryFile,
} from '../../src/index';
import { collect, textOf } from '../support/plain';
import {
  cellsOf,
  clickId,
  failedLines,
  linesIn,
  now,
  records,
  result,
  retryLines,
  rowsOf,
  summary,
  upload,
  uploadedBytes,
} from '../support/sample-pair';
import { withoutMessage } from '../support/without-message';

const sent = readFileSync(upload);
const came = readFileSync(result);
const uploaded = rowsOf(linesIn(upload));
const rows = rowsOf(linesIn(result));

describe('the upload', () => {
  it('is valid, with a word about the record without a Client Id', async () => {
    const { issues, ...report } = await validateBulkFile(sent, { now });
    expect(report).toEqual({
      readable: true,
      formatVersion: '6.0',
      valid: true,
      rows: 10,
      records: { Add: 7, Restate: 1, Retract: 1, unknown: 0 },
      otherTypes: {},
      errors: 0,
      warnings: 1,
      counts: { 'no-client-id': 1 },
      truncated: false,
    });
    expect(withoutMessage(issues)).toEqual([
      { code: 'no-client-id', severity: 'warning', line: 11, row: 10 },
    ]);
  });

  it('is written as uploads are written here, to the byte', async () => {
    const read = await collect(readOfflineConversions(sent, { now }));
    const columns = Object.keys(uploaded[0] ?? {}).slice(2);
    const again = read.flatMap(({ record }) => record ?? []);
    expect(await textOf(writeOfflineConversions(again, { now, columns }))).toBe(sent.toString());
  });

  it('has other identifiers in each record', async () => {
    const found = uploaded.map((row) => row['Microsoft Click Id']).filter((id) => id !== '');
    const ends = ['2001', '2003', '2004', 'cafe', '2005', '2006', '2007', '2008'];
    expect(found).toEqual(ends.map(clickId));
    expect(uploaded[2]).toMatchObject({
      'Hashed Email Address': await hashEmail('jane.doe@contoso.com'),
      'Hashed Phone Number': await hashPhone('+14255550123'),
      'Microsoft Click Id': '',
    });
  });
});

describe('the result', () => {
  it('starts with a byte order mark, ends its header with CRLF and its rows with LF', () => {
    expect(came.subarray(0, 8)).toEqual(Buffer.from('\ufeffType,'));
    const ends = came.toString().match(/\r?\n/g);
    expect(ends).toEqual(['\r\n', ...Array(17).fill('\n')]);
    expect(came.toString().endsWith('\n')).toBe(true);
  });

  it('has the 481 columns of the service in each row, one with a space at its end', () => {
    expect(linesIn(result).map((line) => cellsOf(line).length)).toEqual(Array(18).fill(481));
    const names = cellsOf(linesIn(result)[0] ?? '');
    expect(new Set(names.map((name) => name.trim().toLowerCase())).size).toBe(481);
    expect(names.filter((name) => name !== name.trim())).toEqual([
      'View Through Conversion Window In Minutes ',
    ]);
    expect(names).toEqual(expect.arrayContaining(Object.keys(uploaded[0] ?? {})));
    const more = ['Error', 'Error Number', 'Field Path', 'Error Detail'];
    const editorial = ['Editorial Location', 'Editorial Term', 'Editorial Reason Code'];
    expect(names).toEqual(expect.arrayContaining([...more, ...editorial, 'Publisher Countries']));
  });

  it('has the record rows in the order of the upload, each with its error rows after it', () => {
    const record = 'Offline Conversion';
    const error = 'Offline Conversion Error';
    const shown = ['Type', 'Id', 'Client Id', 'Error Number', 'Field Path'];
    expect(rows.slice(1).map((row) => shown.map((name) => row[name]))).toEqual([
      [record, '1', 'order-2001', '', ''],
      [record, '2', 'order-2002', '', ''],
      [record, '3', 'order-2003', '', ''],
      [error, '1', 'order-2003', '5606', 'ConversionName'],
      [record, '4', 'order-2004', '', ''],
      [error, '2', 'order-2004', '5612', ''],
      [record, '5', '', '', ''],
      [error, '3', '', '5612', ''],
      [record, '6', 'order-2005', '', ''],
      [error, '4', 'order-2005', '5616', ''],
      [error, '5', 'order-2005', '5615', ''],
      [record, '7', 'order-2006', '', ''],
      [error, '6', 'order-2006', '5627', ''],
      [record, '8', 'order-2007', '', ''],
      [error, '7', 'order-2007', '5627', ''],
      [record, '9', 'order-2008', '', ''],
    ]);
    expect(rows[0]).toMatchObject({ Type: 'Format Version', Name: '6.0' });
  });

  it('repeats the cells of the upload, only the times in another way', () => {
    const own = ['Type', 'Name', 'Id', 'Error', 'Error Number', 'Field Path', 'Error Detail'];
    const filled = (row: Readonly<Record<string, string>>) =>
      Object.entries(row).filter(([name, text]) => text !== '' && !own.includes(name));
    const inResult = (row: Readonly<Record<string, string>>) =>
      filled(row).map(([name, text]) => [name, text.replace(/ (?=[AP]M$)/, '\u202f')]);
    const expected = uploaded
      .slice(1)
      .flatMap((row, at) => Array(1 + (records[at]?.errors.length ?? 0)).fill(inResult(row)));
    expect(rows.slice(1).map((row) => filled(row).sort())).toEqual(
      expected.map((cells) => cells.sort()),
    );
    expect(came.toString()).not.toMatch(/\d [AP]M/);
    expect(came.toString().match(/\d\u202f[AP]M/g)).toHaveLength(20);
  });
});

const plain = ({ cells, ...outcome }: Outcome) => ({ ...outcome, type: cells.get('Type') });

/** An outcome by hand; a row is one less than its line, as no cell holds a line end. */
const outcome = ({ clientId, errors }: (typeof records)[number], line: number) => ({
  status: errors.length > 0 ? 'rejected' : 'accepted',
  ...{ line, row: line - 1, clientId, errors },
  hasRecord: true,
  type: 'Offline Conversion',
});

describe('the pair', () => {
  it('gives each uploaded record its outcome, and the counts', async () => {
    const both = reconcile({ upload: sent, result: came });
    expect((await collect(both.outcomes)).map(plain)).toEqual(
      records.map((record) => outcome(record, record.line)),
    );
    expect(await both.summary).toEqual(summary);
  });

  it('gives the same outcomes with only the result', async () => {
    const outcomes = await collect(readResultFile(came));
    expect(outcomes.map(plain)).toEqual(
      records.map((record) => outcome(record, record.resultLine)),
    );
  });
});

describe('the retry file', () => {
  it.each([
    [{}, failedLines],
    [{ advice: 'retry' }, retryLines],
  ] as const)('of %o is valid, and its rows are the uploaded ones', async (options, lines) => {
    const retry = await textOf(writeRetryFile({ upload: sent, result: came, ...options }));
    expect(retry).toBe(uploadedBytes(lines));
    const own = retry.slice(1).split('\r\n').slice(0, -1);
    expect(rowsOf(own).slice(1)).toEqual(lines.map((line) => uploaded[line - 2]));
    expect(await validateBulkFile(retry, { now })).toMatchObject({ valid: true, errors: 0 });
  });

  it('has beside it the rejected rows with their errors', async () => {
    const rejects = await textOf(writeRejectsFile({ upload: sent, result: came }));
    const [, ...read] = rowsOf(rejects.slice(1).split('\r\n').slice(0, -1));
    expect(read).toEqual(
      failedLines.map((line) => expect.objectContaining(uploaded[line - 2] ?? {})),
    );
    const named = ['Error Number', 'Advice'];
    expect(read.map((row) => named.map((name) => row[name]))).toEqual([
      ['5606', 'fix'],
      ['5612', 'retry'],
      ['5612', 'retry'],
      ['5616; 5615', 'fix; retry'],
      ['5627', 'account'],
      ['5627', 'account'],
    ]);
    expect(read[0]).toMatchObject({
      Error: 'OfflineConversionNameInvalid',
      'Field Path': 'ConversionName',
    });
    expect(read[3]?.['Error Detail']).toContain(`The click ${clickId('2005')} was recorded`);
  });
});
