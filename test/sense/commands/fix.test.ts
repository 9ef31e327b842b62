import { expect } from 'vitest';
import { type Change, fixBulkFile, validateBulkFile } from '../../../src/index';
import { textOf } from '../../support/plain';
import { emailHash, now } from '../../support/rows';
import { uploadText } from '../../support/upload-text';
import { kind } from '../kind';

const id = 'f894f652ea334e739002f7167ab8f8e3';
const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Adjustment Time,Hashed Email Address,Microsoft Click Id';
const version = 'Format Version,6.0,,,,,,,';
const row = `Offline Conversion,,a,Lead,2/1/2026 10:00:00 AM,,,${emailHash},${id}`;
const retract = row.replace(',,,', ',Retract,2/10/2026 9:00:00 AM,');
const right = uploadText(header, version, row);
const adjusted = uploadText(header, version, retract);

async function fixed(text: string | Uint8Array) {
  const codes: string[] = [];
  const onChange = ({ code }: Change) => codes.push(code);
  return { text: await textOf(fixBulkFile(text, { onChange })), codes: [...new Set(codes)] };
}

const isFixed = async (text: string | Uint8Array, ...codes: string[]) => {
  const once = await fixed(text);
  expect(once).toEqual({ text: right, codes });
  expect(await fixed(once.text)).toEqual({ text: right, codes: [] });
  expect((await validateBulkFile(once.text, { now })).issues).toEqual([]);
};

kind<[text: string | Uint8Array, ...codes: string[]]>(
  'the file as a whole',
  [
    ['named', right.slice(1), 'bom-missing'],
    ['named', right.replaceAll('\r\n', '\n'), 'line-end'],
    ['named', right.replaceAll(',', ';'), 'delimiter'],
    ['own', `\ufeff${right}`, 'bom-repeated'],
    ['own', right.replaceAll('\r\n', '\r'), 'line-end'],
    ['own', right.replaceAll(',', '|'), 'delimiter'],
    ['own', Buffer.from(right, 'utf16le'), 'bom-missing'],
  ],
  isFixed,
);

kind<[text: string, ...codes: string[]]>(
  'the header and the version',
  [
    ['named', right.replace('Microsoft Click Id', 'Microsoft Click ID'), 'column-spelling'],
    ['named', right.replace('6.0', '6'), 'version-spelling'],
    ['named', right.replace(`${version}\r\n`, ''), 'version-missing'],
    ['own', right.replace('Conversion Name', ' conversion name '), 'column-spelling'],
    ['own', right.replace('Hashed Email Address', 'HASHED EMAIL ADDRESS'), 'column-spelling'],
    ['own', right.replace('Format Version,6.0,', 'Format Version,,6.0'), 'version-column'],
    ['own', uploadText(header, row, version), 'version-not-first'],
  ],
  isFixed,
);

kind<[cell: string, other: string, code: string]>(
  'cells that can mean only one thing',
  [
    ['named', '2/1/2026 10:00:00 AM', '2026-02-01T10:00:00Z', 'time-iso'],
    ['named', emailHash, emailHash.toUpperCase(), 'hash-case'],
    ['named', id, 'f894f652-ea33-4e73-9002-f7167ab8f8e3', 'click-id-dashes'],
    ['named', id, `'${id}`, 'click-id'],
    ['named', 'Offline Conversion', 'offline conversion', 'record-type'],
    ['own', '2/1/2026 10:00:00 AM', '2026-02-01 10:00:00', 'time-iso'],
    ['own', id, `_uet${id}`, 'click-id'],
    ['own', id, `https://contoso.com/?msclkid=${id}`, 'click-id'],
    ['own', id, ` ${id} `, 'click-id'],
    ['own', 'Offline Conversion', 'OfflineConversion', 'record-type'],
  ],
  (cell, other, code) => isFixed(right.replace(cell, other), code),
);

kind<[spelling: string]>(
  'the spelling of the Adjustment Type',
  [
    ['named', 'retract'],
    ['own', 'RETRACT'],
    ['own', ' Retract '],
    ['own', 'reTract'],
  ],
  async (spelling) =>
    expect(await fixed(adjusted.replace('Retract', spelling))).toEqual({
      text: adjusted,
      codes: ['adjustment-type-spelling'],
    }),
);

kind<[cell: string, other: string]>(
  'what is a guess stays as it is',
  [
    ['named', '2/1/2026 10:00:00 AM', '13/1/2026 10:00'],
    ['own', '2/1/2026 10:00:00 AM', '2/1/2026 10:00'],
    ['own', id, id.slice(1)],
    ['own', 'Lead', 'BestÃ¤tigt'],
    ['own', emailHash, 'john@contoso.com'],
    ['own', ',a,', ',1.2E+15,'],
  ],
  async (cell, other) => {
    const text = right.replace(cell, other);
    expect(await fixed(text)).toEqual({ text, codes: [] });
    expect((await validateBulkFile(text, { now })).issues).not.toEqual([]);
  },
);
