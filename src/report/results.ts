import type { ErrorCount } from '../results/errors/counts';
import type { Outcome } from '../results/outcome';
import type { SummaryOfResult } from '../results/summary';
import { visible } from '../text/shown/escapes';
import type { Verdict } from './document/document';
import { type ErrorJson, errorJson, localRules, showName } from './service-error';
import { alignColumns } from './terminal/aligned';
import { type Ink, pluralize } from './terminal/ink';
import { wrap } from './terminal/wrap';

/** Errors of an outcome in JSON. A result may have a million for one record. */
const maxErrors = 100;

/** The outcome of one record in JSON. Line and row are those of its row. */
export interface OutcomeJson extends Pick<Outcome, 'status' | 'line' | 'row'> {
  /** The row's `Client Id`, if it has one. */
  readonly clientId?: string;
  /** False for errors whose record is nowhere in the file. */
  readonly hasRecord?: boolean;
  /** Each error once, at most 100. */
  readonly errors: readonly ErrorJson[];
  /** How many more errors there are. Absent if all are listed. */
  readonly moreErrors?: number;
}

/**
 * An outcome as JSON, without its cells, and without what looks like an identifier. `moreErrors` is the
 * number of errors that are not listed.
 */
export function outcomeJson(outcome: Outcome): OutcomeJson {
  const { status, line, row, clientId, errors, hasRecord } = outcome;
  return {
    ...{ status, line, row },
    ...(clientId !== undefined && { clientId }),
    ...(!hasRecord && { hasRecord }),
    errors: errors.slice(0, maxErrors).map(errorJson),
    ...(errors.length > maxErrors && { moreErrors: errors.length - maxErrors }),
  };
}

/** The names of the files that were read and written. */
export interface ResultFiles {
  readonly result: string;
  readonly upload: string | undefined;
  /** How to get at the rejected records, if not by the options of `results`. */
  readonly next?: string | undefined;
  /** Files of rows, with what they contain. */
  readonly written: readonly {
    readonly file: string;
    readonly what: string;
    readonly records: number;
    /** Number of records left out because their rows are broken. */
    readonly broken: number;
  }[];
}

/** A result for a person: its errors, the counts, and which rows went where. */
export function resultText(
  { result, upload, next, written }: ResultFiles,
  summary: SummaryOfResult,
  ink: Ink,
): string {
  const hasUpload = upload !== undefined;
  const lines = [
    ...errorTable(summary, ink),
    `${visible(result)}: ${verdict(summary, ink)}`,
    `  ${recordCounts(summary)} (response mode ${summary.responseMode ?? 'not known'})`,
    ...notesOn(summary, hasUpload, written.length, next).map((line) => `  ${line}`),
    ...written.map((file) => `${visible(file.file)}: ${describeFile(file)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** What happened to records that were sent by requests, for a person. */
export function appliedText(input: string, summary: SummaryOfResult, ink: Ink): string {
  const { accepted, rejected, unknown } = summary.records;
  const lines = [
    ...errorTable(summary, ink),
    `${visible(input)}: ${verdict(summary, ink)}`,
    `  ${recordCounts(summary)}`,
    accepted > 0 && `  ${notCounted}`,
    rejected + unknown > 0 && '  --format json lists the records that were not accepted.',
  ];
  return `${lines.filter((line) => line !== false).join('\n')}\n`;
}

function describeFile({ records, what, broken }: ResultFiles['written'][number]): string {
  const isEmpty = records === 0 ? ', only a header' : '';
  const omitted = broken > 0 ? `; ${pluralize(broken, 'broken row')} left out` : '';
  return `${pluralize(records, 'record')} ${what}${isEmpty}${omitted}`;
}

/** Most frequent first: a line of figures for each error, and below it what it means. */
function errorTable({ errors }: SummaryOfResult, ink: Ink): readonly string[] {
  const counts = Object.entries(errors).sort(([, a], [, b]) => b.count - a.count);
  if (counts.length === 0) return [];
  const [heads = '', ...lines] = alignColumns([
    ['count', 'error', 'advice', 'name'],
    ...counts.map(([key, { code, count, advice }]) => {
      const name = showName(code);
      return [String(count), visible(showName(key)), advice, name === key ? '' : visible(name)];
    }),
  ]);
  return [
    ink.faint(heads),
    ...counts.flatMap(([, count], index) => [
      ink.error(lines[index] ?? ''),
      ...meaningLines(count).map(ink.faint),
    ]),
    '',
  ];
}

function meaningLines({ code, meaning, rules }: ErrorCount): readonly string[] {
  const text = `${meaning === code ? '' : meaning}${localRules(rules)}`;
  return wrap(text, 90).map((line) => ' '.repeat(7) + line);
}

/** What a result says in one phrase. */
export function verdictOf({ records, errors, unmatched }: SummaryOfResult): Verdict {
  const all = Object.values(errors).reduce((sum, { count }) => sum + count, 0);
  if (records.rejected > 0) {
    const withErrors = `with ${pluralize(all - unmatched.errors, 'error')}`;
    return {
      tone: 'error',
      text: `${pluralize(records.rejected, 'record')} rejected, ${withErrors}`,
    };
  }
  if (unmatched.errors > 0) return { tone: 'error', text: 'errors without a record' };
  if (records.unknown > 0)
    return { tone: 'warning', text: 'no record rejected, but some are unknown' };
  return { tone: 'good', text: 'no record rejected' };
}

function verdict(summary: SummaryOfResult, ink: Ink): string {
  const { tone, text } = verdictOf(summary);
  return ink[tone](text);
}

function recordCounts({ records }: SummaryOfResult): string {
  const { uploaded, accepted, rejected, unknown } = records;
  const all = uploaded === undefined ? '' : `${uploaded} uploaded: `;
  return `${all}${accepted} accepted, ${rejected} rejected, ${unknown} unknown`;
}

/** What a reader of the counts may not know, and what to do next: a sentence each. */
export function notesOn(
  summary: SummaryOfResult,
  hasUpload: boolean,
  writtenFiles: number,
  next: string | undefined,
): readonly string[] {
  const lines = [
    ...unmatchedLines(summary, hasUpload),
    ...notes(summary, hasUpload, writtenFiles, next),
  ];
  return lines.filter((line) => line !== false);
}

type Lines = readonly (string | false)[];

function unmatchedLines({ unmatched }: SummaryOfResult, hasUpload: boolean): Lines {
  const { errors, notUploaded, clientIdMissing, clientIdRepeated, matchedByCells } = unmatched;
  const withoutId = [
    clientIdMissing > 0 && `${pluralize(clientIdMissing, 'record')} without a Client Id`,
    clientIdRepeated > 0 &&
      `${pluralize(clientIdRepeated, 'record')} with a Client Id that is used more than once`,
  ].filter((part) => part !== false);
  return [
    errors > 0 &&
      `${pluralize(errors, 'error')} ${hasUpload ? 'without an uploaded record' : 'without a record. --upload matches errors to records'}`,
    notUploaded > 0 && `${pluralize(notUploaded, 'record')} in the result but not in the upload`,
    withoutId.length > 0 &&
      `${withoutId.join(', ')}; ${matchedByCells} of them found in the result by their cells`,
  ];
}

function whyUnknown(
  responseMode: SummaryOfResult['responseMode'],
  { errors, notUploaded }: SummaryOfResult['unmatched'],
): string {
  if (responseMode === null)
    return 'Unknown records are not in the result. If you requested only errors, add --response-mode errors-only: then they count as accepted.';
  if (errors + notUploaded > 0)
    return 'Unknown records may be the ones of rows without an uploaded record. Check that the Client Ids of the two files agree.';
  return responseMode === 'errors-only'
    ? 'Unknown records may be the ones of rows that could not be read.'
    : 'Unknown records are not in the result, although all records were requested, or a row that could not be read may reject them.';
}

const notCounted =
  'Accepted does not mean counted: the service later drops rows whose click is unknown or too old, without an error.';

function notes(
  { records, responseMode, unmatched }: SummaryOfResult,
  hasUpload: boolean,
  writtenFiles: number,
  next: string | undefined,
): Lines {
  const { accepted, rejected, unknown } = records;
  return [
    unknown > 0 && hasUpload && whyUnknown(responseMode, unmatched),
    accepted > 0 && notCounted,
    rejected > 0 &&
      writtenFiles === 0 &&
      (next !== undefined
        ? visible(next)
        : hasUpload
          ? '--retry FILE writes the rejected records to send again. --rejects FILE writes them with their errors.'
          : '--upload FILE shows the outcome of each uploaded record, and allows --retry and --rejects.'),
  ];
}
