import {
  fixBulkFile,
  readBulkRows,
  readOfflineConversions,
  readResultFile,
  reconcile,
  validateBulkFile,
  writeRejectsFile,
  writeRetryFile,
} from '../../../src/index';
import { readGoals } from '../../../src/services';
import { folderOf, now as nowFlag, run } from '../../support/run';
import { add, header, version } from '../nasty';
import { drain, lines, now, type Pair, times } from './pair';

const columnsAfter = (start: string, columns: number) =>
  `\ufeff${[start, ...times(columns, (i) => `x${i}`)].join()}`;

/** An upload of short rows under a wide header. */
const upload = (rows: number, columns: number) =>
  lines(
    columnsAfter(header, columns),
    version,
    times(rows, (i) => add(`order-${i}`, 'Lead')),
  );

/** Its result, in which every record has failed. */
const result = (rows: number, columns: number) =>
  lines(
    columnsAfter(`${header},Error,Error Number`, columns),
    version,
    times(rows, (i) => `Offline Conversion,,order-${i}`),
    times(rows, (i) => `Offline Conversion Error,,order-${i},,,,Some,5625`),
  );

/** The same upload as a CSV of objects. */
const objects = (rows: number, columns: number) =>
  lines(
    columnsAfter('Client Id,Conversion Name,Conversion Time,Microsoft Click Id', columns),
    times(rows, (i) => add(`order-${i}`, 'Lead').split(',').slice(2).join()),
  );

const goals = (rows: number, columns: number) =>
  lines(
    columnsAfter('Type,Name,Id,Goal Name', columns),
    'Format Version,6.0',
    times(rows, (i) => `Offline Conversion Goal,,${i + 1},Goal ${i}`),
  );

/** Runs a command on a file in a folder of its own. */
function command(name: string, text: string, flags: readonly string[] = []) {
  const cwd = folderOf({ 'in.csv': text });
  return run([name, 'in.csv', ...flags, ...nowFlag], { cwd });
}

const skip = ['--on-error', 'skip', '--rejects', 'rejects.ndjson'];

const works: readonly (readonly [string, typeof upload, (text: string) => Promise<unknown>])[] = [
  ['validateBulkFile', upload, (text) => validateBulkFile(text, { now })],
  ['readOfflineConversions', upload, (text) => drain(readOfflineConversions(text, { now }))],
  ['readBulkRows', upload, (text) => drain(readBulkRows(text))],
  ['fixBulkFile', upload, (text) => drain(fixBulkFile(text))],
  ['readResultFile', result, (text) => drain(readResultFile(text))],
  ['readGoals', goals, (text) => readGoals(text)],
  ['validate', upload, (text) => command('validate', text)],
  ['read', upload, (text) => command('read', text)],
  ['fix', upload, (text) => command('fix', text, ['-o', 'out.csv'])],
  ['apply', upload, (text) => command('apply', text, ['--out-dir', 'out', ...skip])],
  ['apply, of objects', objects, (text) => command('apply', text, ['--out-dir', 'out', ...skip])],
  ['generate', objects, (text) => command('generate', text, ['-o', 'out.csv', ...skip])],
];

type Files = Parameters<typeof reconcile>[0];

const worksOnBoth: readonly (readonly [string, (files: Files) => Promise<unknown>])[] = [
  ['reconcile', (files) => drain(reconcile(files).outcomes)],
  ['writeRetryFile', (files) => drain(writeRetryFile(files))],
  ['writeRejectsFile', (files) => drain(writeRejectsFile(files))],
];

const sizes = [1500, 6000] as const;

/** Rows × columns that they do not fill. */
export const wide: readonly Pair[] = [
  ...works.map(
    ([name, textOf, work]): Pair => ({
      name: `rows × columns that they do not fill: ${name}`,
      sizes,
      input(rows, columns) {
        const text = textOf(rows, columns);
        return { size: text.length, run: () => work(text) };
      },
    }),
  ),
  ...worksOnBoth.map(
    ([name, work]): Pair => ({
      name: `rows × columns that they do not fill: ${name}`,
      sizes,
      input(rows, columns) {
        const files = { upload: upload(rows, columns), result: result(rows, columns) };
        return { size: files.upload.length + files.result.length, run: () => work(files) };
      },
    }),
  ),
  {
    name: 'rows of Format Version × columns, fixBulkFile',
    sizes,
    input(rows, columns) {
      const wideHeader = `${columnsAfter('Type,Client Id', columns)},Name`;
      const text = lines(
        wideHeader,
        times(rows, () => 'Format Version'),
      );
      return { size: text.length, run: () => drain(fixBulkFile(text)) };
    },
  },
  {
    name: 'rows × columns without a name, validateBulkFile',
    sizes,
    input(rows, columns) {
      const wideHeader = `\ufeff${header}${','.repeat(columns)},x`;
      const text = lines(
        wideHeader,
        version,
        times(rows, (i) => add(`order-${i}`, 'Lead')),
      );
      return { size: text.length, run: () => validateBulkFile(text, { now }) };
    },
  },
];
