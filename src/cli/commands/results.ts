import { oneFile, oneOf, readArguments } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { ledgerFlags } from '../flags/ledger-flags';
import { canBeReadAgain, inputFile } from '../input/file';
import { assertAcceptedName, assertSeparate, isSameFile } from '../output/file';
import type { NamedSource } from '../output/read-result';
import { openReportFiles, readReportFiles, reportFileFlags } from '../output/report-files';
import { reportResult } from '../output/result-report';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';

export const flags = {
  upload: { type: 'string', file: 'read' },
  'response-mode': { type: 'string' },
  retry: { type: 'string', file: 'write' },
  rejects: { type: 'string', file: 'write' },
  advice: { type: 'string' },
  format: { type: 'string' },
  ...reportFileFlags,
  ...ledgerFlags,
} as const;

export async function resultsCommand(args: readonly string[], terminal: Terminal) {
  const { result, upload, values, reportFiles, ...options } = await readOptions(args, terminal);
  const reports = await openReportFiles(reportFiles, terminal);
  const file = (name: string): NamedSource => ({ name, open: () => inputFile(name, terminal) });
  const files = { result: file(result), upload: upload === undefined ? undefined : file(upload) };
  const code = await reportResult({ ...options, ...files, reports }, terminal);
  if (values.ledger !== undefined && upload !== undefined) {
    const { settleByResult } = await import('../ledger/settle-by-result');
    await settleByResult(values, { ...options, result, upload }, terminal);
  }
  return code;
}

async function readOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const result = oneFile('RESULT', positionals);
  const { upload, retry, rejects } = values;
  const advice = oneOf('advice', values.advice, ['retry', 'fix', 'account']);
  const responseMode = oneOf('response-mode', values['response-mode'], [
    'errors-only',
    'errors-and-results',
  ]);
  const reportFiles = readReportFiles(values.report);
  const format = oneOf('format', values.format, ['text', 'json', 'ndjson', 'github']) ?? 'text';
  if (upload !== undefined && !(await canBeReadAgain(upload, terminal)))
    throw new UsageError('--upload needs a FILE, because it is read more than once.');
  if (upload !== undefined && result !== '-' && (await isSameFile(upload, result, terminal)))
    throw new UsageError(`${upload}: The upload and the result are the same file.`);
  for (const [flag, target] of Object.entries({ retry, rejects })) {
    if (target === undefined) continue;
    if (upload === undefined)
      throw new UsageError(`--${flag} needs --upload, because it writes the uploaded rows.`);
    if (target === '-') throw new UsageError(`--${flag} needs its own FILE.`);
  }
  await assertSeparate(namedFiles(flags, values, { RESULT: result }), terminal);
  if (retry !== undefined) await assertAcceptedName(retry, terminal);
  if (values.ledger !== undefined && upload === undefined)
    throw new UsageError('--ledger needs --upload, by which the ledger knows the file.');
  if (values.ledger !== undefined && result === '-')
    throw new UsageError('--ledger needs a FILE for RESULT, because it is read more than once.');
  if (advice !== undefined && retry === undefined)
    throw new UsageError('--advice selects the records for --retry. Add --retry FILE.');
  return { values, result, upload, retry, rejects, advice, responseMode, format, reportFiles };
}
