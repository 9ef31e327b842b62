import { goalNames, makeFile } from './make-file.mjs';
import { makePair } from './make-pair.mjs';

function makeUpload(path, rows, options) {
  const { seconds, cents, clicks, ...sums } = makeFile(path, rows, options);
  // Cells that are faulty have no such sums.
  const values = options?.faulty ? {} : { seconds, cents, clicks };
  return { rows, sums: { ...sums, ...values } };
}

function makeResult(path, rows) {
  const { errors, characters } = makePair(`${path}.upload`, path, { rows });
  return { rows: rows + errors, sums: { characters } };
}

/**
 * What is compared on which file. `make` writes it, and gives how many rows and which sums a contender must
 * make of it, `share` which part of the rows it has. The first contender is what the others are compared with.
 */
export const comparisons = {
  narrow: {
    title: (rows) => `Reading an upload of ${rows} rows`,
    make: (path, rows) => makeUpload(path, rows),
    contenders: [
      ...['papaparse', 'papaparseHeader', 'csvParse', 'udsv', 'byHand', 'bareCheck', 'bareReading'],
      ...['duckdb', 'ourRows', 'ourRecords', 'ourValidation', 'ourValidationWithoutDuplicates'],
      'ourValidationWithoutScreen',
    ],
  },
  quoted: {
    title: (rows) => `${rows} rows, 10 % quoted, 1 % faulty`,
    make: (path, rows) => makeUpload(path, rows, { quoted: 0.1, faulty: 0.01 }),
    contenders: ['papaparse', 'duckdb', 'ourValidation', 'ourValidationWithoutScreen'],
  },
  named: {
    title: (rows) => `${rows} rows with the names of 20 goals, not in ASCII`,
    make: (path, rows) => makeUpload(path, rows, { names: goalNames }),
    contenders: ['papaparse', 'ourValidation', 'ourValidationWithGoals'],
  },
  bad: {
    title: (rows) => `${rows} rows, all faulty`,
    make: (path, rows) => makeUpload(path, rows, { faulty: 1 }),
    contenders: [
      ...['papaparse', 'duckdb', 'ourResults', 'ourValidation', 'ourValidationWithoutScreen'],
    ],
  },
  wide: {
    title: (rows) => `A result of ${rows} records and 481 columns`,
    share: 1 / 15,
    make: makeResult,
    contenders: ['papaparse', 'csvParse', 'ourOutcomes'],
  },
  writing: {
    title: (rows) => `Writing ${rows} records`,
    make: (path, rows) => makeUpload(path, rows),
    contenders: ['papaUnparse', 'ourWriter', 'ourWriterOfColumns'],
  },
};
