import type { Issue } from '../../issues/issue';
import type { ReadOptions } from '../../options/options';
import { reportText } from '../../report/issues';
import { reportJson } from '../../report/json';
import { type FileIssues, sarifLog } from '../../report/sarif';
import { visible } from '../../report/terminal/ink';
import { type ValidationReport, validateBulkFile } from '../../validate';
import { assertFiles, oneOf, readArguments } from '../flags/arguments';
import { checkingFlags, readCheckingOptions } from '../flags/checking';
import { flushAfterEach, inputFile } from '../input/file';
import { createLines } from '../output/lines';
import type { Terminal } from '../output/terminal';
import { version } from '../version';
import { UsageError } from '../wrong-use';

const flags = {
  ...checkingFlags,
  format: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

export async function validateCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const format = oneOf('format', values.format, ['text', 'json', 'ndjson', 'sarif']) ?? 'text';
  assertFiles('validate', positionals);
  const options = await readCheckingOptions(values, terminal);
  const print = values.quiet ? async () => {} : terminal.out;
  const sarif: FileIssues[] = [];
  let exitCode = 0;

  for (const file of positionals) {
    const report = await validateFile(file).catch(printUsageError);
    terminal.clear();
    exitCode = Math.max(exitCode, exitCodeOf(report));
    if (report) await printReport(file, report);
  }
  if (format === 'sarif') {
    const log = sarifLog(sarif, { version, successful: exitCode < 2 });
    await print(`${JSON.stringify(log, null, 2)}\n`);
  }
  return exitCode;

  async function validateFile(file: string): Promise<ValidationReport> {
    const bytes = inputFile(file, terminal);
    const onProgress: ReadOptions['onProgress'] = ({ rows }) =>
      terminal.progress(`${file}: ${rows} rows`);
    const fileOptions = { ...options, signal: terminal.signal, onProgress };
    if (format !== 'ndjson') return validateBulkFile(bytes, fileOptions);
    // Each issue is printed as it is found. The report holds none, and none is left out.
    const lines = createLines(print);
    const onIssue = (issue: Issue) => lines.add(JSON.stringify({ file, ...issue }));
    const source = flushAfterEach(bytes, lines.flush);
    try {
      const report = await validateBulkFile(source, { ...fileOptions, maxIssues: 0, onIssue });
      return { ...report, truncated: false };
    } finally {
      await lines.flush();
    }
  }

  /** A file that cannot be opened does not keep the others from being validated. */
  async function printUsageError(cause: unknown): Promise<undefined> {
    if (!(cause instanceof UsageError)) throw cause;
    terminal.clear();
    await terminal.err(`${visible(cause.message)}\n`);
  }

  async function printReport(file: string, report: ValidationReport): Promise<void> {
    if (!report.readable) {
      const { line, message } = report.issues.at(-1) as Issue;
      await terminal.err(`${visible(file)}: line ${line}: ${message}\n`);
    }
    if (format === 'json') for (const piece of reportJson(file, report)) await print(piece);
    else if (format === 'text') await print(reportText(file, report, terminal.ink));
    else if (format === 'sarif') sarif.push({ file, ...report });
    else {
      const { issues: _, ...summary } = report;
      await print(`${JSON.stringify({ file, ...summary })}\n`);
    }
  }
}

function exitCodeOf(report: ValidationReport | undefined): 0 | 1 | 2 {
  if (!report?.readable) return 2;
  return report.valid ? 0 : 1;
}
