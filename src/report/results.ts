import type { ErrorCount } from '../results/error-counts';
import type { Outcome, RecordError } from '../results/outcome';
import type { SummaryOfResult } from '../results/summary';
import { showable } from '../text/showable';
import { counted, type Ink, visible } from './terminal/text';

/** Longest text of the service that is shown. */
const longest = 500;
const withheld = '(withheld)';

/** What became of one record, without its cells, and without what looks like an identifier. */
export function outcomeJson({ status, line, row, clientId, errors, hasRecord }: Outcome): object {
  return {
    ...{ status, line, row },
    ...(clientId !== undefined && { clientId }),
    ...(!hasRecord && { hasRecord }),
    errors: errors.map(errorJson),
  };
}

/** An error without what looks like an identifier. */
export function errorJson({
  number,
  code,
  fieldPath,
  detail,
  advice,
  meaning,
}: RecordError): object {
  return {
    ...(number !== undefined && { number }),
    code: shown(code),
    ...(fieldPath !== undefined && { fieldPath: showable(fieldPath, false, longest) }),
    ...(detail !== undefined && { detail: showable(detail, false, longest) }),
    advice,
    meaning: meaning === code ? shown(meaning) : meaning,
  };
}

/** What the service names an error, where it may be shown. */
export const shown = (text: string) => showable(text, false, longest) ?? withheld;

/** The files that were read and written, by their names. */
export interface ResultFiles {
  readonly result: string;
  readonly upload: string | undefined;
  /** Files of rows: what they hold, and how many. */
  readonly written: readonly {
    readonly file: string;
    readonly what: string;
    readonly records: number;
    /** Records that could not be written, as their rows are broken. */
    readonly broken: number;
  }[];
}

/** What a person wants to know of a result: its errors, the counts, and which rows went where. */
export function resultText(
  { result, upload, written }: ResultFiles,
  summary: SummaryOfResult,
  ink: Ink,
): string {
  const hasUpload = upload !== undefined;
  const lines = [
    ...errorTable(summary, ink),
    `${visible(result)}: ${verdict(summary, ink)}`,
    `  ${recordCounts(summary)}`,
    ...[...unmatchedLines(summary, hasUpload), ...notes(summary, hasUpload, written.length)].map(
      (line) => `  ${line}`,
    ),
    ...written.map((each) => `${visible(each.file)}: ${rowsWritten(each)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function rowsWritten({ records, what, broken }: ResultFiles['written'][number]): string {
  const only = records === 0 ? ', only a header' : '';
  const lost = broken > 0 ? `; ${counted(broken, 'broken row')} left out` : '';
  return `${counted(records, 'record')} ${what}${only}${lost}`;
}

/** Most frequent first: a line of figures for each error, and below it what it means. */
function errorTable({ errors }: SummaryOfResult, ink: Ink): readonly string[] {
  const rows = Object.entries(errors).sort(([, a], [, b]) => b.count - a.count);
  if (rows.length === 0) return [];
  const table = [
    ['count', 'error', 'advice', 'name'],
    ...rows.map(([key, { code, count, advice }]) => [
      ...[String(count), visible(shown(key)), advice],
      shown(code) === key ? '' : visible(shown(code)),
    ]),
  ];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const [head = '', ...lines] = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    ink.faint(head),
    ...lines.flatMap((line, index) => [
      ink.error(line),
      ...meaningOf((rows[index] as (typeof rows)[number])[1]).map((text) => ink.faint(text)),
    ]),
    '',
  ];
}

const indent = ' '.repeat(7);

function meaningOf({ code, meaning, rules }: ErrorCount): readonly string[] {
  const known = rules.length > 0 ? ` A local rule can find it: ${rules.join(', ')}.` : '';
  return wrapped(`${meaning === code ? '' : meaning}${known}`.trim(), 90).map(
    (line) => indent + line,
  );
}

export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

function verdict({ records, errors, unmatched }: SummaryOfResult, ink: Ink): string {
  const all = Object.values(errors).reduce((sum, { count }) => sum + count, 0);
  if (records.rejected > 0)
    return ink.error(
      `${counted(records.rejected, 'record')} rejected, with ${counted(all - unmatched.errors, 'error')}`,
    );
  if (unmatched.errors > 0) return ink.error('errors without a record');
  if (records.unknown > 0) return ink.warning('no record rejected, but not all are known');
  return ink.good('no record rejected');
}

function recordCounts({ records, responseMode }: SummaryOfResult): string {
  const { uploaded, accepted, rejected, unknown } = records;
  const all = uploaded === undefined ? '' : `${uploaded} uploaded: `;
  const mode = responseMode === null ? 'not known' : responseMode;
  return `${all}${accepted} accepted, ${rejected} rejected, ${unknown} unknown (response mode ${mode})`;
}

function unmatchedLines({ unmatched }: SummaryOfResult, hasUpload: boolean): readonly string[] {
  const { errors, notUploaded, clientIdMissing, clientIdRepeated, matchedByCells } = unmatched;
  const without = [
    clientIdMissing > 0 && `${counted(clientIdMissing, 'record')} without a Client Id`,
    clientIdRepeated > 0 &&
      `${counted(clientIdRepeated, 'record')} with a Client Id that is used more than once`,
  ].filter((part) => part !== false);
  return [
    errors > 0 &&
      `${counted(errors, 'error')} ${hasUpload ? 'of no uploaded record' : 'apart from a record; --upload finds it'}`,
    notUploaded > 0 && `${counted(notUploaded, 'record')} of the result not in the upload`,
    without.length > 0 &&
      `${without.join(', ')}; ${matchedByCells} of them found in the result by the cells`,
  ].filter((line) => line !== false);
}

/** What not everybody knows who reads such counts, and what to do next. */
function notes(
  { records, responseMode, unmatched }: SummaryOfResult,
  hasUpload: boolean,
  written: number,
): readonly string[] {
  const { accepted, rejected, unknown } = records;
  return [
    unknown > 0 &&
      hasUpload &&
      (responseMode === null
        ? 'Unknown ones are not in the result. Which rows were asked for? With --response-mode errors-only they count as accepted.'
        : 'Unknown ones are not in the result, though all records were asked for.'),
    hasUpload &&
      responseMode === 'errors-only' &&
      unmatched.errors > 0 &&
      'Some that count as accepted may be those whose errors were not matched. Do the Client Ids of the two files agree?',
    accepted > 0 &&
      'Accepted is not yet counted: rows whose click is unknown or too old are dropped later, in silence.',
    rejected > 0 &&
      written === 0 &&
      (hasUpload
        ? '--retry FILE writes the rejected records to send again, --rejects FILE with their errors to read.'
        : '--upload FILE gives each uploaded record its outcome, and can write the rejected ones to send again.'),
  ].filter((line) => line !== false);
}
