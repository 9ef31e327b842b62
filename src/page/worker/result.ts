import { type Issue, type Outcome, reconcile, writeRejectsFile, writeRetryFile } from '../../index';
import { errorJson } from '../../report/service-error';
import type { RecordError } from '../../results/outcome';
import { showable } from '../../text/shown/showable';
import { maxShown, type Reason, type RecordRow, type ResultView, type Written } from '../jobs';
import type { JobFiles } from './job-files';
import { collect } from './parts';

/** Reasons and cells of a record that are shown: a result may list a million for one. */
const maxReasons = 20;
const maxCells = 200;
const maxIssues = 100;

/** What became of each record of the upload. */
export async function readResult(files: JobFiles): Promise<ResultView> {
  const { showValues } = files.inputs;
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => {
    if (issues.length < maxIssues) issues.push(issue);
  };
  const { outcomes, summary } = reconcile({ ...pairOf(files), onIssue });
  const found = await summary;
  const records: RecordRow[] = [];
  const counts = new Map<string, number>();
  for await (const outcome of outcomes) {
    const keys = [outcome.status, ...new Set(outcome.errors.map(reasonKey))];
    let isShown = false;
    for (const key of keys) {
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      isShown ||= count < maxShown;
    }
    if (isShown) records.push(recordRow(outcome, showValues));
  }
  const recordsByReason = Object.fromEntries(
    Object.keys(found.errors).map((key) => [key, counts.get(key) ?? 0]),
  );
  return { summary: found, records, recordsByReason, issues };
}

/** The rejected records, to be sent again. */
export async function retry(files: JobFiles): Promise<Written> {
  return { blob: await collect(writeRetryFile(pairOf(files))) };
}

/** The rejected records with their reasons, for a person. */
export async function rejectedRecords(files: JobFiles): Promise<Written> {
  return { blob: await collect(writeRejectsFile(pairOf(files))) };
}

function pairOf(files: JobFiles) {
  const { responseMode } = files.inputs;
  return { upload: files.upload, result: files.result(), responseMode };
}

/** The key of an error in the summary, unless its name may not be shown. */
export function reasonKey({ number, code }: Pick<RecordError, 'number' | 'code'>): string {
  return number === undefined ? code : String(number);
}

function recordRow({ line, status, clientId, errors, cells }: Outcome, showValues: boolean) {
  const row: RecordRow = {
    line,
    status,
    clientId: clientId && (showValues ? clientId : showable(clientId)),
    reasons: errors.slice(0, maxReasons).map((error) => reasonOf(error, showValues)),
    cells: showValues ? filledCells(cells) : undefined,
  };
  return row;
}

function reasonOf(error: RecordError, showValues: boolean): Reason {
  const shown = { ...error, ...(!showValues && errorJson(error)) };
  const { number, code, meaning, advice, detail } = shown;
  return { number, code, meaning, advice, detail: showValues ? detail : undefined };
}

function filledCells(cells: ReadonlyMap<string, string>) {
  const filled: (readonly [string, string])[] = [];
  for (const [column, text] of cells) {
    if (text !== '') filled.push([column, text]);
    if (filled.length === maxCells) break;
  }
  return filled;
}
