import {
  fixBulkFile,
  fixRecords,
  type OfflineConversionInput,
  offlineConversion,
  offlineConversionGoal,
  offlineConversionStream,
  profileOfflineConversions,
  readBulkRows,
  readOfflineConversions,
  readRecords,
  readResultFile,
  reconcile,
  splitOfflineConversions,
  splitRecords,
  validateBulkFile,
  validateRecords,
  writeOfflineConversions,
  writeRecords,
  writeRejectsFile,
  writeRetryFile,
} from '../../src/index';
import {
  writeBulkFile,
  writeOfflineConversionsFile,
  writeOfflineConversionsFiles,
  writeRecordsFile,
  writeRecordsFiles,
} from '../../src/node';
import { zipPieces } from '../../src/node/zip';
import { applyRequests, readClicks, readGoals } from '../../src/services';
import { json } from '../support/goal-answers';
import { webStreamOf } from './web-stream-of';

const now = new Date('2026-11-21T00:00:00Z');
const count = 40;
const numbers = Array.from({ length: count }, (_, i) => i);
const clickId = (i: number) => `c${i.toString(16).padStart(31, '0')}`;
const lines = (...texts: readonly string[]) => texts.map((text) => `${text}\r\n`);
const utf8 = new TextEncoder();
/** Characters of two, three and four bytes, which cuts part. */
const goalName = 'Lead für 日本 🦆';

const upload = lines(
  '\ufeffType,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id',
  'Format Version,6.0,,,,',
  ...numbers.map((i) => `Offline Conversion,,a${i},${goalName},11/2/2026 9:30:00 AM,${clickId(i)}`),
);
const result = lines(
  '\ufeffType,Name,Client Id,Conversion Name,Error,Error Number',
  'Format Version,6.0,,,,',
  ...numbers.flatMap((i) => [
    `Offline Conversion,,a${i},${goalName},,`,
    `Offline Conversion Error,,a${i},${goalName},OfflineConversionNameInvalid,5606`,
  ]),
);
const goals = lines(
  '\ufeffType,Name,Goal Category,Conversion Window In Minutes',
  'Format Version,6.0,,',
  ...numbers.map((i) => `OfflineConversion Goal,${goalName} ${i},Purchase,60`),
);
const clicks = lines(
  'Microsoft Click Id,Click Time',
  ...numbers.map((i) => `${clickId(i)},2026-11-02T09:00:00Z`),
);
const records = numbers.map(
  (i): OfflineConversionInput => ({
    conversionName: goalName,
    conversionTime: '2026-11-02T09:30:00Z',
    microsoftClickId: clickId(i),
  }),
);
const answer = [...json([])].map((character) => character);

/** 64 KiB that no packing makes shorter. */
function unpackable(seed: number): Uint8Array {
  let state = seed + 1;
  return Uint8Array.from({ length: 65_536 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 16;
  });
}

type Signal = { readonly signal: AbortSignal };

/** A public function that reads a source to its end, or as far as it is asked. */
export interface PublicStream {
  readonly name: string;
  /** What the source gives, in pieces. */
  readonly items: readonly unknown[];
  /** Items of the source that are asked for before the first one is given; undefined where it gives none. */
  readonly before: number | 'all' | undefined;
  use(open: () => never, abort: Signal, folder: string): AsyncIterable<unknown> | Promise<unknown>;
  /** It knows no abort of its own: the pieces that it takes do. */
  readonly noSignal?: true;
  /** Items that it may hold while its consumer is slow. Default: none. */
  readonly ahead?: number;
}

const inFolder = (folder: string, name: string) => `${folder}/${name}`;

/** Each of them, with its source in every place in which it has one. */
export const publicStreams: readonly PublicStream[] = [
  {
    name: 'readOfflineConversions',
    ...{ items: upload, before: 3 },
    use: (open, abort) => readOfflineConversions(open(), { now, ...abort }),
  },
  {
    name: 'readRecords',
    ...{ items: goals, before: 3 },
    use: (open, abort) => readRecords(offlineConversionGoal, open(), { now, ...abort }),
  },
  {
    name: 'readBulkRows',
    ...{ items: upload, before: 2 },
    use: (open, abort) => readBulkRows(open(), abort),
  },
  {
    name: 'offlineConversionStream',
    ...{ items: upload, before: 4, ahead: 1 },
    use: (open, abort) =>
      webStreamOf<string>(open()).pipeThrough(offlineConversionStream({ now, ...abort })),
  },
  {
    name: 'validateBulkFile',
    ...{ items: upload, before: undefined },
    use: (open, abort) => validateBulkFile(open(), { now, ...abort }),
  },
  {
    name: 'validateRecords',
    ...{ items: goals, before: undefined },
    use: (open, abort) => validateRecords(offlineConversionGoal, open(), { now, ...abort }),
  },
  {
    name: 'readResultFile',
    ...{ items: result, before: 5 },
    use: (open, abort) => readResultFile(open(), abort),
  },
  {
    name: 'reconcile, the result',
    ...{ items: result, before: 'all' },
    use: (open, abort) => reconcile({ upload: upload.join(''), result: open(), ...abort }).outcomes,
  },
  {
    name: 'reconcile, the upload',
    ...{ items: upload, before: 'all' },
    use: (open, abort) => reconcile({ upload: open, result: result.join(''), ...abort }).outcomes,
  },
  {
    name: 'reconcile, the summary',
    ...{ items: result, before: undefined },
    use: (open, abort) => reconcile({ upload: upload.join(''), result: open(), ...abort }).summary,
  },
  {
    name: 'profileOfflineConversions',
    ...{ items: upload, before: undefined },
    use: (open, abort) => profileOfflineConversions(open(), abort),
  },
  {
    name: 'fixRecords',
    ...{ items: goals, before: 1 },
    use: (open, abort) => fixRecords(offlineConversionGoal, open(), abort),
  },
  {
    name: 'fixBulkFile',
    ...{ items: upload, before: 1 },
    use: (open, abort) => fixBulkFile(open(), abort),
  },
  {
    name: 'writeRetryFile, the result',
    ...{ items: result, before: 'all' },
    use: (open, abort) => writeRetryFile({ upload: upload.join(''), result: open(), ...abort }),
  },
  {
    name: 'writeRetryFile, the upload',
    ...{ items: upload, before: 'all' },
    use: (open, abort) => writeRetryFile({ upload: open, result: result.join(''), ...abort }),
  },
  {
    name: 'writeRejectsFile, the upload',
    ...{ items: upload, before: 'all' },
    use: (open, abort) => writeRejectsFile({ upload: open, result: result.join(''), ...abort }),
  },
  {
    name: 'readClicks',
    ...{ items: clicks, before: undefined },
    use: (open, abort) => readClicks(open(), abort),
  },
  {
    name: 'readGoals, of a bulk file',
    ...{ items: goals, before: undefined },
    use: (open, abort) => readGoals(open(), abort),
  },
  {
    name: 'readGoals, of an answer',
    ...{ items: answer, before: undefined },
    use: (open, abort) => readGoals(open(), abort),
  },
  {
    name: 'writeOfflineConversions',
    ...{ items: records, before: 'all' },
    use: (open, abort) => writeOfflineConversions(open(), { now, ...abort }),
  },
  {
    name: 'writeRecords',
    ...{ items: records, before: 'all' },
    use: (open, abort) => writeRecords(offlineConversion, open(), { now, ...abort }),
  },
  {
    name: 'splitRecords',
    ...{ items: records, before: 4 },
    use: (open, abort) => splitRecords(offlineConversion, open(), { now, maxRows: 3, ...abort }),
  },
  {
    name: 'splitOfflineConversions',
    // One more than fits: a file is given once it is not the last.
    ...{ items: records, before: 4 },
    use: (open, abort) => splitOfflineConversions(open(), { now, maxRows: 3, ...abort }),
  },
  {
    name: 'applyRequests',
    ...{ items: records, before: 3 },
    use: (open, abort) => applyRequests(open(), { now, maxItems: 3, ...abort }),
  },
  {
    name: 'applyRequests, of what is read',
    ...{ items: upload, before: 5 },
    use: (open, abort) =>
      applyRequests(readOfflineConversions(open(), { now, ...abort }), {
        now,
        maxItems: 3,
        ...abort,
      }),
  },
  {
    name: 'writeRecordsFile',
    ...{ items: records, before: undefined },
    use: (open, abort, folder) =>
      writeRecordsFile(offlineConversion, inFolder(folder, 'up.csv'), open(), { now, ...abort }),
  },
  {
    name: 'writeRecordsFiles',
    ...{ items: records, before: undefined },
    use: (open, abort, folder) =>
      writeRecordsFiles(offlineConversion, inFolder(folder, 'up.csv'), open(), {
        now,
        maxRows: 3,
        ...abort,
      }),
  },
  {
    name: 'writeOfflineConversionsFile',
    ...{ items: records, before: undefined },
    use: (open, abort, folder) =>
      writeOfflineConversionsFile(inFolder(folder, 'up.csv'), open(), { now, ...abort }),
  },
  {
    name: 'writeOfflineConversionsFile, packed',
    ...{ items: records, before: undefined },
    use: (open, abort, folder) =>
      writeOfflineConversionsFile(inFolder(folder, 'up.zip'), open(), { now, ...abort }),
  },
  {
    name: 'writeOfflineConversionsFiles',
    ...{ items: records, before: undefined },
    use: (open, abort, folder) =>
      writeOfflineConversionsFiles(inFolder(folder, 'up.csv'), open(), {
        now,
        maxRows: 3,
        ...abort,
      }),
  },
  {
    name: 'writeBulkFile',
    ...{ items: upload.map((line) => utf8.encode(line)), before: undefined, noSignal: true },
    use: (open, _, folder) => writeBulkFile(inFolder(folder, 'up.csv'), open()),
  },
  {
    name: 'writeBulkFile, packed',
    ...{ items: upload.map((line) => utf8.encode(line)), before: undefined, noSignal: true },
    use: (open, _, folder) => writeBulkFile(inFolder(folder, 'up.zip'), open()),
  },
  {
    name: 'a ZIP archive in pieces',
    ...{ items: numbers.map(unpackable), before: 4, noSignal: true, ahead: 8 },
    use: (open) => zipPieces('up.csv', open()),
  },
];
