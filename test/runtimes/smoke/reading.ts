import type { RecordResult, Source } from '../../../src/index';
import { type Check, click, collect, type Library, now, thrownBy, upload } from './check';

const file = upload(
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,Adjustment Type,Adjustment Time,Microsoft Click Id',
  'Format Version,6.0,,,,,,,,',
  `Offline Conversion,,r-1,"Größe ""S"", 🎯",11/2/2026 9:30:00 AM,1250.5,EUR,,,${click}`,
  'Campaign,"two\r\nlines",,,,,,,,',
  `Offline Conversion,,r-2,Lead,11/31/2026 4:05:10 PM,,,,,${click}`,
  `Offline Conversion,,r-3,Lead,11/1/2026 12:00:00 AM,,,Retract,11/20/2026 1:02:03 PM,${click}`,
);
const bytes = new TextEncoder().encode(file);

const rows = [
  {
    ...{ line: 3, row: 2, action: 'Add', issues: [] },
    record: {
      action: 'Add',
      clientId: 'r-1',
      conversionCurrencyCode: 'EUR',
      conversionName: 'Größe "S", 🎯',
      conversionTime: '2026-11-02T09:30:00.000Z',
      conversionValue: 1250.5,
      microsoftClickId: click,
    },
  },
  {
    ...{ line: 6, row: 4, action: 'Add' },
    issues: [
      {
        ...{ code: 'time-format', severity: 'error', line: 6, row: 4, action: 'Add' },
        clientId: 'r-2',
        ...{ column: 'Conversion Time', property: 'conversionTime' },
        facts: { value: '11/31/2026 4:05:10 PM', reason: 'nonexistent', isWriting: false },
        message:
          '"11/31/2026 4:05:10 PM" is a date or time of day that does not exist. Correct it.',
        serviceError: { number: 5607, code: 'OfflineConversionTimeInvalid' },
      },
    ],
  },
  {
    ...{ line: 7, row: 5, action: 'Retract', issues: [] },
    record: {
      action: 'Retract',
      adjustmentTime: '2026-11-20T13:02:03.000Z',
      clientId: 'r-3',
      conversionName: 'Lead',
      conversionTime: '2026-11-01T00:00:00.000Z',
      microsoftClickId: click,
    },
  },
];

const plain = ({ line, row, action, record, issues }: RecordResult) => ({
  ...{ line, row, action, issues },
  ...(record && { record }),
});

/** Pieces of three bytes, which cut through every character that has more than one. */
function* cut(): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
}

function webStream(): ReadableStream<Uint8Array> {
  const pieces = cut();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

function utf16(littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(file.length * 2));
  for (let i = 0; i < file.length; i++) view.setUint16(i * 2, file.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

const sources: Readonly<Record<string, () => Source>> = {
  'a text': () => file,
  bytes: () => bytes,
  'UTF-16, little end first': () => utf16(true),
  'UTF-16, big end first': () => utf16(false),
  'a Blob': () => new Blob([bytes]),
  'a File': () => new File([bytes], 'upload.csv'),
  'a web stream of small pieces': webStream,
  'the body of a Response': () => new Response(bytes).body as ReadableStream<Uint8Array>,
  'an iterable of small pieces': cut,
  'an async iterable of characters': async function* () {
    yield* file;
  },
};

const header = 'Type,Name,Conversion Name\r\nFormat Version,6.0,\r\n';
const joined = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
    ),
  );
const read = (source: Source) => (library: Library) =>
  thrownBy(() => collect(library.core.readOfflineConversions(source, { now })), library);

export const reading: readonly Check[] = [
  ...Object.entries(sources).map(([name, open]) => ({
    name: `reads ${name}`,
    run: async ({ core }: Library) =>
      (await collect(core.readOfflineConversions(open(), { now }))).map(plain),
    expected: rows,
  })),
  {
    name: 'reads rows of any type',
    run: async ({ core }) =>
      (await collect(core.readBulkRows(file))).map(({ line, type, cells }) => [
        ...[line, type],
        cells.get('Name'),
      ]),
    expected: [
      [2, 'Format Version', '6.0'],
      [3, 'Offline Conversion', ''],
      [4, 'Campaign', 'two\r\nlines'],
      [6, 'Offline Conversion', ''],
      [7, 'Offline Conversion', ''],
    ],
  },
  {
    name: 'refuses bytes that are not UTF-8',
    run: read(joined(header, 'Offline Conversion,,Caf', [0xe9], '\r\n')),
    expected: {
      name: 'BulkFileError',
      message:
        'Line 3: The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
      ...{ code: 'encoding', line: 3, isInstance: true },
    },
  },
  {
    name: 'refuses a spreadsheet',
    run: read(joined('PK', [3, 4], 'xl/workbook.xml')),
    expected: {
      name: 'BulkFileError',
      message:
        'Line 1: This is a ZIP archive or an .xlsx spreadsheet, not text. Unpack the archive, or save the sheet as CSV UTF-8.',
      ...{ code: 'not-a-bulk-file', line: 1, isInstance: true },
    },
  },
  {
    name: 'refuses a quote that is never closed',
    run: read(`${header}Offline Conversion,,"Lead\r\nOffline Conversion,,Lead\r\n`),
    expected: {
      name: 'BulkFileError',
      message:
        'Line 3: The quote opened on line 3 is never closed, so nothing after it can be read. Close it, or remove it.',
      ...{ code: 'quote', line: 3, isInstance: true },
    },
  },
  {
    name: 'rejects a value that is not a source',
    run: read(42 as unknown as string),
    expected: {
      name: 'TypeError',
      message:
        'The source must be a string, a Uint8Array, a Blob, a ReadableStream, or an iterable of strings or bytes.',
      isInstance: true,
    },
  },
  {
    name: 'refuses an option that does not exist',
    run: (library) =>
      thrownBy(() => library.core.readOfflineConversions('', { knd: 'upload' } as object), library),
    expected: {
      name: 'TypeError',
      message: 'Unknown option "knd". Did you mean "kind"?',
      isInstance: true,
    },
  },
];
