import { expect, test } from 'vitest';
import { said, zipOf } from '../../support/archives';
import { type Files, fromNdjson, linesOf, now, runOn } from '../../support/run';
import { stamp } from '../../support/stamp';
import { uploadText } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const add = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`;
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

type UnreadableFile = readonly [
  ...[content: string | Uint8Array, code: string, line: number, row: number, message: string],
  facts?: object,
];

const faults: Record<string, UnreadableFile> = {
  'an empty file': [
    ...(['', 'no-header', 1, 0] as const),
    'The file is empty. Its first row must name the columns, starting with Type.',
    { reason: 'empty' },
  ],
  'the start of a ZIP archive': [
    ...([bytes([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), 'archive', 1, 0] as const),
    said.truncated,
    { reason: 'truncated' },
  ],
  'a ZIP archive whose sum is another': [
    ...([zipOf([{ content: uploadText(header, version, add), sum: 1 }]), 'archive', 4, 3] as const),
    said.damaged,
    { reason: 'damaged' },
  ],
  'a ZIP archive in a ZIP archive': [
    ...([zipOf([{ content: zipOf([{ content: 'Type' }]) }]), 'not-a-bulk-file', 1, 0] as const),
    'This is a ZIP archive or an .xlsx spreadsheet, not text. Unpack the archive, or save the sheet as CSV UTF-8.',
    { format: 'zip' },
  ],
  'a quote that is never closed': [
    ...([uploadText(header, version, add, 'Offline Conversion,,"b'), 'quote', 4, 3] as const),
    'The quote opened on line 4 is never closed, so nothing after it can be read. Close it, or remove it.',
    { quoteLine: 4 },
  ],
  'bytes that are not UTF-8': [
    bytes(uploadText(header, version, add), 'Offline Conversion,,B', [0xfc], 'ro,,,\r\n'),
    ...(['encoding', 4, 3] as const),
    'The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
    { reason: 'utf-8' },
  ],
  'a header without Type': [
    ...([uploadText('Name,Client Id', 'x,y'), 'type-column', 1, 0] as const),
    'The header has no column "Type". The first row of a bulk file must name the columns, starting with Type.',
  ],
  'a header with semicolons': [
    ...([uploadText('Type;Name;Client Id'), 'delimiter', 1, 0] as const),
    'The columns of the header are separated by ";". Save the file with commas or tabs instead.',
    { delimiter: ';' },
  ],
};

function countsOf(line: number): string {
  if (line === 1) return 'no records';
  const records = recordsBefore(line);
  const counted =
    records === 1
      ? `1 record (1 Add)`
      : records === 0
        ? 'no records'
        : `${records} records (${records} Add)`;
  return `${counted}; Format Version 6.0`;
}

const rowsBefore = (line: number) => Math.max(0, line - 2);
const recordsBefore = (line: number) => Math.max(0, line - 3);

function reportOf([content, code, line, row, message, facts]: UnreadableFile) {
  return {
    file: nameOf(content),
    readable: false,
    formatVersion: line > 1 ? '6.0' : null,
    valid: false,
    rows: rowsBefore(line),
    records: { Add: recordsBefore(line), Restate: 0, Retract: 0, unknown: 0 },
    otherTypes: {},
    errors: 1,
    warnings: 0,
    counts: { [code]: 1 },
    issues: [{ code, severity: 'error', line, row, message, ...(facts && { facts }) }],
    truncated: false,
  };
}

/** The name that the service expects of such a file. */
const nameOf = (content: string | Uint8Array) =>
  Buffer.from(content as string)
    .toString('latin1')
    .startsWith('PK')
    ? 'up.zip'
    : 'up.csv';

const runWith = (command: string, content: string | Uint8Array, ...more: readonly string[]) =>
  runOn({ [nameOf(content)]: content }, [command, nameOf(content), ...now, ...more]);
const validate = (content: string | Uint8Array, ...more: readonly string[]) =>
  runWith('validate', content, ...more);

test.each(Object.entries(faults))('%s, in every format', async (_, fault) => {
  const [content, code, line, , message] = fault;
  const stderr = `${nameOf(content)}: line ${line}: ${message}\n`;
  const report = reportOf(fault);
  const { issues, ...summary } = report;
  expect(await validate(content)).toEqual({
    stdout: linesOf(
      `${nameOf(content)}: could not be read to the end  (${code})`,
      `  ${countsOf(line)}`,
      '  1 error, no warnings',
    ),
    stderr,
    code: 2,
  });
  expect(await validate(content, '--quiet')).toEqual({ stdout: '', stderr, code: 2 });
  for (const [format, lines] of [
    ['json', [{ ...stamp('validate'), ...report }]],
    [
      'ndjson',
      [
        { file: nameOf(content), ...issues[0] },
        { ...stamp('validate-line'), ...summary },
      ],
    ],
  ] as const) {
    const outcome = await validate(content, '--format', format);
    expect({ ...outcome, stdout: fromNdjson(outcome.stdout) }).toEqual({
      stdout: lines,
      stderr,
      code: 2,
    });
  }
});

test.each(Object.entries(faults))('%s, read', async (_, [content, , line, , message]) => {
  const { stdout, stderr, code } = await runWith('read', content);
  expect(fromNdjson(stdout)).toHaveLength(recordsBefore(line));
  expect(stderr).toBe(`msads-bulk read: ${nameOf(content)}: line ${line}: ${message}\n`);
  expect(code).toBe(2);
});

test('issues before the fault are in the report, and the fault is said once', async () => {
  const content = uploadText(
    header,
    version,
    add.replace('Lead', ''),
    add,
    'Offline Conversion,,"b',
  );
  expect(await validate(content)).toEqual({
    stdout: linesOf(
      'up.csv:3  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
      '',
      'up.csv: could not be read to the end  (quote)',
      '  2 records (2 Add); Format Version 6.0',
      '  2 errors, no warnings',
    ),
    stderr:
      'up.csv: line 5: The quote opened on line 5 is never closed, so nothing after it can be read. Close it, or remove it.\n',
    code: 2,
  });
});

test('the fault is in the report whatever the caps', async () => {
  const { stdout } = await validate(
    uploadText(header, version, add, '"'),
    ...['--max-issues', '0', '--format', 'json'],
  );
  expect(JSON.parse(stdout)).toMatchObject({ errors: 1, issues: [{ code: 'quote', line: 4 }] });
});

test('a file that can not be read does not keep the others from being read', async () => {
  const files: Files = { 'a.csv': '', 'b.csv': uploadText(header, version, add) };
  const outcome = await runOn(files, ['validate', 'a.csv', 'b.csv', '--format', 'json', ...now]);
  expect(fromNdjson(outcome.stdout)).toMatchObject([
    { file: 'a.csv', readable: false, valid: false },
    { file: 'b.csv', readable: true, valid: true },
  ]);
  expect(outcome.code).toBe(2);
});
