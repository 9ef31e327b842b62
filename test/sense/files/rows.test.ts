import { expect } from 'vitest';
import { uploadText } from '../../support/upload-text';
import { type Found, foundInFile } from '../found';
import { kind } from '../kind';

const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const cells = 'a,Lead,2/1/2026 10:00:00 AM,f894f652ea334e739002f7167ab8f8e3';
const conversion = `Offline Conversion,,${cells}`;

const foundBeside = (row: string) => foundInFile(uploadText(header, version, conversion, row));

kind<[type: string]>(
  'a Type that no record has is service error 4203',
  [
    ['named', 'Conversions'],
    ['own', 'Lead'],
    ['own', 'Ofline Convershun'],
    ['own', 'Offline Конверсия'],
    ['own', 'オフライン コンバージョン'],
    ['own', 'Conversion Error'],
  ],
  async (type) =>
    expect(await foundBeside(`${type},,,,,`)).toEqual([
      ['record-type', 'error', { value: type, reason: 'unknown' }],
    ]),
);

kind<[type: string]>(
  'a Type of another record is not',
  [
    ['named', 'Campaign'],
    ['own', 'Responsive Search Ad'],
    ['own', 'Ad Group Error'],
    ['own', 'ad group'],
  ],
  async (type) =>
    expect((await foundBeside(`${type},,,,,`)).map(([code]) => code)).toEqual([
      'mixed-record-types',
    ]),
);

kind<[row: string, reason: string]>(
  'rows that are not records are named for what they are',
  [
    ['named', header, 'header'],
    ['named', '--------,----,----,----,----,----', 'rule'],
    ['named', 'Total,,,,,', 'total'],
    ['named', '(3 rows affected)', 'row-count'],
    ['own', header.toLowerCase(), 'header'],
    ['own', '========================', 'rule'],
    ['own', '________,____,____,____,____,____', 'rule'],
    ['own', 'Gesamtsumme,,,,,', 'total'],
    ['own', 'Итого,,,,,', 'total'],
    ['own', 'Suma total,,,,,', 'total'],
    ['own', '2 rows in set (0.01 sec)', 'row-count'],
    ['own', '(1 Zeile)', 'row-count'],
    ['own', '3 lignes', 'row-count'],
    ['own', '# exported by the CRM', 'comment'],
  ],
  async (row, reason) => {
    const [issue, ...others] = await foundBeside(row);
    expect(others).toEqual([]);
    expect(issue?.slice(0, 2)).toEqual(['record-type', 'error']);
    expect(issue?.[2]).toMatchObject({ reason });
  },
);

kind<[row: string, found: Found]>(
  'a backslash before the quote or the delimiter',
  [
    [
      'named',
      'Offline Conversion,,b,"He said \\"hi\\"",,',
      ['quote', 'error', { backslash: true }],
    ],
    [
      'named',
      `Offline Conversion,,b\\,c,${cells.slice(2)}`,
      ['cells-extra', 'error', { cellNumber: 7, columnCount: 6, backslash: true }],
    ],
    ['own', 'Offline Conversion,,b,"\\"VIP\\" lead",,', ['quote', 'error', { backslash: true }]],
    ['own', 'Offline Conversion,,b,"12\\" rack",,', ['quote', 'error', { backslash: true }]],
    [
      'own',
      `Offline Conversion,,"b\\",c",${cells.slice(2)}`,
      ['cells-extra', 'error', { cellNumber: 7, columnCount: 6, backslash: true }],
    ],
  ],
  async (row, found) => expect(await foundBeside(row)).toContainEqual(found),
);

kind<[column: string, value: string]>(
  'what databases and programs write for NULL is a placeholder',
  [
    ['named', 'Client Id', '\\N'],
    ['own', 'Client Id', 'NaT'],
    ['own', 'Client Id', '#DIV/0!'],
    ['own', 'Client Id', '(null)'],
    ['own', 'Client Id', '[object Object]'],
  ],
  async (column, value) => {
    const row = conversion.replace(',a,', `,${value},`);
    const found = await foundInFile(uploadText(header, version, row));
    expect([column, found]).toEqual([column, [['placeholder', 'warning', { value }]]]);
  },
);

kind<[types: readonly string[], facts: object]>(
  'no record is no success',
  [
    ['named', ['offline conversion', 'OfflineConversion'], { misspelled: 2 }],
    ['named', [], {}],
    ['own', [''], { misspelled: 1 }],
    ['own', ['Campaign', 'Ad Group'], { otherTypes: ['Campaign', 'Ad Group'] }],
    ['own', ['Conversión'], { misspelled: 1 }],
    ['own', ['Offline Conversions', 'Offline Conversions', 'Total'], { misspelled: 3 }],
  ],
  async (types, facts) => {
    const rows = types.map((type) => `${type},,${cells}`);
    const found = await foundInFile(uploadText(header, version, ...rows));
    const type = 'Offline Conversion';
    expect(found.at(-1)).toEqual(['no-records', 'error', { type, ...facts }]);
  },
);
