import { expect } from 'vitest';
import { validateBulkFile } from '../../../src/index';
import { addRow, clickId, emailHash, fileOf, now, phoneHash, type Row } from '../../support/rows';
import { asFound, foundInFile, foundInRow, write } from '../found';
import { kind } from '../kind';

kind<[ids: readonly string[], facts: object]>(
  'a Client Id that repeats',
  [
    ['named', ['a', 'a'], { count: 1, row: 3, earlierRow: 2 }],
    ['own', ['a', 'b', 'a', 'b', 'a'], { count: 3, row: 4, earlierRow: 2 }],
    ['own', ['1', '2', '3', '3'], { count: 1, row: 5, earlierRow: 4 }],
    ['own', ['日', '月', '月'], { count: 1, row: 4, earlierRow: 3 }],
  ],
  async (ids, facts) => {
    const rows = ids.map((id, index) => ({
      ...{ ...addRow, 'Client Id': id, 'Conversion Time': `2/${index + 1}/2026 10:00:00 AM` },
    }));
    const { issues } = await validateBulkFile(fileOf(rows), { now });
    expect(issues.map(asFound)).toEqual([['client-id-repeated', 'warning', facts]]);
  },
);

kind<[change: Row]>(
  'a Client Id that two conversions of one second share',
  [
    ['named', { 'Conversion Name': 'Lead' }],
    ['own', { 'Microsoft Click Id': 'a894f652ea334e739002f7167ab8f8e3' }],
    ['own', { 'Hashed Email Address': phoneHash, 'Hashed Phone Number': emailHash }],
    ['own', { 'Microsoft Click Id': '' }],
  ],
  async (change) =>
    expect(await foundInFile(fileOf([addRow, { ...addRow, ...change }]))).toEqual([
      ['client-id-repeated', 'warning', { count: 1, row: 3, earlierRow: 2 }],
    ]),
);

kind<[id: string, reason: string]>(
  'a Client Id that a spreadsheet turned into something else',
  [
    ['named', '1.23457E+14', 'number'],
    ['named', '3-Nov', 'date'],
    ['own', '9,00720E+15', 'number'],
    ['own', '4711.0', 'decimal'],
    ['own', '100200300,00', 'decimal'],
    ['own', '02.11.2026', 'date'],
    ['own', 'Mai-26', 'date'],
    ['own', '3. Dez', 'date'],
    ['own', '######', 'width'],
  ],
  async (id, reason) =>
    expect(await foundInRow({ 'Client Id': id })).toEqual([
      ['client-id-altered', 'warning', { reason }],
    ]),
);

kind<[id: string, identifier: string]>(
  'a Client Id that looks like an address or a phone number',
  [
    ['named', 'john@contoso.com', 'email'],
    ['named', '+14255551234', 'phone'],
    ['own', 'John <john@contoso.com>', 'email'],
    ['own', 'иван@контосо.рф', 'email'],
    ['own', '+49 (30) 23125-001', 'phone'],
    ['own', '(020) 7946 0958', 'phone'],
  ],
  async (id, identifier) =>
    expect(await foundInRow({ 'Client Id': id })).toEqual([
      ['client-id-personal', 'warning', { identifier }],
    ]),
);

kind<[id: string]>(
  'and other ids are not warned about',
  [
    ['named', 'C-1'],
    ['own', '1E5'],
    ['own', '4711.01'],
    ['own', '2026-11-02'],
    ['own', 'user@host'],
    ['own', '+5'],
    ['own', '1.0'],
  ],
  async (id) => expect(await foundInRow({ 'Client Id': id })).toEqual([]),
);

kind<[id: unknown, cell: string]>(
  'a whole number is written as its digits',
  [
    ['named', 4711, '4711'],
    ['own', 0, '0'],
    ['own', 9007199254740993n, '9007199254740993'],
    ['own', Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['own', '0042', '0042'],
  ],
  async (id, cell) => {
    const { cells, found } = await write({ microsoftClickId: clickId, clientId: id });
    expect(cells?.['Client Id']).toBe(cell);
    expect(found).toEqual([]);
  },
);
