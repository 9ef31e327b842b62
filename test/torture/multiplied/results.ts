import { readResultFile, reconcile } from '../../../src/index';
import { add, header, version } from '../nasty';
import { drain, lines, type Pair, times } from './pair';

type Rows = readonly (string | readonly string[])[];

const upload = (...rows: Rows) => lines(`\ufeff${header}`, version, ...rows);
const result = (...rows: Rows) => lines(`\ufeff${header},Error,Error Detail`, version, ...rows);

const record = (i: number) => `Offline Conversion,,order-${i}`;
const error = (i: number, detail: string) =>
  `Offline Conversion Error,,order-${i},,,,Some,${detail}`;
const sent = (count: number) => upload(times(count, (i) => add(`order-${i}`, 'Lead')));
const alike = add('', 'Lead');

function reconciling(
  name: string,
  sizes: Pair['sizes'],
  rows: (a: number, b: number) => Files,
): Pair {
  return {
    name,
    sizes,
    input(first, second) {
      const files = rows(first, second);
      const size = files.upload.length + files.result.length;
      return { size, run: () => drain(reconcile(files).outcomes) };
    },
  };
}

interface Files {
  readonly upload: string;
  readonly result: string;
}

/** Records of a result and their errors. */
export const results: readonly Pair[] = [
  reconciling('records × errors of each', [500, 40], (records, errors) => ({
    upload: sent(records),
    result: result(
      times(records, (i) => [record(i), ...times(errors, (j) => error(i, `d${j}`))]).flat(),
    ),
  })),
  reconciling('records alike × errors of them', [1500, 1500], (records, errors) => ({
    upload: upload(times(records, () => alike)),
    result: result(
      times(errors, (i) => `${alike.replace('Conversion', 'Conversion Error')},Some,d${i % 7}`),
    ),
  })),
  reconciling('records alike × rows that may be errors', [1500, 1500], (records, rows) => ({
    upload: upload(times(records, () => alike)),
    result: result(
      times(records, () => alike),
      times(rows, (i) => `${alike.replace('Offline Conversion', 'Eror')},Some,d${i}`),
    ),
  })),
  reconciling('copies of one Client Id × errors of it', [1500, 1500], (copies, errors) => ({
    upload: upload(times(copies, (i) => add('same', `Lead ${i}`))),
    result: result(
      times(copies, (i) => add('same', `Lead ${i}`)),
      times(errors, (i) => `Offline Conversion Error,,same,,,,Some,d${i}`),
    ),
  })),
  {
    name: 'errors before their records × records, readResultFile',
    sizes: [8000, 8000],
    input(errors, records) {
      const text = result(
        times(errors, (i) => error(i, `d${i}`)),
        times(records, record),
      );
      return { size: text.length, run: () => drain(readResultFile(text)) };
    },
  },
  {
    name: 'errors of one record × other records, readResultFile',
    sizes: [8000, 8000],
    input(errors, records) {
      const text = result(
        times(records, record),
        times(errors, (i) => error(records - 1, `d${i}`)),
      );
      return { size: text.length, run: () => drain(readResultFile(text)) };
    },
  },
];
