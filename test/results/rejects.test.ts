import { describe, expect, test } from 'vitest';
import { writeRejectsFile } from '../../src/index';
import { textOf } from '../support/plain';
import { errors } from '../support/record-errors';
import { error, failed, record, resultText } from '../support/result-text';
import { uploadText } from '../support/upload-text';

const added = 'Error,Error Number,Field Path,Error Detail,Advice,Meaning';
const head = [`Type,Name,Client Id,${added}`, 'Format Version,6.0,,,,,,,'];
const [valueRequired, applyFailed, clickId] = [
  'OfflineConversionAdjustmentValueRequired',
  'OfflineConversionsApplyFailed',
  'OfflineConversionMicrosoftClickIdInvalid',
];
const meaning = (number: 5604 | 5612 | 5625) => errors[number].meaning;

function uploadOf(...rows: readonly string[]): string {
  return uploadText('Type,Name,Client Id', 'Format Version,6.0,', ...rows);
}
const sent = (id: string) => `Offline Conversion,,${id}`;

describe('the rejected rows, with their errors', () => {
  const table: readonly {
    what: string;
    upload: string;
    rows: readonly string[];
    rejects: readonly string[];
  }[] = [
    {
      what: 'each with what the service said, and with what to make of it',
      upload: uploadOf(sent('a'), sent('b'), sent('c')),
      rows: [record('b'), record('c'), failed('c', 5612), record('a'), failed('a', 5625)],
      rejects: [
        ...head,
        `Offline Conversion,,a,${valueRequired},5625,,,fix,"${meaning(5625)}"`,
        `Offline Conversion,,c,${applyFailed},5612,,,retry,"${meaning(5612)}"`,
      ],
    },
    {
      what: 'several in one row, at the same places in each cell',
      upload: uploadOf(sent('a')),
      rows: [
        ...[record('a'), failed('a', 5625), error('a', 'SomethingNew', '', '', 'Café, "warm"')],
        ...[error('a', applyFailed as string, 5612, 'Path'), failed('a', 5625)],
      ].map((row) => row.replace('Café, "warm"', '"Café, ""warm"""')),
      rejects: [
        ...head,
        [
          ...['Offline Conversion', '', 'a'],
          `${valueRequired}; SomethingNew; ${applyFailed}`,
          ...['5625; ; 5612', '; ; Path', '"; Café, ""warm""; "', 'fix; fix; retry'],
          `"${meaning(5625)}; SomethingNew; ${meaning(5612)}"`,
        ].join(','),
      ],
    },
    {
      what: 'two of which neither has a detail',
      upload: uploadOf(sent('a')),
      rows: [record('a'), failed('a', 5612), failed('a', 5604)],
      rejects: [
        ...head,
        `Offline Conversion,,a,${applyFailed}; ${clickId},5612; 5604,,,retry; fix,"${meaning(5612)}; ${meaning(5604)}"`,
      ],
    },
    {
      what: 'a row with fewer cells than the header is filled up; what it has more comes last',
      upload: uploadText(
        ...['Type,Client Id,Name', 'Format Version,,6.0'],
        ...['Offline Conversion,a', 'Offline Conversion,b,x,more'],
      ),
      rows: [record('a'), failed('a', 5612), record('b'), failed('b', 5612)],
      rejects: [
        `Type,Client Id,Name,${added}`,
        'Format Version,,6.0,,,,,,',
        `Offline Conversion,a,,${applyFailed},5612,,,retry,"${meaning(5612)}"`,
        `Offline Conversion,b,x,${applyFailed},5612,,,retry,"${meaning(5612)}",more`,
      ],
    },
    {
      what: 'none',
      upload: uploadOf(sent('a')),
      rows: [record('a')],
      rejects: head,
    },
  ];

  test.each(table)('$what', async ({ upload, rows, rejects }) => {
    const result = resultText(...rows);
    expect(await textOf(writeRejectsFile({ upload, result }))).toBe(uploadText(...rejects));
  });

  test('a record of which the result does not tell why has none', async () => {
    const upload = uploadOf(sent('a'), sent('b'));
    const options = {
      upload,
      result: resultText(record('a')),
      responseMode: 'errors-only',
    } as const;
    expect(await textOf(writeRejectsFile(options))).toBe(
      uploadText(...head, 'Offline Conversion,,a,,,,,,'),
    );
  });

  test('separated as the upload is', async () => {
    const upload = uploadOf(sent('a')).replaceAll(',', '\t');
    const result = resultText(record('a'), failed('a', 5625));
    expect(await textOf(writeRejectsFile({ upload, result }))).toBe(
      uploadText(
        ...head.map((line) => line.replaceAll(',', '\t')),
        `Offline Conversion\t\ta\t${valueRequired}\t5625\t\t\tfix\t${meaning(5625)}`,
      ),
    );
  });
});

test('the errors stand after 1,000 columns if there are more, and short rows end with them', async () => {
  const names = ['Type', 'Name', 'Client Id', ...Array.from({ length: 998 }, (_, i) => `x${i}`)];
  const blanks = ','.repeat(996);
  const long = `${sent('b')}${blanks},last one,beyond`;
  const upload = uploadText(names.join(), 'Format Version,6.0', sent('a'), long);
  const result = resultText(record('a'), failed('a', 5612), record('b'), failed('b', 5612));
  const error = `${applyFailed},5612,,,retry,"${meaning(5612)}"`;
  expect(await textOf(writeRejectsFile({ upload, result }))).toBe(
    uploadText(
      `${names.slice(0, 1000).join()},${added},x997`,
      `Format Version,6.0,${blanks},,,,,,,`,
      `${sent('a')},${blanks},${error}`,
      `${sent('b')}${blanks},last one,${error},beyond`,
    ),
  );
});
