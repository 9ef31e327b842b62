import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import {
  checkOfflineConversion,
  checkRecord,
  fixBulkFile,
  fixRecords,
  hashPhone,
  offlineConversion,
  offlineConversionStream,
  profileOfflineConversions,
  readBulkRows,
  readOfflineConversions,
  readRecords,
  readResultFile,
  reconcile,
  restatement,
  retraction,
  rule,
  splitOfflineConversions,
  splitRecords,
  standardSchema,
  validateBulkFile,
  validateRecords,
  writeOfflineConversions,
  writeRecords,
  writeRejectsFile,
  writeRetryFile,
} from '../../src/index';
import {
  bulkFile,
  fixBulkFilePath,
  fixRecordsFile,
  readOfflineConversionsFile,
  readRecordsFile,
  validateBulkFilePath,
  validateRecordsFile,
  writeBulkFile,
  writeOfflineConversionsFile,
  writeOfflineConversionsFiles,
  writeRecordsFile,
  writeRecordsFiles,
} from '../../src/node';
import {
  applyRequests,
  readApplyResponse,
  readClicks,
  readGoals,
  readReport,
  renderReport,
  reportRequests,
} from '../../src/services';
import type { Scratch } from '../support/scratch';
import { uploadText } from '../support/upload-text';
import { add, few } from '../support/written';

/** Takes a call of a callback. */
export type Note = (call: unknown) => void;

/** A public function that takes options, or an object of the same kind. */
export interface OptionTaker {
  readonly name: string;
  /** Options of which each changes the outcome, or is a callback that is called. */
  options(note: Note): object;
  /** What the function makes of them. Throws what it throws. */
  use(options: never, scratch: Scratch): unknown;
}

const [header, version] = [
  'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id',
  'Format Version,6.0,,,,',
];
const row = 'Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,f894f652ea334e739002f7167ab8f8e3';
const upload = uploadText(
  header,
  version,
  row,
  row,
  `Offline Conversion,,b,null,11/2/2026 9:30:00 AM,x`,
);
const now = new Date('2026-11-01T00:00:00Z');
const result = uploadText(
  `${header},Error,Error Number`,
  `${version},,`,
  `${row},,`,
  'Offline Conversion Error,,a,Lead,,,OfflineConversionNameInvalid,5606',
);
const local = { ...add, conversionTime: '2/11/2026 09:30' };
const hashed = { ...local, phone: '0171 1234567' };
const columns = [...few, 'Hashed Phone Number'];
const goals = [{ name: 'Sale', conversionWindowInMinutes: 60 }];

const reading = (note: Note) => ({
  ...{ now, strict: true, goals, severity: { 'bom-missing': 'warning' } },
  ...{ onIssue: note, onProgress: note },
});
const report = { maxIssues: 4, maxIssuesPerCode: 1 };
/** A rule of its own, which warns of each record. */
export const warning = {
  ...offlineConversion,
  rules: [
    ...offlineConversion.rules,
    rule(offlineConversion, {
      ...{ code: 'acme-note', severity: 'warning' },
      message: () => 'This is a record.',
      check: (_, report) => report({}),
    }),
  ],
};
const checking = { now, timeZone: 'Europe/Berlin', dateOrder: 'dmy', goals };
const writing = (note: Note) => ({
  ...{ ...checking, hash: { phoneCountry: 'DE' }, onInvalid: 'skip', onSkip: note },
  ...{
    onProgress: note,
    severity: { 'goal-unknown': 'warning', 'conversion-in-future': 'warning' },
    onIssue: note,
  },
});
const filing = (note: Note) => ({ ...writing(note), delimiter: '\t', bom: false, columns });
const records = [hashed, hashed, { ...hashed, conversionName: '' }];
const clicks =
  'Microsoft Click Id,Click Time\nf894f652ea334e739002f7167ab8f8e3,2026-11-02T09:00:00Z\nx,2026-11-02T09:00:00Z\n';
const pair = { upload, result: result.replace('6.0', '6.1') };

/** All items of an iterable, as plain data. */
async function listOf(items: AsyncIterable<unknown>): Promise<unknown> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item instanceof Uint8Array ? [...item] : item);
  return all;
}

const plain = (scratch: Scratch) => scratch.file('up.csv', upload.slice(1));
const packed = (scratch: Scratch) => scratch.file('up.csv.gz', gzipSync(upload));

const filesIn = (scratch: Scratch, names: readonly string[]) =>
  names.map((name) => readFileSync(scratch.at(name), 'latin1'));

export const optionTakers: readonly OptionTaker[] = [
  {
    name: 'readBulkRows',
    options: (note) => ({ onIssue: note, onProgress: note, strict: true, maxCellLength: 31 }),
    use: (options) => listOf(readBulkRows(upload.slice(1), options)),
  },
  {
    name: 'readRecords',
    options: reading,
    use: (options) => listOf(readRecords(offlineConversion, upload.slice(1), options)),
  },
  {
    name: 'readOfflineConversions',
    options: reading,
    use: (options) => listOf(readOfflineConversions(upload.slice(1), options)),
  },
  {
    name: 'offlineConversionStream',
    options: reading,
    use: (options) =>
      listOf(
        Readable.fromWeb(
          new Blob([upload.slice(1)])
            .stream()
            .pipeThrough(offlineConversionStream(options)) as never,
          { objectMode: true },
        ),
      ),
  },
  {
    name: 'validateRecords',
    options: (note) => ({ ...reading(note), ...report }),
    use: (options) => validateRecords(offlineConversion, upload.slice(1), options),
  },
  {
    name: 'validateBulkFile',
    options: (note) => ({ ...reading(note), ...report }),
    use: (options) => validateBulkFile(upload.slice(1), options),
  },
  {
    name: 'validateBulkFile, a result',
    options: () => ({ kind: 'result' }),
    use: (options) => validateBulkFile(upload.slice(1), options),
  },
  {
    name: 'profileOfflineConversions',
    options: (note) => ({ onProgress: note, maxCellLength: 31 }),
    use: (options) => profileOfflineConversions(upload, options),
  },
  {
    name: 'fixRecords',
    options: (note) => ({ delimiter: '\t', onChange: note, onProgress: note }),
    use: (options) =>
      listOf(
        fixRecords(
          offlineConversion,
          upload.replace('Conversion Name', 'conversion name'),
          options,
        ),
      ),
  },
  {
    name: 'fixBulkFile',
    options: (note) => ({ delimiter: '\t', onChange: note, onProgress: note }),
    use: (options) =>
      listOf(fixBulkFile(upload.replace('Conversion Name', 'conversion name'), options)),
  },
  {
    name: 'checkRecord',
    options: () => checking,
    use: (options) => checkRecord(offlineConversion, local, options),
  },
  {
    name: 'standardSchema',
    options: () => checking,
    use: (options) => standardSchema(offlineConversion, options)['~standard'].validate(local),
  },
  {
    name: 'checkOfflineConversion',
    options: () => checking,
    use: (options) => checkOfflineConversion(local, options),
  },
  {
    name: 'writeRecords',
    options: filing,
    use: (options) => listOf(writeRecords(offlineConversion, records as never, options)),
  },
  {
    name: 'writeOfflineConversions',
    options: filing,
    use: (options) => listOf(writeOfflineConversions(records as never, options)),
  },
  {
    name: 'splitRecords',
    options: (note) => ({ ...filing(note), maxRows: 1, name: 'a.csv' }),
    use: (options) => listOf(splitRecords(offlineConversion, records as never, options)),
  },
  {
    name: 'splitOfflineConversions',
    options: (note) => ({ ...filing(note), maxRows: 1, name: 'a.csv' }),
    use: (options) => listOf(splitOfflineConversions(records as never, options)),
  },
  {
    name: 'splitOfflineConversions, by size',
    options: () => ({ columns: few, maxBytes: 250 }),
    use: (options) => listOf(splitOfflineConversions([add, add], options)),
  },
  {
    name: 'applyRequests',
    options: (note) => ({
      ...{ ...writing(note), maxItems: 1, format: 'soap' },
      headers: { developerToken: 'secret', customerId: 5 },
      recordType: warning,
    }),
    use: (options) => listOf(applyRequests(records as never, options)),
  },
  {
    name: 'hashPhone',
    options: () => ({ defaultCountry: 'DE' }),
    use: (options) => hashPhone('0171 1234567', options),
  },
  {
    name: 'readResultFile',
    options: (note) => ({ responseMode: 'errors-only', onIssue: note, onProgress: note }),
    use: (options) =>
      listOf(readResultFile(`${result}${row.replace(',a,', ',b,')},,\r\n`, options)),
  },
  {
    name: 'reconcile',
    options: (note) => ({ ...pair, responseMode: 'errors-only', onIssue: note }),
    use: async (options) => {
      const { outcomes, summary } = reconcile(options);
      return [await listOf(outcomes), await summary];
    },
  },
  {
    name: 'writeRetryFile',
    options: (note) => ({ ...pair, advice: 'retry', onIssue: note }),
    use: (options) => listOf(writeRetryFile(options)),
  },
  {
    name: 'writeRejectsFile',
    options: (note) => ({ ...pair, onIssue: note }),
    use: (options) => listOf(writeRejectsFile(options)),
  },
  {
    name: 'readApplyResponse',
    options: () => ({ maxLength: 10 }),
    use: (options) => readApplyResponse('{"PartialErrors":[]}', { rows: [1] }, options),
  },
  {
    name: 'readGoals',
    options: (note) => ({ onIssue: note }),
    use: (options) =>
      readGoals('{"ConversionGoals":[{"Type":"OfflineConversion","Name":""}]}', options),
  },
  {
    name: 'readGoals, of a long answer',
    options: () => ({ maxLength: 10 }),
    use: (options) => readGoals('{"ConversionGoals":[]}', options),
  },
  {
    name: 'readClicks',
    options: (note) => ({ onIssue: note }),
    use: (options) => readClicks(clicks, options),
  },
  {
    name: 'reportRequests',
    options: () => ({ format: 'soap', maxGoals: 1, headers: { developerToken: 'secret' } }),
    use: (options) =>
      reportRequests({ from: '2026-11-02', to: '2026-11-03', goalIds: [1, 2] }, options),
  },
  {
    name: 'reportRequests, the query',
    options: () => ({
      from: '2026-11-02',
      to: '2026-11-03',
      goalIds: [1, 2],
      channels: ['BulkAPI'],
    }),
    use: (query) => reportRequests(query),
  },
  {
    name: 'readReport',
    options: () => ({ requests: [{ goalIds: ['1'] }] }),
    use: (options) => readReport(['{"PartialErrors":[{"Code":1,"Index":0}]}'], options),
  },
  {
    name: 'readReport, of a long answer',
    options: () => ({ maxLength: 10 }),
    use: (options) => readReport(['{"PartialErrors":[]}'], options),
  },
  {
    name: 'renderReport',
    options: () => ({ colour: true }),
    use: (options) =>
      renderReport(readReport(['{"PartialErrors":[{"Code":1,"Index":0}]}']), options),
  },
  {
    name: 'restatement',
    options: () => ({ value: 5, at: '2026-11-20T12:00:00Z', currencyCode: 'EUR' }),
    use: (change) => restatement(add, change),
  },
  {
    name: 'retraction',
    options: () => ({ at: '2026-11-20T12:00:00Z' }),
    use: (change) => retraction(add, change),
  },
  {
    name: 'bulkFile',
    options: () => ({ maxInflatedBytes: 5 }),
    use: (options, scratch) => listOf(bulkFile(packed(scratch), options)),
  },
  {
    name: 'readRecordsFile',
    options: (note) => reading(note),
    use: (options, scratch) => listOf(readRecordsFile(offlineConversion, plain(scratch), options)),
  },
  {
    name: 'readRecordsFile, of an archive',
    options: () => ({ maxInflatedBytes: 5 }),
    use: (options, scratch) => listOf(readRecordsFile(offlineConversion, packed(scratch), options)),
  },
  {
    name: 'readOfflineConversionsFile',
    options: (note) => reading(note),
    use: (options, scratch) => listOf(readOfflineConversionsFile(plain(scratch), options)),
  },
  {
    name: 'readOfflineConversionsFile, of an archive',
    options: () => ({ maxInflatedBytes: 5 }),
    use: (options, scratch) => listOf(readOfflineConversionsFile(packed(scratch), options)),
  },
  {
    name: 'validateRecordsFile',
    options: (note) => ({ ...reading(note), ...report }),
    use: (options, scratch) => validateRecordsFile(offlineConversion, plain(scratch), options),
  },
  {
    name: 'validateRecordsFile, of an archive',
    options: () => ({ maxInflatedBytes: 5 }),
    use: (options, scratch) => validateRecordsFile(offlineConversion, packed(scratch), options),
  },
  {
    name: 'validateBulkFilePath',
    options: (note) => ({ ...reading(note), ...report }),
    use: (options, scratch) => validateBulkFilePath(plain(scratch), options),
  },
  {
    name: 'validateBulkFilePath, of an archive',
    options: () => ({ maxInflatedBytes: 5 }),
    use: (options, scratch) => validateBulkFilePath(packed(scratch), options),
  },
  {
    name: 'fixRecordsFile',
    options: (note) => ({ delimiter: '\t', onChange: note }),
    use: async (options, scratch) => {
      await fixRecordsFile(offlineConversion, plain(scratch), scratch.at('out.zip'), options);
      return filesIn(scratch, ['out.zip']);
    },
  },
  {
    name: 'fixRecordsFile, of an archive',
    options: () => ({ maxInflatedBytes: 5 }),
    use: (options, scratch) =>
      fixRecordsFile(offlineConversion, packed(scratch), scratch.at('out.csv'), options),
  },
  {
    name: 'fixBulkFilePath',
    options: (note) => ({ delimiter: '\t', onChange: note }),
    use: async (options, scratch) => {
      await fixBulkFilePath(plain(scratch), scratch.at('out.zip'), options);
      return filesIn(scratch, ['out.zip']);
    },
  },
  {
    name: 'fixBulkFilePath, of an archive',
    options: () => ({ maxInflatedBytes: 5 }),
    use: (options, scratch) => fixBulkFilePath(packed(scratch), scratch.at('out.csv'), options),
  },
  {
    name: 'writeRecordsFile',
    options: filing,
    use: async (options, scratch) => {
      await writeRecordsFile(offlineConversion, scratch.at('up.zip'), records as never, options);
      return filesIn(scratch, ['up.zip']);
    },
  },
  {
    name: 'writeRecordsFiles',
    options: (note) => ({ ...filing(note), maxRows: 1 }),
    use: async (options, scratch) => {
      const target = scratch.at('up.zip');
      const files = await writeRecordsFiles(offlineConversion, target, records as never, options);
      return filesIn(
        scratch,
        files.map(({ path }) => path.slice(scratch.path.length + 1)),
      );
    },
  },
  {
    name: 'writeOfflineConversionsFile',
    options: filing,
    use: async (options, scratch) => {
      await writeOfflineConversionsFile(scratch.at('up.zip'), records as never, options);
      return filesIn(scratch, ['up.zip']);
    },
  },
  {
    name: 'writeOfflineConversionsFiles',
    options: (note) => ({ ...filing(note), maxRows: 1 }),
    use: async (options, scratch) => {
      const target = scratch.at('up.zip');
      const files = await writeOfflineConversionsFiles(target, records as never, options);
      return filesIn(
        scratch,
        files.map(({ path }) => path.slice(scratch.path.length + 1)),
      );
    },
  },
  {
    name: 'writeBulkFile',
    options: () => ({ delimiter: '\t' }),
    use: async (options, scratch) => {
      await writeBulkFile(scratch.at('up.zip'), bulkFile(scratch.file('up.csv', upload)), options);
      return filesIn(scratch, ['up.zip']);
    },
  },
];
