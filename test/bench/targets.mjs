const mebibyte = 1024 * 1024;

/** How many times as fast the one is as the other. */
const speed = (times, one, other) => times[other].seconds / times[one].seconds;

/** The official SDKs write every column they know: 554 bytes a row. */
const sizeOfRow = ({ rows, sums }, name) => sums[name].bytes / rows / 554;

/**
 * What the package is measured by. `measured` gets everything that the bench found; `digits` are those after
 * the point.
 */
const targets = [
  {
    what: '`validateBulkFile` against PapaParse',
    measured: ({ narrow }) => speed(narrow.times, 'ourValidation', 'papaparse'),
    ...{ atLeast: 1.3, hopedFor: 1.8 },
  },
  {
    what: '`validateBulkFile`, duplicates off, against PapaParse',
    measured: ({ narrow }) => speed(narrow.times, 'ourValidationWithoutDuplicates', 'papaparse'),
    ...{ atLeast: 2.2, hopedFor: 3 },
  },
  {
    what: '`validateBulkFile` against DuckDB, one thread, the same checks',
    measured: ({ narrow }) => speed(narrow.times, 'ourValidation', 'duckdb'),
    ...{ atLeast: 1.5, hopedFor: 2 },
  },
  {
    what: '`validateBulkFile`, 10 % quoted and 1 % faulty rows, against PapaParse on that file',
    measured: ({ quoted }) => speed(quoted.times, 'ourValidation', 'papaparse'),
    atLeast: 1,
  },
  {
    what: '`validateBulkFile`, 20 goals with names not in ASCII, against PapaParse on that file',
    measured: ({ named }) => speed(named.times, 'ourValidationWithGoals', 'papaparse'),
    atLeast: 0.9,
  },
  {
    what: '`readOfflineConversions` against PapaParse',
    measured: ({ narrow }) => speed(narrow.times, 'ourRecords', 'papaparse'),
    ...{ atLeast: 0.4, hopedFor: 0.5 },
  },
  {
    what: '`readResultFile`, 481 columns, against PapaParse',
    measured: ({ wide }) => speed(wide.times, 'ourOutcomes', 'papaparse'),
    atLeast: 2.5,
  },
  {
    what: '`writeOfflineConversions` against `Papa.unparse` of the same cells',
    measured: ({ writing }) => speed(writing.times, 'ourWriter', 'papaUnparse'),
    atLeast: 1.3,
  },
  {
    what: 'the all-bad file: time against the same with `screen: false`',
    measured: ({ bad }) => 1 / speed(bad.times, 'ourValidation', 'ourValidationWithoutScreen'),
    atMost: 1.1,
  },
  {
    what: '`validateBulkFilePath`, the largest file, all rules: peak resident memory, MiB',
    measured: ({ memory }) => memory.allRules.peak / mebibyte,
    ...{ atMost: 252, digits: 0 },
  },
  {
    what: '`validateBulkFile` from a file: longest time the event loop is blocked, ms',
    measured: ({ blocked }) => blocked.ourValidation.blocked,
    ...{ atMost: 50, digits: 0 },
  },
  {
    what: 'what the screen adds to the core, kB of gzip',
    measured: ({ core }) => (core.all - core.withoutScreen) / 1000,
    ...{ atMost: 12, digits: 1 },
  },
  {
    what: '`validateBulkFile` against the way by hand',
    measured: ({ narrow }) => speed(narrow.times, 'ourValidation', 'byHand'),
    atLeast: 8,
  },
  {
    what: '`readOfflineConversions` against the way by hand',
    measured: ({ narrow }) => speed(narrow.times, 'ourRecords', 'byHand'),
    atLeast: 8,
  },
  {
    what: '`validateBulkFile` against csv-parse',
    measured: ({ narrow }) => speed(narrow.times, 'ourValidation', 'csvParse'),
    atLeast: 1.8,
  },
  {
    what: '`readOfflineConversions` against csv-parse',
    measured: ({ narrow }) => speed(narrow.times, 'ourRecords', 'csvParse'),
    atLeast: 1.8,
  },
  {
    what: '`validateBulkFilePath`, duplicates off: peak of four times the rows against that of the rows',
    measured: ({ memory }) => memory.many.peak / memory.few.peak,
    atMost: 1.15,
  },
  {
    what: '`reconcile`, the worst case: peak resident memory, MiB',
    measured: ({ joining }) => Math.max(...joining.map(({ peak }) => peak)) / mebibyte,
    ...{ atMost: 320, digits: 0 },
  },
  {
    what: "bytes of a row written against the SDKs' 554",
    measured: ({ writing }) => sizeOfRow(writing, 'ourWriter'),
    ...{ atMost: 0.27, digits: 3 },
  },
  {
    what: 'the same, only `columns` that are filled',
    measured: ({ writing }) => sizeOfRow(writing, 'ourWriterOfColumns'),
    ...{ atMost: 0.27, digits: 3 },
  },
];

/** The targets as lines of a table. */
export function compareTargets(found) {
  return targets.map(({ what, measured, atLeast, atMost, hopedFor = '', digits = 2 }) => {
    const number = measured(found);
    const [isMet, target] =
      atMost === undefined
        ? [number >= atLeast, `at least ${atLeast}`]
        : [number <= atMost, `at most ${atMost}`];
    return [what, number.toFixed(digits), target, hopedFor, isMet ? 'yes' : 'no'];
  });
}
