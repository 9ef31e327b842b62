import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IssueCode, validateBulkFile } from '../../src/index';
import { differences } from '../support/differences';
import { error } from '../support/expected';
import { runs } from '../support/runs';
import { utf16 } from '../support/utf16';
import { withoutMessage } from '../support/without-message';
import { faultsOf } from './faults-of';

/** Cells that no message may hold. */
const secrets = [
  'f894f652ea334e739002f7167ab8f8e3',
  'anna@example.com',
  'EAIaIQobChMI',
  'Signed contract',
  '4/1/2020 6:50:54 PM',
  'Europe/Berlin',
];
const [click, mail, gclid, goal, time, zone] = secrets as [string, ...string[]];
const row = `${click},${mail},${gclid},${goal},${time}`;

interface Case {
  readonly name: string;
  readonly input: string | Uint8Array;
  readonly code: IssueCode;
  readonly line?: number;
  /** What the message calls it, or what it says is to be done. */
  readonly says: string;
}

/** The first bytes of a file, and more that are no text. */
function binary(...first: readonly number[]): Uint8Array {
  return Uint8Array.from([...first, 0x14, 0x00, 0xff, 0xfe, 0x0a, 0x22, ...Buffer.from(row)]);
}

const cases: readonly Case[] = [
  {
    name: 'a template of the web form',
    input: `Parameters:TimeZone=${zone},,\r\nMicrosoft Click ID,Conversion Name,Conversion Time\r\n${row}\r\n`,
    code: 'zone-parameters',
    says: 'template for the web form',
  },
  {
    name: 'a template of the web form, semicolons, with a byte order mark, after blank lines',
    input: `\ufeff\r\n\r\nParameters:TimeZone=${zone};;\r\n${row}\r\n`,
    code: 'zone-parameters',
    line: 3,
    says: 'template for the web form',
  },
  {
    name: 'a template of the web form with its instructions',
    input: `### INSTRUCTIONS ###\r\n# Ask ${mail}, "or" me\r\n#\r\nParameters:TimeZone=${zone}\r\n${row}\r\n`,
    code: 'zone-parameters',
    says: 'template for the web form',
  },
  {
    name: 'a template of the web form, tabs',
    input: `### INSTRUCTIONS ###\t\t\n# ${mail}\t\t\n`,
    code: 'zone-parameters',
    says: 'template for the web form',
  },
  {
    name: 'a template whose first line is a comment with a broken quote',
    input: `# ${goal},"${mail}" x\nType,Name\n`,
    code: 'zone-parameters',
    says: 'template for the web form',
  },
  {
    name: 'a Google template',
    input: `Google Click ID,Conversion Name,${goal}\r\n${row}\r\n`,
    code: 'not-a-bulk-file',
    says: 'Google',
  },
  {
    name: 'a Google template, tabs, in capitals',
    input: `${goal}\tGOOGLE CLICK ID \n${row}\n`,
    code: 'not-a-bulk-file',
    says: 'Google',
  },
  {
    name: 'a Google template, semicolons',
    input: `Google Click ID;Conversion Name;${goal}\r\n`,
    code: 'not-a-bulk-file',
    says: 'Google',
  },
  {
    name: 'an .xlsx spreadsheet or a ZIP archive',
    input: binary(0x50, 0x4b, 0x03, 0x04),
    code: 'not-a-bulk-file',
    says: 'ZIP',
  },
  {
    name: 'an empty ZIP archive',
    input: binary(0x50, 0x4b, 0x05, 0x06),
    code: 'not-a-bulk-file',
    says: 'ZIP',
  },
  {
    name: 'a gzip archive',
    input: binary(0x1f, 0x8b, 8, 0),
    code: 'not-a-bulk-file',
    says: 'gzip',
  },
  {
    name: 'an .xls spreadsheet',
    input: binary(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
    code: 'not-a-bulk-file',
    says: '.xls',
  },
  {
    name: 'UTF-16 without its mark',
    input: utf16(`Type\t${goal}\r\n${row}`, 'little'),
    code: 'encoding',
    says: 'UTF-8',
  },
  {
    name: 'Latin-1',
    input: Uint8Array.from(Buffer.from(`Type,Straße,${goal}\r\n${row}`, 'latin1')),
    code: 'encoding',
    says: 'UTF-8',
  },
  { name: 'nothing', input: '', code: 'no-header', says: 'empty' },
  { name: 'blank lines', input: '\r\n\r\n\r\n', code: 'no-header', says: 'empty' },
  {
    name: 'records without a header, the version first',
    input: `\ufeffFormat Version,6.0,,\r\nOffline Conversion,,${row}\r\n`,
    code: 'no-header',
    says: 'no header',
  },
  {
    name: 'records without a header, tabs, after a blank line',
    input: `\n${click}\tOffline Conversion\t${mail}\n`,
    code: 'no-header',
    line: 2,
    says: 'no header',
  },
  {
    name: 'a header without Type',
    input: `Client Id,Conversion Name,${goal}\r\n${row}\r\n`,
    code: 'type-column',
    says: '"Type"',
  },
  {
    name: 'text of another kind',
    input: `Dear ${mail}\n${row}`,
    code: 'type-column',
    says: '"Type"',
  },
  {
    name: 'a header with semicolons',
    input: `Type;Name;${goal}\r\n${row.replaceAll(',', ';')}\r\n`,
    code: 'delimiter',
    says: '";"',
  },
  {
    name: 'a header with semicolons, and commas in its names',
    input: `Client Id;"${goal}, ${mail}";Type\r\n`,
    code: 'delimiter',
    says: '";"',
  },
  { name: 'a header with bars', input: `Type|Name|${goal}\n`, code: 'delimiter', says: '"|"' },
  {
    name: 'semicolons, without Type',
    input: `Client Id;${goal};${mail}\n`,
    code: 'delimiter',
    says: '";"',
  },
];

describe.each(cases)('$name', ({ input, code, line = 1, says }) => {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const expected = error(code, line, 0);

  it.each(['upload', 'result'] as const)(
    'is named for what it is, as a file of kind %s',
    async (kind) => {
      const { file, rows, fault, messages } = await faultsOf(bytes, { kind });
      expect({ file, rows, fault }).toEqual({ file: [], rows: [], fault: expected });
      expect(messages[0]).toContain(says);
      for (const secret of secrets) expect(messages[0]).not.toContain(secret);
    },
  );

  it('is the same however it is cut', async () => {
    expect(await differences(bytes)).toEqual({ places: [], sizes: [] });
  });

  it('makes a report that is not readable', async () => {
    const { readable, valid, rows, formatVersion, counts, issues } = await validateBulkFile(bytes);
    expect({ readable, valid, rows, formatVersion, counts }).toEqual({
      ...{ readable: false, valid: false, rows: 0, formatVersion: null, counts: { [code]: 1 } },
    });
    expect(withoutMessage(issues)).toEqual([expected]);
    for (const secret of secrets) expect(JSON.stringify(issues)).not.toContain(secret);
  });
});

it('repeats no cell of a file that is no bulk file', async () => {
  const cell = fc.stringMatching(/^zq[0-9a-zA-Z@. ]{4,12}$/);
  const lead = fc.constantFrom(
    '',
    'Parameters:TimeZone=',
    '#',
    'Google Click ID,',
    'Offline Conversion,',
  );
  const cells = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(
      lead,
      fc.constantFrom(',', ';', '\t', '|', '",'),
      cells,
      async (start, mark, table) => {
        const text = start + table.map((line) => line.join(mark)).join('\r\n');
        const { rows, fault, messages } = await faultsOf(text);
        expect(rows).toEqual([]);
        expect(fault).toBeDefined();
        for (const each of table.flat()) expect(messages.join()).not.toContain(each.trim());
      },
    ),
    runs(5, 300),
  );
});
