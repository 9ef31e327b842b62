// Times reading, checking and writing against other ways to do it, each in a process of its own, several
// rounds in turn, and prints medians and ratios as the tables of docs/project/performance.md. What each contender
// makes is verified before it is timed. Exits with 1 where that fails.
// node speed.mjs [rows] [rounds]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contenders } from './contenders.mjs';
import { makeFile } from './make-file.mjs';
import { makePair } from './make-pair.mjs';
import { median, table } from './table.mjs';

const rows = Number(process.argv[2] ?? 600_000);
const rounds = Number(process.argv[3] ?? 5);
const wideRows = Math.ceil(rows / 15);

const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
const file = (name) => join(folder, name);
try {
  const versions = ['papaparse', 'csv-parse', 'udsv', 'zod', 'luxon'].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  console.log(`${cpus()[0]?.model}, Node ${process.version}, ${versions.join(', ')}\n`);

  const sums = makeFile(file('narrow.csv'), rows);
  const reading = measure('narrow.csv', rows, sums, [
    ...['papaparse', 'papaparseHeader', 'csvParse', 'udsv', 'byHand', 'bareCheck', 'bareReading'],
    ...['ourRows', 'ourRecords', 'ourResults', 'ourValidation', 'ourValidationWithoutDuplicates'],
  ]);
  print(`Reading an upload of ${rows} rows, ${megabytes('narrow.csv')} MB`, reading, 'papaparse');

  makeFile(file('bad.csv'), rows, { faulty: true });
  const bad = measure('bad.csv', rows, undefined, ['papaparse', 'ourResults', 'ourValidation']);
  print(`The same with errors in every row, ${megabytes('bad.csv')} MB`, bad, 'papaparse');

  const pair = makePair(file('sent.csv'), file('wide.csv'), { rows: wideRows });
  const wide = measure('wide.csv', wideRows + pair.errors, { characters: pair.characters }, [
    ...['papaparse', 'csvParse', 'ourOutcomes'],
  ]);
  print(
    `A result of ${wideRows} records and 481 columns, ${megabytes('wide.csv')} MB`,
    wide,
    'papaparse',
  );

  const writing = measure('narrow.csv', rows, sums, [
    ...['papaUnparse', 'ourWriter', 'ourWriterOfColumns'],
  ]);
  print(`Writing ${rows} records`, writing, 'papaUnparse');

  const ratio = (times, one, other) => median(times[other].times) / median(times[one].times);
  /** The official SDKs write every column they know: 554 bytes a row. */
  const sizeOf = ({ bytes }) => (bytes / rows / 554).toFixed(3);
  console.log(
    table(
      ['what', 'measured', 'wanted'],
      [
        [
          '`readOfflineConversions` against PapaParse',
          ratio(reading, 'ourRecords', 'papaparse'),
          0.45,
        ],
        ['`validateBulkFile` against PapaParse', ratio(reading, 'ourValidation', 'papaparse'), 0.5],
        [
          '`validateBulkFile` against the way by hand',
          ratio(reading, 'ourValidation', 'byHand'),
          8,
        ],
        [
          '`readOfflineConversions` against the way by hand',
          ratio(reading, 'ourRecords', 'byHand'),
          8,
        ],
        ['`validateBulkFile` against csv-parse', ratio(reading, 'ourValidation', 'csvParse'), 1.8],
        [
          '`readOfflineConversions` against csv-parse',
          ratio(reading, 'ourRecords', 'csvParse'),
          1.8,
        ],
        [
          'outcomes of a wide result against PapaParse',
          ratio(wide, 'ourOutcomes', 'papaparse'),
          0.6,
        ],
        ['writing against `Papa.unparse`', ratio(writing, 'ourWriter', 'papaUnparse'), 1.2],
      ]
        .map(([what, found, wanted]) => [what, found.toFixed(2), `at least ${wanted}`])
        .concat([
          [
            'an all-bad file, `validateBulkFile`: time against the good one',
            (median(bad.ourValidation.times) / median(reading.ourValidation.times)).toFixed(2),
            'at most 3',
          ],
          [
            'an all-bad file, every message made: time against the good one',
            (median(bad.ourResults.times) / median(reading.ourResults.times)).toFixed(2),
            'at most 3',
          ],
          [
            "bytes of a row written against the SDKs' 554",
            sizeOf(writing.ourWriter),
            'at most 0.270',
          ],
          [
            'the same, only `columns` that are filled',
            sizeOf(writing.ourWriterOfColumns),
            'at most 0.270',
          ],
        ]),
    ),
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** The times of each contender in seconds. */
function measure(name, expectedRows, expected, names) {
  const found = {};
  for (const each of names) {
    const { rows: read, sums } = contend(each, name, 'verify');
    if (read !== expectedRows) throw new Error(`${each} made ${read} rows of ${expectedRows}.`);
    for (const [sum, value] of Object.entries(expected ?? {}))
      if (sums[sum] !== 0 && sums[sum] !== value)
        throw new Error(`${each} has ${sums[sum]} ${sum}, not ${value}.`);
    found[each] = { times: [], peaks: [], bytes: sums.bytes };
  }
  for (let round = 0; round < rounds; round++)
    for (const each of names) {
      const { seconds, peak } = contend(each, name);
      found[each].times.push(seconds);
      found[each].peaks.push(peak);
    }
  return Object.fromEntries(
    Object.entries(found).map(([each, one]) => [each, { ...one, rows: expectedRows }]),
  );
}

function contend(...[name, input, ...more]) {
  const script = fileURLToPath(new URL('contend.mjs', import.meta.url));
  return JSON.parse(
    execFileSync(process.execPath, [script, name, file(input), ...more]).toString(),
  );
}

function print(title, found, base) {
  const reference = median(found[base].times);
  const lines = Object.entries(found).map(([each, { times, peaks, rows: count }]) => [
    contenders[each].name,
    Math.round(count / median(times)).toLocaleString('en-US'),
    (reference / median(times)).toFixed(2),
    (median(peaks) / 1024 / 1024).toFixed(0),
  ]);
  console.log(`${title}, medians of ${rounds} rounds:\n`);
  console.log(table(['', 'rows/s', 'against the first', 'peak MiB'], lines));
}

function megabytes(name) {
  return (statSync(file(name)).size / 1e6).toFixed(0);
}

function versionOf(name) {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
