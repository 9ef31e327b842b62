import { expect } from 'vitest';
import { uploadText } from '../../support/upload-text';
import { foundInFile } from '../found';
import { kind } from '../kind';

const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const cells = 'a,Lead,2/1/2026 10:00:00 AM,f894f652ea334e739002f7167ab8f8e3';
const conversion = `Offline Conversion,,${cells}`;

kind<[at: number, values: readonly string[], facts: object]>(
  'a column without a name with a filled cell',
  [
    ['named', 0, ['0'], { columnNumber: 1, filledRow: 2 }],
    ['named', 4, ['x'], { columnNumber: 5, filledRow: 2 }],
    ['own', 1, ['', '', '42'], { columnNumber: 2, filledRow: 4 }],
    ['own', 5, [' '], { columnNumber: 6, filledRow: 2 }],
    ['own', 3, ['備考'], { columnNumber: 4, filledRow: 2 }],
  ],
  async (at, values, facts) => {
    const put = (row: string, cell: string) =>
      row
        .split(',')
        .flatMap((each, index) => (index === at ? [cell, each] : [each]))
        .join();
    const rows = values.map((value, index) =>
      put(conversion.replace(',a,', `,a${index},`).replace('10:00', `10:0${index}`), value),
    );
    const file = uploadText(put(header, ''), put(version, ''), ...rows);
    expect(await foundInFile(file, { duplicates: false })).toEqual([
      ['column-unknown', 'warning', facts],
    ]);
  },
);

kind<[change: readonly [string, string], facts: object]>(
  'a filled column that only other records have',
  [
    ['named', [',,a,', ',x,a,'], { value: 'Name', columnNumber: 2, filledRow: 2 }],
    ['own', [',Lead', ',Deleted,Lead'], { value: 'Status', columnNumber: 4, filledRow: 2 }],
    ['own', [',Lead', ',17,Lead'], { value: 'Id', columnNumber: 4, filledRow: 2 }],
    ['own', [',Lead', ',-1,Lead'], { value: 'Parent Id', columnNumber: 4, filledRow: 2 }],
  ],
  async ([cell, filled], facts) => {
    const { value } = facts as { value: string };
    const add = (row: string, text: string) => row.replace(',a,', `,a,${text},`);
    const [names, versions] =
      value === 'Name'
        ? [header, version]
        : [header.replace('Client Id,', `Client Id,${value},`), `${version},`];
    const [first, second] = ['b', 'c'].map((id, index) => {
      const row = conversion.replace('10:00', `1${index}:30`);
      return (value === 'Name' ? row : add(row, '')).replace(',a,', `,${id},`);
    });
    const file = uploadText(
      ...[names, versions, conversion.replace(cell, filled)],
      ...[first as string, second as string],
    );
    expect(await foundInFile(file, { duplicates: false })).toEqual([
      ['column-unknown', 'warning', facts],
    ]);
  },
);

kind<[filledRow: number, screen: boolean]>(
  'wherever the row is, and whether rows are screened or not',
  [
    ['named', 2, true],
    ['own', 3, true],
    ['own', 40, true],
    ['own', 40, false],
  ],
  async (filledRow, screen) => {
    const rows = Array.from({ length: 50 }, (_, index) => {
      const row = conversion
        .replace(',a,', `,a${index},`)
        .replace('10:00:00', `10:${10 + index}:00`);
      return index + 2 < filledRow ? row : row.replace(',,a', `,x,a`);
    });
    const facts = { value: 'Name', columnNumber: 2, filledRow };
    expect(await foundInFile(uploadText(header, version, ...rows), { screen })).toEqual([
      ['column-unknown', 'warning', facts],
    ]);
  },
);
