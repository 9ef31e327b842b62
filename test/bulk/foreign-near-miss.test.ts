import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults-of';

/* What has a trait of a file that is something else, and is a bulk file all the same. */

describe.each<{ name: string; lines: readonly string[] }>([
  {
    name: 'a name that starts with PK',
    lines: ['PK,Type,Name', ',Format Version,6.0'],
  },
  {
    name: 'a first name that starts with #, as the instructions of the web form do',
    lines: ['#Hashed Email Address,Name,Type', ',6.0,Format Version'],
  },
  {
    name: 'a first name that starts with Parameters:',
    lines: ['Parameters:TimeZone,Type,Name', ',Format Version,6.0'],
  },
  {
    name: 'a later name that starts with #',
    lines: ['Type,Name,#', 'Format Version,6.0,'],
  },
  {
    name: 'a name that is Parameters',
    lines: ['Parameters,Type,Name', ',Format Version,6.0'],
  },
  {
    name: 'a row of the Type Parameters:TimeZone=UTC, and one of #',
    lines: ['Type,Name', 'Format Version,6.0', 'Parameters:TimeZone=UTC,', '#,'],
  },
  {
    name: 'a cell with a Google click id',
    lines: ['Type,Name', 'Format Version,6.0', 'Offline Conversion,Google Click ID'],
  },
  {
    name: 'a replacement character that is written so',
    lines: ['Type,Name', 'Format Version,6.0', 'Offline Conversion,\ufffd'],
  },
  {
    name: 'semicolons in a name',
    lines: ['Type,Name,a;b|c', 'Format Version,6.0,'],
  },
  { name: 'Type at the end', lines: ['Name,Id,Type', '6.0,,Format Version'] },
  {
    name: 'a column that is called like a Type',
    lines: ['Type,Name,Offline Conversion', 'Format Version,6.0,'],
  },
  {
    name: 'a first character of two bytes',
    lines: ['ÐÏ,Type,Name', ',Format Version,6.0'],
  },
])('near miss: $name', ({ lines }) => {
  it('is read', async () => {
    const text = lines.map((line) => `${line}\r\n`).join('');
    const options = { severity: { 'bom-missing': 'off' } } as const;
    const expected = { file: [], rows: [], fault: undefined };
    expect(await faultsOf(new TextEncoder().encode(text), options)).toMatchObject(expected);
    expect(await faultsOf(text, options)).toMatchObject(expected);
  });
});
