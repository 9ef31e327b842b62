import { describe, expect, test } from 'vitest';
import { readResultFile } from '../../src/index';
import { outcome, read, withoutCells } from '../support/read-result';
import { errors } from '../support/record-errors';
import { failed, record, resultText } from '../support/result-text';
import { plainFault, seenOf } from '../support/results/plain-outcome';

describe('where nothing more can be read', () => {
  const open = 'Offline Conversion,,,d,"Lead';
  const said =
    'The quote opened on line 6 is never closed, so nothing after it can be read. Close it, or remove it.';

  test('what was read is given, then the error with its place', async () => {
    const text = resultText(record('a'), failed('a', 5625), record('b'), open, record('e'));
    const { outcomes, issues, cause } = await read(text);
    expect(outcomes).toEqual([
      outcome('rejected', [3, 2, 'a'], errors[5625]),
      // Its errors may stand behind the fault.
      outcome('unknown', [5, 4, 'b']),
    ]);
    expect(issues).toEqual([]);
    expect(plainFault(cause)).toEqual({
      ...{ code: 'quote', line: 6, row: 5, message: `Line 6: ${said}` },
    });
  });

  test('a record that has an error before it is rejected, and held errors are given', async () => {
    const text = resultText(failed('x', 5604), record('a'), failed('a', 5625), open);
    const { outcomes, cause } = await read(text);
    expect(outcomes).toEqual([
      outcome('rejected', [4, 3, 'a'], errors[5625]),
      { ...outcome('rejected', [3, 2, 'x'], errors[5604]), hasRecord: false },
    ]);
    expect(plainFault(cause)).toMatchObject({ code: 'quote', line: 6, row: 5 });
  });

  test.each<[string, string, object]>([
    [
      'a file that is empty',
      '',
      {
        ...{ code: 'no-header', line: 1, row: 0 },
        message:
          'Line 1: The file is empty. Its first row must name the columns, starting with Type.',
      },
    ],
    [
      'a header without Type',
      'Client Id,Error\r\n',
      {
        ...{ code: 'type-column', line: 1, row: 0 },
        message:
          'Line 1: The header has no column "Type". The first row of a bulk file must name the columns, starting with Type.',
      },
    ],
    [
      'a header with semicolons',
      'Type;Client Id;Error\r\n',
      {
        ...{ code: 'delimiter', line: 1, row: 0 },
        message:
          'Line 1: The columns of the header are separated by ";". Save the file with commas or tabs instead.',
      },
    ],
    [
      'a file without a header',
      `${record('a')}\r\n`,
      {
        ...{ code: 'no-header', line: 1, row: 0 },
        message:
          'Line 1: The file has no header: its first row is already a record. Add a row with the column names above it.',
      },
    ],
    [
      'an archive',
      'PK\u0003\u0004',
      {
        ...{ code: 'not-a-bulk-file', line: 1, row: 0 },
        message:
          'Line 1: This is a ZIP archive or an .xlsx spreadsheet, not text. Unpack the archive, or save the sheet as CSV UTF-8.',
      },
    ],
  ])('%s', async (_, text, fault) => {
    const { seen, cause } = await seenOf(readResultFile(new TextEncoder().encode(text)));
    expect(seen).toEqual([]);
    expect(plainFault(cause)).toEqual(fault);
  });

  test('a cell above the limit', async () => {
    const text = resultText(record('a'), record('b'.repeat(41)), record('c'));
    const { seen, cause } = await seenOf(readResultFile(text, { maxCellLength: 40 }));
    expect(seen.map(withoutCells)).toEqual([outcome('unknown', [3, 2, 'a'])]);
    expect(plainFault(cause)).toEqual({
      ...{ code: 'cell-too-long', line: 4, row: 3 },
      message: 'Line 4: A cell has more than 40 characters. Reading stops here.',
    });
  });

  test('bytes that are no text', async () => {
    const bytes = new TextEncoder().encode(resultText(record('a'), failed('a', 5625)));
    const { seen, cause } = await seenOf(readResultFile([bytes, new Uint8Array([0x2c, 0xff])]));
    expect(seen.map(withoutCells)).toEqual([outcome('rejected', [3, 2, 'a'], errors[5625])]);
    expect(plainFault(cause)).toMatchObject({ code: 'encoding', line: 5, row: 4 });
  });
});
