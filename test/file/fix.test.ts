import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { BulkFileError, type Change, type FixOptions, fixBulkFile } from '../../src/index';
import { changes as words } from '../../src/messages/changes';
import { textOf } from '../support/plain';
import { uploadText } from '../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const guid = 'f894f652-ea33-4e73-9002-f7167ab8f8e3';
const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';

/** The codes that the cases of this file fix. */
const seen = new Set<string>();

/** A file as it is fixed, with the changes as `code row column`, or `code row ×count`. */
async function fixed(text: string | Uint8Array, options: FixOptions = {}) {
  const changes: string[] = [];
  const onChange = ({ code, row, count, column }: Change) => {
    seen.add(code);
    changes.push([code, row, column ?? (count === 1 ? '' : `×${count}`)].join(' ').trim());
  };
  return { text: await textOf(fixBulkFile(text, { ...options, onChange })), changes };
}

const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Hashed Email Address,Microsoft Click Id';
const version = 'Format Version,6.0,,,,,,';
const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,${click}`;
const right = uploadText(header, version, row);

describe('a file as a whole', () => {
  const named = header
    .replace('Conversion Name', 'Name of it')
    .replace('Client Id', 'Conversion Name');

  test.each<[what: string, given: string | Uint8Array, text: string, changes: readonly string[]]>([
    ['right', right, right, []],
    ['with tabs', right.replaceAll(',', '\t'), right.replaceAll(',', '\t'), []],
    ['without a byte order mark', right.slice(1), right, ['bom-missing 0']],
    ['with three', `\ufeff\ufeff${right}`, right, ['bom-repeated 0']],
    ['in UTF-16', Buffer.from(right, 'utf16le'), right, ['bom-missing 0']],
    ['with LF', right.replaceAll('\r', ''), right, ['line-end 0 ×3']],
    ['with CR', right.replaceAll('\n', ''), right, ['line-end 0 ×3']],
    ['with one LF', right.replace('\r\n', '\n'), right, ['line-end 0']],
    [
      'with LF and quotes',
      right.replaceAll('\r', '').replace('Lead', '"Lead"'),
      right,
      ['line-end 0 ×3'],
    ],
    ['without the last line end', right.trimEnd(), right, []],
    [
      'with blank lines',
      `\r\n\r\n${right.replace(row, `\r\n${row}`)}`.replace(/^(\s+)\ufeff/, '\ufeff$1'),
      right,
      [],
    ],
    ['with semicolons', right.replaceAll(',', ';'), right, ['delimiter 0']],
    ['with bars', right.replaceAll(',', '|'), right, ['delimiter 0']],
    [
      'with a comma in a cell between semicolons',
      right.replaceAll(',', ';').replace('Lead', 'Lead, warm'),
      right.replace('Lead', '"Lead, warm"'),
      ['delimiter 0'],
    ],
    [
      'with a header in other spellings',
      right.replace(
        header,
        'TYPE,name, Client Id,conversion_name,ConversionTime,Adjustment-Type,Hashed  Email Address,Microsoft Click ID',
      ),
      right,
      [
        ...['column-spelling 0 Type', 'column-spelling 0 Name', 'column-spelling 0 Client Id'],
        ...['column-unknown 0 Conversion Name', 'column-unknown 0 Conversion Time'],
        ...['column-unknown 0 Adjustment Type', 'column-unknown 0 Hashed Email Address'],
        'column-spelling 0 Microsoft Click Id',
      ],
    ],
    ['with a name that is a guess', right.replace(header, named), right.replace(header, named), []],
  ])('%s', async (_, given, text, changes) => {
    expect(await fixed(given)).toEqual({ text, changes });
  });

  it('has the delimiter that is asked for', async () => {
    const { text, changes } = await fixed(right, { delimiter: '\t' });
    expect(text).toBe(right.replaceAll(',', '\t'));
    expect(changes).toEqual(['delimiter 0']);
  });
});

describe('the Format Version', () => {
  const other = version.replace('6.0', '7.0');

  test.each<[rows: readonly string[], text: readonly string[], changes: readonly string[]]>([
    [[row], [version, row], ['version-missing 1']],
    [[], [version], ['version-missing 0']],
    [[row, version, row], [version, row, row], ['version-not-first 2']],
    [[row, version.replace('6.0', '6'), row], [version, row, row], ['version-not-first 2']],
    [[version, row, version], [version, row], ['version-repeated 3']],
    [['Format Version,6,,,,,,', row], [version, row], ['version-spelling 1 Name']],
    [['Format Version,"6,0",,,,,,', row], [version, row], ['version-unsupported 1 Name']],
    [['Format Version,6.00,,,,,,', row], [version, row], ['version-unsupported 1 Name']],
    [['Format Version,6,0,,,,,,', row], [version, row], ['version-split 1 Name']],
    [['Format Version,6,0,,,,,', row], [version, row], ['version-split 1 Name']],
    [['Format Version,,,,,,,', row], [version, row], ['version-empty 1 Name']],
    [['Format Version', row], ['Format Version,6.0', row], ['version-empty 1 Name']],
    [['Format Version,,,,6.0,,,', row], [version, row], ['version-column 1 Name']],
    [['Format Version,,,,6,0,,', row], [version, row], ['version-column 1 Name']],
    [['format version,6.0,,,,,,', row], [version, row], ['record-type 1 Type']],
    [
      [row, 'FormatVersion,6,,,,,,'],
      [version, row],
      ['record-type 2 Type', 'version-not-first 2', 'version-missing'],
    ],
    // What the file says of itself is no longer certain.
    [[other, row], [other, row], []],
    [[other, row, version], [other, row, version], []],
    [[row, other], [version, row, other], ['version-missing 1']],
    [[version, 'Format Version,6.0,a,,,,,'], [version, 'Format Version,6.0,a,,,,,'], []],
  ])('%j', async (rows, text, changes) => {
    const left = changes.filter((change) => change !== 'version-missing');
    expect(await fixed(uploadText(header, ...rows))).toEqual({
      text: uploadText(header, ...text),
      changes: left,
    });
  });

  it('gets a column of its own', async () => {
    const given = uploadText('Client Id,Type,x', 'a,Offline Conversion,1', 'b', 'c,Campaign,2,3');
    expect(await fixed(given)).toEqual({
      text: uploadText(
        ...['Client Id,Type,Name,x', ',Format Version,6.0,', 'a,Offline Conversion,,1'],
        ...['b', 'c,Campaign,,2,3'],
      ),
      changes: ['version-missing 1'],
    });
  });
});

describe('a cell', () => {
  const empty = {
    type: 'Offline Conversion',
    time: '11/2/2026 9:30:00 AM',
    action: '',
    hash: '',
    id: click,
  };
  const fileWith = (cells: Partial<typeof empty>) => {
    const { type, time, action, hash, id } = { ...empty, ...cells };
    const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return uploadText(
      header,
      version,
      [type, '', 'a', 'Lead', time, action, hash, id].map(quoted).join(),
    );
  };
  const time = 'Conversion Time';
  const id = 'Microsoft Click Id';
  const email = 'Hashed Email Address';

  test.each<
    [given: Partial<typeof empty>, fixed: Partial<typeof empty>, changes: readonly string[]]
  >([
    [{ time: '2026-11-02T09:30:00Z' }, {}, [`time-iso 2 ${time}`]],
    [{ time: '2026-11-02 09:30:00' }, {}, [`time-iso 2 ${time}`]],
    [{ time: '2026-11-02T09:30' }, {}, [`time-iso 2 ${time}`]],
    [{ time: '2026-11-02T10:30:00.000+01:00' }, {}, [`time-iso 2 ${time}`, `time-zone 2 ${time}`]],
    [
      { time: '2026-11-02T09:30:00.120Z' },
      { time: '11/2/2026 9:30:00.12 AM' },
      [`time-iso 2 ${time}`],
    ],
    [{ time: '20261102T093000Z' }, {}, [`time-format 2 ${time}`]],
    [{ time: '2026-11-02T10:30:00+0100' }, {}, [`time-format 2 ${time}`]],
    [{ time: 'Mon, 02 Nov 2026 09:30:00 GMT' }, {}, [`time-format 2 ${time}`]],
    [{ time: ' 11/2/2026 9:30:00 AM' }, {}, [`time-format 2 ${time}`]],
    [{ action: 'RESTATE ' }, { action: 'Restate' }, ['adjustment-type-spelling 2 Adjustment Type']],
    [{ action: 'Retracts' }, { action: 'Retract' }, ['adjustment-type 2 Adjustment Type']],
    [{ action: 'Add' }, {}, ['adjustment-type 2 Adjustment Type']],
    [{ action: ' ' }, {}, ['placeholder 2 Adjustment Type']],
    [{ id: '   ' }, { id: '' }, [`placeholder 2 ${id}`]],
    [{ hash: '\u00a0' }, { hash: '' }, [`placeholder 2 ${email}`]],
    [{ hash: hash.toUpperCase() }, { hash }, [`hash-case 2 ${email}`]],
    [{ hash: `="${hash.toUpperCase()}"` }, { hash }, [`hash-format 2 ${email}`]],
    [{ id: guid }, {}, [`click-id-dashes 2 ${id}`]],
    [{ id: `{${guid}}` }, {}, [`click-id 2 ${id}`]],
    [{ id: `="${click}"` }, {}, [`click-id 2 ${id}`]],
    [{ id: `'${click}` }, {}, [`click-id 2 ${id}`]],
    [{ id: `_uet${click}` }, {}, [`click-id 2 ${id}`]],
    [{ id: `\u00a0${click} ` }, {}, [`click-id 2 ${id}`]],
    [{ id: `https://a.example/?x=1&msclkid=${click}#top` }, {}, [`click-id 2 ${id}`]],
    [{ type: 'offline conversion' }, {}, ['record-type 2 Type']],
    [{ type: 'Offline Conversions' }, {}, ['record-type 2 Type']],
    [
      { type: 'OfflineConversion', id: guid },
      {},
      ['record-type 2 Type', `click-id-dashes 2 ${id}`],
    ],
  ])('%j is fixed', async (given, right, changes) => {
    expect(await fixed(fileWith(given))).toEqual({ text: fileWith(right), changes });
  });

  test.each<Partial<typeof empty>>([
    { time: '2026-11-02' },
    { time: '13/11/2026 09:30:00' },
    { time: '13.11.2026 09:30:00' },
    { time: '11/2/2026 9:30' },
    { time: '2026-02-30T09:30:00Z' },
    { time: '1762075800' },
    { time: '30:27.0' },
    { time: '2000-01-01T00:00:00+02:00' },
    { action: 'Cancel' },
    { hash: hash.slice(1) },
    { hash: 'john@contoso.com' },
    { hash: 'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855' },
    { id: click.slice(1) },
    { id: `${click}, ${click.replace('f', 'e')}` },
    { id: '00000000-0000-0000-0000-000000000000' },
    { id: 'Cj0KCQjwxABCDEFGHIJKLMNOPQRSTUV' },
    { id: '4.8E+31' },
    { type: '' },
    { type: 'Campaign', id: guid, time: '2026-11-02T09:30:00Z' },
    { type: 'Offline Conversion Error', id: guid },
    { type: 'Total' },
  ])('%j is a guess, or none of its business', async (cells) => {
    expect(await fixed(fileWith(cells))).toEqual({ text: fileWith(cells), changes: [] });
  });
});

it('writes a currency code in capital letters if it is on the list', async () => {
  const file = (...codes: readonly string[]) =>
    uploadText(
      ...['Type,Name,Conversion Currency Code', 'Format Version,6.0,'],
      ...codes.map((code) => `Offline Conversion,,${code}`),
    );
  expect(await fixed(file('eur', ' Usd', 'euro', 'xxx', '€'))).toEqual({
    text: file('EUR', 'USD', 'euro', 'xxx', '€'),
    changes: [2, 3].map((number) => `currency-format ${number} Conversion Currency Code`),
  });
});

describe('nothing is lost', () => {
  test.each<[what: string, given: readonly string[], text: readonly string[]]>([
    [
      'a broken row',
      ['Offline Conversion,"a,b","Signed" contract,x'],
      ['Offline Conversion,"a,b","Signed" contract,x'],
    ],
    ['a row that breaks off at once', ['"a"b,c'], ['"a"b,c']],
    ['short and long rows', ['Campaign', `${row},x,y`], ['Campaign', `${row},x,y`]],
    [
      'a line end in a cell',
      [row.replace('Lead', '"Le\r\nad"')],
      [row.replace('Lead', '"Le\r\nad"')],
    ],
    ['a row of one empty cell', ['""', row], ['""', row]],
  ])('%s', async (_, given, text) => {
    expect(await fixed(uploadText(header, version, ...given))).toEqual({
      text: uploadText(header, version, ...text),
      changes: [],
    });
  });
});

describe('a result file', () => {
  it('keeps ISO times and error rows', async () => {
    const rows = [
      row.replace('11/2/2026 9:30:00 AM', '2026-11-02T09:30:00Z'),
      row.replace('Conversion', 'Conversion Error').replace(click, guid),
    ];
    expect(await fixed(uploadText(header, version, ...rows), { kind: 'result' })).toEqual({
      text: uploadText(header, version, ...rows),
      changes: [],
    });
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['quote', `${right}"`],
    ['type-column', 'a,b\r\n'],
    ['no-header', ''],
    ['no-header', row.replaceAll(',', ';')],
    ['encoding', Uint8Array.from([0x54, 0x79, 0x70, 0x65, 0xff])],
  ])('%s', async (code, source) => {
    const end = await fixed(source).catch((cause: unknown) => cause);
    expect(end).toBeInstanceOf(BulkFileError);
    expect((end as BulkFileError).code).toBe(code);
  });

  it.each([{ delimiter: ';' }, { kind: 'other' }, { strict: true }])('wrong use: %j', (options) => {
    expect(() => fixBulkFile(right, options as FixOptions)).toThrow(TypeError);
  });
});

it('has words and a line of the docs for each code that the cases above fix', () => {
  const section = /^## fix [\s\S]*?(?=^## )/m.exec(readFileSync('docs/cli.md', 'utf8'))?.[0] ?? '';
  expect([...seen].sort()).toEqual(Object.keys(words).sort());
  expect([...seen].filter((code) => !section.includes(`\`${code}\``))).toEqual([]);
});
