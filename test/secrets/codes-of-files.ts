import { zipOf } from '../support/archives';
import { planted } from '../support/planted';
import { columns, fileOf } from '../support/rows';
import { add, every, named, record } from './planted-rows';
import {
  archive,
  clicks,
  named as namedFile,
  nothingWritten,
  result,
  tooLarge,
  upload,
  type Way,
} from './ways';

const file = fileOf([named]);
const [header = '', version = '', row = ''] = file.split('\r\n');
const bytes = new TextEncoder().encode(file);
const lines = (...rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;
/** A file whose header has another name for a column. */
const renamed = (column: string, name: string) => upload(file.replace(`,${column}`, `,${name}`));
const marked = every.join(',');

/** Error rows as the service gives them, and records of a result. */
const resultHeader = `${header},Error,Error Number`;
const failed = `${row.replace('Conversion', 'Conversion Error')},OfflineConversionNameInvalid,5606`;

/** Each code of bytes, header, version and row, beside marked identifiers, or of one. */
export const codesOfFiles = {
  encoding: [
    upload(Uint8Array.from([...bytes, 0xff])),
    upload(Buffer.from(file.slice(1), 'utf16le')),
    upload(`${file}\ud800`),
  ],
  'no-header': [upload(lines(row)), upload(lines(`Offline Conversion,,${marked}`))],
  'type-column': [upload(lines(marked)), upload(lines(`"${planted.email}"`, row))],
  delimiter: [upload(lines(`Type;Name;${every.join(';')}`)), upload(lines(`Type|${marked}`))],
  'zone-parameters': [upload(lines(`Parameters:TimeZone=+0100,${marked}`, row))],
  'not-a-bulk-file': [
    upload(lines(`Google Click ID,Conversion Name,${marked}`, marked)),
    upload(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes])),
    upload(Uint8Array.from([0x1f, 0x8b, 8, 0, ...bytes])),
    upload(`<!doctype html><p>${marked}</p>`),
    upload(`<Error><Code>${planted.email}</Code></Error>`),
    upload(`{"error":"${marked}"}`),
    upload(`[{"email":"${planted.email}"}]`),
    upload(`<?xml version="1.0"?><x>${marked}</x>`),
    upload(`%PDF-1.7 ${marked}`),
    upload(`sep=,\r\n${marked}`),
  ],
  archive: [
    ...every.flatMap((value) => {
      const name = value.replaceAll('/', '');
      const entry = { name, content: file };
      return [
        archive(`${'x'}.zip`, zipOf([entry, { name: `2${name}`, content: file }])),
        archive('x.zip', zipOf([{ ...entry, method: 12 }])),
        archive('x.zip', zipOf([{ ...entry, flags: 1 }])),
        archive('x.zip', zipOf([{ ...entry, sum: 7 }])),
        archive('x.zip', zipOf([entry], { comment: value }).subarray(0, 90)),
      ];
    }),
  ],
  quote: [
    upload(lines(header, version, row.replace('Add', ''), `Offline Conversion,"x"${marked}`)),
    upload(lines(header, version, `Offline Conversion,"${marked}`)),
    upload(lines(header, version, `Offline Conversion,"\\"${marked}\\""`)),
    upload(lines(header, version, `Offline Conversion,"\\""${marked}`)),
  ],
  'cell-too-long': [
    upload(file, { maxCellLength: 27 }),
    upload(lines(header, version, `"${marked}`), { maxCellLength: 100 }),
  ],
  'row-too-long': [
    upload(lines(header, version, row + `,${marked}`.repeat(8_000))),
    upload(lines(header, version, `"${marked}"${','.repeat(65_536)}${marked}`)),
  ],
  'archive-entries': [
    namedFile(
      'x.zip',
      zipOf([
        { name: 'x.csv', content: file },
        { name: '.DS_Store', content: '' },
      ]),
    ),
    namedFile(
      'x.zip',
      zipOf([
        { name: 'x.csv', content: file },
        { name: `__MACOSX/${planted.email}`, content: '' },
      ]),
    ),
  ],
  'file-name': [
    namedFile('x.txt', Buffer.from(file)),
    namedFile(`x.${planted.email}`, Buffer.from(file)),
    namedFile('x.zip', Buffer.from(file)),
    namedFile('x.tsv', Buffer.from(file)),
    namedFile('x.csv', zipOf([{ name: 'x.csv', content: file }])),
    namedFile('x.zip', zipOf([{ name: planted.email, content: file }])),
  ],
  'bom-missing': [upload(file.slice(1))],
  'bom-repeated': [upload(`\ufeff${file}`)],
  'column-unknown': [
    ...every.map((value) => renamed('External Attribution Model', value)),
    upload(lines(`${header},${planted.email},Microsoft Click Idd`, version, `${row},${marked}`)),
    upload(lines(`,${header}`, `,${version}`, `${planted.email},${row}`)),
  ],
  'column-spelling': [renamed('Microsoft Click Id', ' microsoft click ID')],
  'column-duplicate': [renamed('Client Id', 'Microsoft Click Id')],
  'column-missing': [renamed('Conversion Time', planted.email)],
  'cells-missing': [
    upload(lines(header, version, `Offline Conversion,,C-1,${planted.email},${planted.phone}`)),
  ],
  'cells-extra': [
    upload(lines(header, version, `${row},${marked}`)),
    upload(lines(header, version, `${row}\\,${planted.email}`)),
  ],
  'record-type': [
    upload(lines(header, version, row.replace('Offline', 'Ofline'))),
    upload(lines(header, version, row.replace('Offline Conversion', ''))),
    upload(lines(header, version, row, ...every)),
    upload(lines(header, version, row, 'Lead', 'Total', '(1 row)', '---', '# x', header)),
  ],
  'version-missing': [upload(lines(header, row))],
  'version-empty': [upload(lines(header, version.replace('6.0', ''), row))],
  'version-not-first': [upload(lines(header, row, version))],
  'version-unsupported': every.map((value) =>
    upload(lines(header, version.replace('6.0', value), row)),
  ),
  'version-column': [
    ...every.map((value) =>
      upload(
        lines(
          header.replace('Client Id', value),
          version.replace('6.0,', ',6.0').replace(/,$/, ''),
          row,
        ),
      ),
    ),
    upload(lines(header, `Format Version,,${planted.email}${','.repeat(columns.length - 1)}`)),
  ],
  'version-split': [upload(lines(header, version.replace('6.0,', '6,0'), row))],
  'version-repeated': [upload(lines(header, version, version, row))],
  'version-spelling': [upload(lines(header, version.replace('6.0', '6'), row))],
  'mixed-record-types': [
    upload(lines(header, version, row, row.replace('Offline Conversion', 'Campaign'))),
    upload(lines(resultHeader, version, row, failed)),
  ],
  'client-id-repeated': [
    upload([named, { ...named, 'Conversion Time': '2/2/2026 10:00:00 AM' }]),
    // Issues leave out a Client Id that is an address.
    upload([
      { ...named, 'Client Id': planted.email },
      { ...named, 'Client Id': planted.email, 'Conversion Time': '2/2/2026 10:00:00 AM' },
    ]),
  ],
  'no-client-id': [upload([{ ...named, 'Client Id': '' }])],
  'no-records': [
    upload(lines(header, version, row.replace('Offline Conversion', planted.email))),
    upload(lines(header, version, row.replace('Offline Conversion', 'Campaign'))),
    upload(lines(header, version, row.replace('Offline Conversion', 'offline conversion'))),
    nothingWritten,
  ],
  'too-many-rows': [upload(file + `${row}\r\n`.repeat(20_001), { channel: 'sandbox' })],
  'too-many-bytes': [tooLarge(record, 500)],
  'unrelated-files': [
    result(file, lines(resultHeader, version, `${row},,`.replace('C-1', 'C-9'))),
    result(lines(resultHeader, version, `${row},,`, failed), file),
  ],
  'no-error-columns': [result(file, file)],
  'response-mode': [
    result(
      file,
      lines(resultHeader, version, `${row},,`, failed.replace('C-1', '')),
      'errors-only',
    ),
  ],
  'clicks-skipped': [
    clicks(lines('Microsoft Click Id,Click Time', ...every.map((value) => `"${value}",2/1/2026`))),
  ],
  'click-repeated': [
    clicks(
      lines(
        'Microsoft Click Id,Click Time',
        ...['1', '2'].map((day) => `${planted['click id']},2/${day}/2026 9:00:00 AM`),
        ...every.map((value) => `"${value}",2/1/2026 9:00:00 AM`),
        ...every.map((value) => `${add['Microsoft Click Id']},"${value}"`),
        `"x"${marked}`,
      ),
    ),
    clicks(lines(marked)),
  ],
} as const satisfies Readonly<Record<string, readonly Way[]>>;
