import { describe, expect, test } from 'vitest';
import { type Issue, type ResultOptions, readResultFile, type Source } from '../../src/index';
import { collect } from '../support/plain';
import { errors } from '../support/record-errors';
import { failed, record, resultHeader, resultText, resultVersion } from '../support/result-text';
import { utf16 } from '../support/utf16';
import { withoutMessage } from '../support/without-message';

const usual = resultText(record('a'), failed('a', 5625), record('é'));
const outcomes = [
  { status: 'rejected', line: 3, row: 2, clientId: 'a', errors: [errors[5625]] },
  { status: 'accepted', line: 5, row: 4, clientId: 'é', errors: [] },
];

async function read(source: Source) {
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const read = await collect(readResultFile(source, { onIssue }));
  return {
    outcomes: read.map(({ status, line, row, clientId, errors }) => ({
      ...{ status, line, row, clientId, errors },
    })),
    issues: withoutMessage(issues),
  };
}

describe('the forms of the file', () => {
  const lines = [resultHeader, resultVersion, record('a'), failed('a', 5625), record('é')];
  const bytes = new TextEncoder().encode(usual);
  const parts = lines.map((line) => line.split(','));
  const columns = parts[0]?.map((_, i) => i).reverse() ?? [];

  test.each<{ what: string; source: Source; issues?: readonly object[] }>([
    { what: 'as the service writes it', source: bytes },
    { what: 'without a byte order mark', source: bytes.subarray(3) },
    {
      what: 'with two byte order marks',
      source: `\ufeff${usual}`,
      issues: [{ code: 'bom-repeated', severity: 'warning', line: 1, row: 0 }],
    },
    { what: 'in UTF-16, little end first', source: utf16(usual, 'little') },
    { what: 'in UTF-16, big end first', source: utf16(usual, 'big') },
    { what: 'with tabs', source: usual.replaceAll(',', '\t') },
    { what: 'with LF', source: usual.replaceAll('\r\n', '\n') },
    {
      what: 'with rows that end in LF under a header that ends in CRLF',
      source: `\ufeff${lines[0]}\r\n${lines.slice(1).join('\n')}\n`,
    },
    { what: 'without a line end after the last row', source: usual.slice(0, -2) },
    {
      what: 'with its columns in another order',
      source: parts.map((cells) => columns.map((i) => cells[i]).join(',')).join('\r\n'),
    },
    {
      what: 'with columns that nobody knows',
      source: lines
        .map((line, i) => `${line},${i === 0 ? 'Colour,__proto__' : 'red,x'}`)
        .join('\n'),
    },
    {
      what: 'with the version 6',
      source: usual.replace('6.0', '6'),
      issues: [{ code: 'version-spelling', severity: 'warning', line: 2, row: 1, column: 'Name' }],
    },
  ])('$what', async ({ source, issues = [] }) => {
    expect(await read(source)).toEqual({ outcomes, issues });
  });

  test('without a Format Version row', async () => {
    const text = usual.replace(`${resultVersion}\r\n`, '');
    expect(await read(text)).toEqual({
      outcomes: [
        { ...outcomes[0], line: 2, row: 1 },
        { ...outcomes[1], line: 4, row: 3 },
      ],
      issues: [
        {
          ...{ code: 'version-missing', severity: 'warning', line: 4, row: 3 },
          serviceError: { number: 3219, code: 'BulkServiceFormatVersionRequired' },
        },
      ],
    });
  });

  test('with nothing but a header', async () => {
    expect(await read(`\ufeff${resultHeader}\r\n`)).toEqual({
      outcomes: [],
      issues: [
        {
          ...{ code: 'version-missing', severity: 'warning', line: 1, row: 0 },
          serviceError: { number: 3219, code: 'BulkServiceFormatVersionRequired' },
        },
      ],
    });
  });
});

test('a narrow no-break space in a time is kept, and hinders nothing', async () => {
  const time = '11/2/2026 9:30:00\u202fAM';
  const text = [
    'Type,Name,Client Id,Conversion Time,Error,Error Number',
    'Format Version,6.0,,,,',
    `Offline Conversion,,a,${time},,`,
    `Offline Conversion Error,,a,${time},OfflineConversionTimeOutOfWindow,5609`,
  ].join('\r\n');
  const [outcome] = await collect(readResultFile(text));
  expect(outcome?.errors).toEqual([errors[5609]]);
  expect(outcome?.cells.get('Conversion Time')).toBe(time);
});

describe('wrong use', () => {
  const noSource =
    'The source must be a string, a Uint8Array, a Blob, a ReadableStream, or an iterable of strings or bytes.';
  test.each<[string, unknown, unknown, string]>([
    ['no source', undefined, {}, noSource],
    ['null as a source', null, {}, noSource],
    ['a number as a source', 5, {}, noSource],
    ['a function as a source', () => usual, {}, noSource],
    ['no object as options', usual, null, 'The options must be an object.'],
    ['an option that does not exist', usual, { colour: 'red' }, 'Unknown option (6 characters).'],
    ['an option of uploads', usual, { strict: true }, 'Unknown option (6 characters).'],
    ['the kind, which is known', usual, { kind: 'result' }, 'Unknown option (4 characters).'],
    [
      'a mode that does not exist',
      usual,
      { responseMode: 'ErrorsOnly' },
      'Option "responseMode" must be "errors-only" or "errors-and-results".',
    ],
    ['a limit below 1', usual, { maxCellLength: 0 }, 'Option "maxCellLength" must be at least 1.'],
    [
      'half a character',
      usual,
      { maxCellLength: 1.5 },
      'Option "maxCellLength" must be of type int.',
    ],
    [
      'a signal that is none',
      usual,
      { signal: {} },
      'Option "signal" must be of type AbortSignal.',
    ],
    [
      'a progress that can not be called',
      usual,
      { onProgress: 1 },
      'Option "onProgress" must be a function.',
    ],
    [
      'an issue that can not be told',
      usual,
      { onIssue: {} },
      'Option "onIssue" must be a function.',
    ],
  ])('%s', (_, source, options, sentence) => {
    expect(() => readResultFile(source as Source, options as ResultOptions)).toThrow(
      new TypeError(sentence),
    );
  });

  test('an option may be undefined', async () => {
    const options = { responseMode: undefined, signal: undefined, onIssue: undefined };
    expect(await collect(readResultFile(usual, options))).toHaveLength(2);
  });
});
