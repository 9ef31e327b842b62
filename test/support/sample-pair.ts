import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/*
 * The pair of samples that belong together, read without the code that is tested, and what became of
 * its records, by hand.
 */

/** The moment at which the upload is made. */
export const now = new Date('2026-11-21T12:00:00Z');

export const upload = 'samples/sent.csv';
export const result = 'samples/result.csv';

/** The lines of a sample, without what ends them and without the byte order mark. */
export const linesIn = (path: string) =>
  readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .slice(0, -1);

export function cellsOf(line: string): readonly string[] {
  const [cells = []] = Papa.parse<string[]>(line, { delimiter: ',' }).data;
  return cells;
}

/** The rows of a CSV by column name; a column that the row does not have is undefined. */
export function rowsOf(lines: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = lines.map(cellsOf);
  return rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [names[at], cell])));
}

/** The click ids of the upload differ in their last four digits. */
export const clickId = (end: string) => `facade00c0ffee00decade00beef${end}`;

// Pieces of the click ids, and of the two hashes
const pieces = ['facade', 'c0ffee', 'decade', '62a8040a0073', '6dee31cf7594'];

/** The identifiers that a text holds, whole or in part. */
export const identifiersIn = (text: string) => pieces.filter((piece) => text.includes(piece));

interface Expected {
  readonly number: number;
  readonly code: string;
  readonly fieldPath?: string;
  readonly detail?: string;
  readonly advice: string;
  readonly meaning: string;
  /** Codes of the rules that find the fault before the upload. */
  readonly rules: readonly string[];
}

const nameInvalid: Expected = {
  number: 5606,
  code: 'OfflineConversionNameInvalid',
  fieldPath: 'ConversionName',
  advice: 'fix',
  meaning:
    'No goal has this Conversion Name. Write the name of an offline conversion goal exactly as it is in the account.',
  rules: ['goal-unknown'],
};
const applyFailed: Expected = {
  number: 5612,
  code: 'OfflineConversionsApplyFailed',
  advice: 'retry',
  meaning:
    'The service could not process the conversions, but the rows are not at fault. Send them again later.',
  rules: [],
};
const goalTooRecent: Expected = {
  number: 5615,
  code: 'OfflineConversionNotAcceptedForGoal',
  advice: 'retry',
  meaning:
    'The goal was created less than two hours before the upload. Send the rows again once it is two hours old.',
  rules: ['goal-too-recent'],
};
const beforeClick: Expected = {
  number: 5616,
  code: 'ConversionTimeEarlierThanClickTime',
  detail: `The click ${clickId('2005')} was recorded after the conversion.`,
  advice: 'fix',
  meaning:
    'Conversion Time is not later than the click. Check that it is in UTC, and that Microsoft Click Id belongs to this conversion.',
  rules: ['conversion-before-click'],
};
const notSupported: Expected = {
  number: 5627,
  code: 'OfflineConversionRestateRetractNotSupported',
  advice: 'account',
  meaning:
    'The account or its customer is not enabled for Restate and Retract. Ask Microsoft Advertising support to enable adjustments first.',
  rules: [],
};

/** What became of each record: where it stands in the upload, and where in the result. */
export const records: readonly {
  readonly clientId?: string;
  readonly line: number;
  readonly resultLine: number;
  readonly errors: readonly Expected[];
}[] = [
  { clientId: 'order-2001', line: 3, resultLine: 3, errors: [] },
  { clientId: 'order-2002', line: 4, resultLine: 4, errors: [] },
  { clientId: 'order-2003', line: 5, resultLine: 5, errors: [nameInvalid] },
  { clientId: 'order-2004', line: 6, resultLine: 7, errors: [applyFailed] },
  { line: 7, resultLine: 9, errors: [applyFailed] },
  { clientId: 'order-2005', line: 8, resultLine: 11, errors: [beforeClick, goalTooRecent] },
  { clientId: 'order-2006', line: 9, resultLine: 14, errors: [notSupported] },
  { clientId: 'order-2007', line: 10, resultLine: 16, errors: [notSupported] },
  { clientId: 'order-2008', line: 11, resultLine: 18, errors: [] },
];

/** Lines of the upload that failed, and those of them that need nothing but to be sent again. */
export const failedLines = [5, 6, 7, 8, 9, 10];
export const retryLines = [6, 7];

/** How often there is an error, and what is known of it. */
const counted = (count: number, { code, advice, meaning, rules }: Expected) => ({
  ...{ code, count, advice, meaning, rules },
});

/** What became of the upload as a whole. */
export const summary = {
  responseMode: 'errors-and-results',
  records: { uploaded: 9, accepted: 3, rejected: 6, unknown: 0 },
  errors: {
    5606: counted(1, nameInvalid),
    5612: counted(2, applyFailed),
    5615: counted(1, goalTooRecent),
    5616: counted(1, beforeClick),
    5627: counted(2, notSupported),
  },
  unmatched: {
    errors: 0,
    notUploaded: 0,
    clientIdMissing: 1,
    clientIdRepeated: 0,
    matchedByCells: 1,
  },
};

/** The same of the result alone, of which nobody knows what was uploaded. */
export const summaryAlone = {
  ...summary,
  records: { accepted: 3, rejected: 6, unknown: 0 },
  unmatched: { ...summary.unmatched, clientIdMissing: 0, matchedByCells: 0 },
};

/** These lines of the upload with its header and version row, as they stand there to the byte. */
export function uploadedBytes(lines: readonly number[]): string {
  const own = readFileSync(upload, 'utf8').split(/(?<=\n)/);
  return [1, 2, ...lines].map((line) => own[line - 1]).join('');
}
