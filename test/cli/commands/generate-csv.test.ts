import { expect, test } from 'vitest';
import { said, zipOf } from '../../support/archives';
import { generate } from '../../support/generated';
import { linesOf } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const upload = fullUpload(
  `Offline Conversion,,a,"Lead, new",11/2/2026 9:30:00 AM,12.5,EUR,,,,,,,,,${click}`,
  `Offline Conversion,,b,Lead,10/2/2026 9:30:00 AM,,,Retract,11/20/2026 12:00:00 PM,,,,,,,${click}`,
);

const properties =
  'clientId,conversionName,conversionTime,conversionValue,conversionCurrencyCode,action,adjustmentTime,microsoftClickId';
const columns =
  'Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,Adjustment Type,Adjustment Time,Microsoft Click Id';
const rows = [
  `a,"Lead, new",2026-11-02T09:30:00Z,12.50,EUR,,,${click}`,
  `b,Lead,2026-10-02T09:30:00Z,,,Retract,2026-11-20T12:00:00Z,${click}`,
];
const csv = (header: string) => linesOf(header, ...rows);
/** With another delimiter; the one comma in a cell is safe in its quotes. */
const delimited = (text: string, delimiter: string) => text.replaceAll(/,(?! new")/g, delimiter);

test.each([
  ['property names', 'in.csv', csv(properties), []],
  ['bulk column names', 'in.csv', csv(columns), []],
  ['names in other spellings', 'in.csv', csv(columns.replaceAll(' ', '_').toUpperCase()), []],
  ['a byte order mark and CRLF', 'in.csv', `\ufeff${csv(columns).replaceAll('\n', '\r\n')}`, []],
  ['blank lines', 'in.csv', `\n\n${csv(columns).replaceAll('\n', '\n\n')}`, []],
  ['tabs', 'in.tsv', delimited(csv(columns), '\t'), []],
  ['tabs', 'in.txt', delimited(csv(columns), '\t'), []],
  ['semicolons', 'in.csv', delimited(csv(columns), ';'), []],
  [
    'UTF-16 of a spreadsheet',
    'in.txt',
    Buffer.from(`\ufeff${delimited(csv(columns), '\t')}`, 'utf16le'),
    [],
  ],
  ['--from csv', 'in.json', csv(columns), ['--from', 'csv']],
  ['a name without extension', 'in', csv(columns), []],
])('%s: %s', async (_, name, input, args) => {
  const outcome = await generate({ [name]: input }, [name, ...args]);
  expect(outcome).toMatchObject({ file: upload, stderr: 'up.csv: 2 records written\n', code: 0 });
});

test.each([
  ['CSV', csv(columns)],
  ['CSV after blank lines', `\r\n\r\n${csv(properties)}`],
  ['CSV with quotes in its header', csv(properties.replace('clientId', '"clientId"'))],
])('standard input: %s', async (_, input) => {
  const outcome = await generate({}, ['-'], { input });
  expect(outcome).toMatchObject({ file: upload, stderr: 'up.csv: 2 records written\n', code: 0 });
});

test('wrong rows stand at their lines, line breaks in cells counted', async () => {
  const input = linesOf(
    `${columns},Colour`,
    `${rows[0]},red`,
    `"a\nb",Lead,2026-11-02T09:30:00Z,1,EUR,,,${click},`,
    `c,Lead,2026-11-02T09:31:00Z,1,EUR,,,${click},,,extra`,
    `d,"Le"ad,2026-11-02T09:32:00Z,1,EUR,,,${click},`,
    `e,Lead,2026-11-02T09:33:00Z,1 000,EUR,,,${click}`,
    `f,Lead`,
  );
  const { stderr, code, rejects, file } = await generate({ 'in.csv': input }, [
    ...['in.csv', '--on-error', 'skip', '--rejects', 'rejects.ndjson'],
  ]);
  expect(stderr).toBe(
    linesOf(
      `in.csv:1  error  Unknown property "Colour". Correct its name, or leave it out.  (property-unknown)`,
      'in.csv:5  error  Cell 11 is filled in, but the header has only 9 columns. An unquoted cell that contains a delimiter causes this. Put that cell in quotes.  (cells-extra)',
      'in.csv:6  error  Text follows a closing quote, so the rest of this line is lost. Double every quote inside a quoted cell.  (quote)',
      'in.csv:7  error  Conversion Value  "1 000" has thousands separators. Remove them, and write a period as the decimal mark.  (number-format, service 5610)',
      'in.csv:8  error  Conversion Time  Conversion Time is empty. An Add requires it.  (required, service 5608)',
      'in.csv:8  error  Microsoft Click Id, Hashed Email Address, and Hashed Phone Number are all empty. Fill in at least one of them.  (no-identifier, service 5603)',
      'up.csv: 1 record written, 5 left out',
    ),
  );
  expect(code).toBe(1);
  expect(file).toBe(
    fullUpload(`Offline Conversion,,"a\nb",Lead,11/2/2026 9:30:00 AM,1,EUR,,,,,,,,,${click}`),
  );
  expect(rejects?.split('\n').map((line) => line.slice(0, 60))).toEqual([
    '{"clientId":"a","conversionName":"Lead, new","conversionTime',
    '{"clientId":"c","conversionName":"Lead","conversionTime":"20',
    '{"clientId":"d","issues":[{"code":"quote","severity":"error"',
    '{"clientId":"e","conversionName":"Lead","conversionTime":"20',
    '{"clientId":"f","conversionName":"Lead","issues":[{"code":"r',
    '',
  ]);
});

test.each([
  [
    'a bulk file',
    'Type,Name,Client Id\nFormat Version,6.0,\n',
    'line 1: This is already a bulk file (it has a Type column). Run `msads-bulk validate` on it.',
  ],
  [
    'a header of something else',
    '\nName,Street\nJane,Main\n',
    'line 2: The header contains no column of an offline conversion.',
  ],
  [
    'the template of the web form',
    'Parameters:TimeZone=Europe/Berlin,,\nMicrosoft Click ID,Conversion Name,Conversion Time\n',
    'line 1: This is a template for the web form. Remove this line, and set its time zone with --time-zone.',
  ],
  [
    'the same in small letters and with tabs',
    'parameters:timezone=+0100\t\nMicrosoft Click ID\tConversion Name\n',
    'line 1: This is a template for the web form. Remove this line, and set its time zone with --time-zone.',
  ],
  [
    'a remark',
    '\n# Leads, of jane.doe@example.com\nConversion Name\n',
    'line 2: This line is not the header. Remove it.',
  ],
  [
    'a separator of a spreadsheet',
    'sep=,\nConversion Name\n',
    'line 1: The first line is "sep=", which only Excel understands. Remove it, so that the header is the first line.',
  ],
  [
    'another separator',
    '"SEP=;"\nConversion Name\n',
    'line 1: The first line is "sep=", which only Excel understands. Remove it, so that the header is the first line.',
  ],
  [
    'the template of the web form with its instructions',
    '### INSTRUCTIONS ###,\n# IMPORTANT,\nMicrosoft Click ID,Conversion Name\n',
    'line 1: This is a template for the web form. Remove the lines before its header.',
  ],
  [
    'a Google template',
    'Google Click ID,Conversion Name,Conversion Time\nCj0KCQ,Lead,11/2/2026 9:30:00 AM\n',
    'line 1: This is a Google Ads template (its header has a Google click id). Create a bulk file with Microsoft click ids instead.',
  ],
  [
    'a web page',
    '<!doctype html>\n<p>Sign in, jane.doe@example.com</p>\n',
    'line 1: This is a web page (HTML), not the data. The download probably ended at a page for signing in or for an error. Open the link in a browser, and download the file again.',
  ],
  [
    'an error of a storage service',
    '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    'line 1: This is an error from a storage service (XML), not the data. The link has probably expired, or gives no access. Get a new link, and download the file again.',
  ],
  [
    'JSON',
    '[{"conversionName":"Lead"}]',
    'line 1: This is JSON, not a table. `msads-bulk generate` makes a bulk file from JSON. If the name does not end in .json or .ndjson, set --from.',
  ],
  [
    'a cell that begins like one',
    'separate,Parameter\n',
    'line 1: The header contains no column of an offline conversion.',
  ],
  [
    'two columns of one property',
    'Client Id,conversionName,Conversion Name\n',
    'line 1: Columns 2 and 3 are the same property. Remove one of them.',
  ],
  ['nothing', '', 'The input is empty. Its first row must name the columns.'],
  ['blank lines only', '\n\n', 'The input is empty. Its first row must name the columns.'],
  [
    'an open quote',
    `${columns}\n${rows[0]}\n"b,Lead\nmore`,
    'line 3: The quote opened on line 3 is never closed, so nothing after it can be read. Close it, or remove it.',
  ],
  [
    'a spreadsheet',
    zipOf([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]),
    'line 1: This is a spreadsheet (.xls or .xlsx), not text. Save the sheet as CSV UTF-8.',
  ],
  ['an archive that is cut off', Buffer.from([0x50, 0x4b, 3, 4, 0]), `line 1: ${said.truncated}`],
  [
    'an archive that is damaged',
    zipOf([{ content: `${columns}\n${rows[0]}\n`, sum: 1 }]),
    `line 3: ${said.damaged}`,
  ],
  [
    'bytes that are not UTF-8',
    Buffer.from(`${columns}\nM\u00fcller,`, 'latin1'),
    'line 2: The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
  ],
])('unreadable: %s', async (_, input, sentence) => {
  expect(await generate({ 'in.csv': input }, ['in.csv', '--on-error', 'skip'])).toEqual({
    stdout: '',
    stderr: `msads-bulk generate: in.csv: ${sentence}\n`,
    code: 2,
    file: undefined,
    rejects: undefined,
    names: ['in.csv'],
  });
});
