import { describe, expect, it, test } from 'vitest';
import { createRowFormat } from '../../src/csv/write';
import { respellings, slips } from './edits';
import { expectSameMeaning } from './same-meaning';

/* What chance would seldom hit: every slip in every column, and at every place of a small file. */

const utf8 = new TextEncoder();
const click = 'f894f652ea334e739002f7167ab8f8e3';
const [email, phone] = [
  'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602',
  'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e',
];
const time = '11/2/2026 9:30:00 AM';

const header = [
  ...['Type', 'Name', 'Client Id', 'Conversion Name', 'Conversion Time', 'Conversion Value'],
  ...['Conversion Currency Code', 'Adjustment Type', 'Adjustment Time', 'Adjustment Value'],
  ...['Adjustment Currency Code', 'External Attribution Credit', 'External Attribution Model'],
  ...['Hashed Email Address', 'Hashed Phone Number', 'Microsoft Click Id'],
];
const rows = {
  Add: [time, '12.5', 'EUR', '', '', '', ''],
  Restate: [time, '', '', 'Restate', '11/12/2026 8:00:00 PM', '7.25', 'USD'],
  Retract: [time, '', '', 'Retract', '11/12/2026 8:00:00 PM', '', ''],
};
const rowOf = (action: keyof typeof rows) => [
  ...['Offline Conversion', '', 'a1', 'Lead', ...rows[action]],
  ...['0.5', 'Last click', email, phone, click],
];
const version = header.map((_, at) => ['Format Version', '6.0'][at] ?? '');

test.each(['Add', 'Restate', 'Retract'] as const)(
  'every slip in every column: %s',
  async (action) => {
    const row = rowOf(action);
    const edits = [...respellings, ...slips.map((slip) => () => slip)];
    const edited = row.flatMap((cell, at) =>
      edits.map((edit) => row.map((old, i) => (i === at ? edit(cell) : old))),
    );
    const text = [header, version, ...edited].map(createRowFormat(',').row).join('');
    const { rows: found, records, isWhole } = await expectSameMeaning(utf8.encode(text));
    expect(isWhole).toBe(true);
    expect(records.length).toBeGreaterThan(edited.length / 10);
    expect(found.length - records.length).toBeGreaterThan(edited.length / 10);
  },
);

/** A file as short as one can be that has everything: quotes, empty cells, and line ends in a cell. */
const quoted = [
  '\ufeffType,Name,Conversion Name,Conversion Time,Microsoft Click Id',
  '"Format Version",6.0,,,',
  `Offline Conversion,,"a,""\nb",${time},${click}`,
  `"Offline Conversion","","c",${time},"${click}"`,
];

/** Without a quote another part of the package cuts the cells. */
const plain = [
  'Type,Name,Conversion Name,Conversion Time,Microsoft Click Id',
  'Format Version,6.0,,,',
  `Offline Conversion,,a,${time},${click}`,
  `Offline Conversion,,b,${time},${click}`,
];

describe.each([
  ['quotes and CRLF', quoted, '\r\n'],
  ['quotes and LF', quoted, '\n'],
  ['quotes and CR', quoted, '\r'],
  ['CRLF', plain, '\r\n'],
  ['LF', plain, '\n'],
  ['CR', plain, '\r'],
])('at every place of a file with %s', (_, lines, lineEnd) => {
  const file = lines.map((line) => line + lineEnd).join('');
  const places = Array.from({ length: file.length + 1 }, (_, at) => at);

  it('a character is taken out', async () => {
    for (const at of places)
      await expectSameMeaning(utf8.encode(file.slice(0, at) + file.slice(at + 1)));
  });

  it('the file ends', async () => {
    for (const at of places) await expectSameMeaning(utf8.encode(file.slice(0, at)));
  });

  it.each(['"', ',', '\r', '\n', ' ', '0', '\t', '\ufeff'])('%j is put in', async (put) => {
    for (const at of places)
      await expectSameMeaning(utf8.encode(file.slice(0, at) + put + file.slice(at)));
  });

  it('a byte is none of UTF-8', async () => {
    const bytes = utf8.encode(file);
    for (const at of bytes.keys())
      await expectSameMeaning(Uint8Array.from(bytes, (byte, i) => (i === at ? 0xff : byte)));
  });
});
