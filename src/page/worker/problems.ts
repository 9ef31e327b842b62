import { outputHead } from '../../contracts/output-head';
import { createRowFormat } from '../../csv/write';
import { type Issue, readOfflineConversions, validateBulkFile } from '../../index';
import { writeJson } from '../../text/shown/escapes';
import type { Written } from '../jobs';
import { checkOptions } from './check';
import type { JobFiles } from './job-files';
import { Parts } from './parts';

const byteOrderMark = '\ufeff';

/** All problems of the upload as a table. */
export async function problemsCsv(files: JobFiles): Promise<Written> {
  const csv = createRowFormat(',');
  const parts = new Parts();
  parts.add(
    byteOrderMark +
      csv.row(['Line', 'Severity', 'Code', 'Column', 'Client Id', 'Action', 'Problem']),
  );
  const onIssue = (issue: Issue) => {
    const { line, severity, code, column = '', clientId = '', action = '', message } = issue;
    const texts = [code, column, clientId, action, message];
    parts.add(csv.row([String(line), severity, ...texts.map(asText)]));
  };
  await validateBulkFile(files.upload(), {
    ...(await checkOptions(files)),
    maxIssues: 0,
    onIssue,
  });
  return { blob: parts.blob('text/csv') };
}

/** All problems, as `validate --format json` prints them. */
export async function problemsJson(files: JobFiles): Promise<Written> {
  const parts = new Parts();
  let count = 0;
  const head = { ...outputHead('validate'), file: files.inputs.upload.name };
  parts.add(`${writeJson(head).slice(0, -1)},"issues":[`);
  const onIssue = (issue: Issue) => {
    parts.add(`${count === 0 ? '' : ','}\n${writeJson(issue)}`);
    count++;
  };
  const { issues: _, ...summary } = await validateBulkFile(files.upload(), {
    ...(await checkOptions(files)),
    maxIssues: 0,
    onIssue,
  });
  parts.add(`\n],${writeJson({ ...summary, truncated: false }).slice(1)}\n`);
  return { blob: parts.blob('application/json') };
}

/** The rows of the upload that have errors, each with its problems in additional columns. */
export async function rejectedRows(files: JobFiles): Promise<Written> {
  const csv = createRowFormat(',');
  const parts = new Parts();
  const added = ['Line', 'Codes', 'Problems'];
  let hasHead = false;
  const options = await checkOptions(files);
  for await (const { line, record, issues, cells } of readOfflineConversions(
    files.upload(),
    options,
  )) {
    if (record) continue;
    if (!hasHead) parts.add(byteOrderMark + csv.row([...cells.keys(), ...added]));
    hasHead = true;
    const errors = issues.filter(({ severity }) => severity === 'error');
    const codes = [...new Set(errors.map(({ code }) => code))].join(' ');
    const problems = errors.map(({ message }) => message).join(' ');
    parts.add(csv.row([...cells.values(), String(line), codes, problems]));
  }
  // The file has errors, and none is in a row.
  if (!hasHead) parts.add(byteOrderMark + csv.row(added));
  return { blob: parts.blob('text/csv') };
}

/** Keeps a spreadsheet from computing a text that starts like a formula. */
function asText(text: string): string {
  return /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
}
