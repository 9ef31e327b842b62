import type { Issue } from '../../issues/issue';
import { reportText } from '../../report/issues';
import { reportJson } from '../../report/json';
import { type FileIssues, sarifLog } from '../../report/sarif';
import { visible } from '../../report/terminal/ink';
import { type ValidationReport, validateBulkFile } from '../../validate';
import { assertReadOnce, oneOf, readArguments } from '../flags/arguments';
import { type CheckingOptions, checkingFlags, readCheckingOptions } from '../flags/checking';
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
  if (positionals.length === 0) throw new UsageError('validate needs a FILE, or "-".');
  assertReadOnce(positionals);
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

  function validateFile(file: string): Promise<ValidationReport> {
    const fileOptions = optionsFor(file, options, terminal);
    return format === 'ndjson'
      ? printIssues(file, fileOptions, terminal, print)
      : validateBulkFile(inputFile(file, terminal), fileOptions);
  }

  /** A file that cannot be opened does not keep the others from being validated. */
  async function printUsageError(cause: unknown): Promise<undefined> {
    if (!(cause instanceof UsageError)) throw cause;
    terminal.clear();
    await terminal.err(`${visible(cause.message)}\n`);
  }

  async function printReport(file: string, report: ValidationReport): Promise<void> {
    if (!report.readable) await terminal.err(`${visible(file)}: ${lastIssue(report)}\n`);
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

type FileOptions = ReturnType<typeof optionsFor>;

function optionsFor(file: string, options: CheckingOptions, terminal: Terminal) {
  return {
    ...options,
    signal: terminal.signal,
    onProgress: ({ rows }: { readonly rows: number }) => terminal.progress(`${file}: ${rows} rows`),
  };
}

/** Prints each issue as it is found. The report holds none, and none is left out. */
async function printIssues(
  file: string,
  options: FileOptions,
  terminal: Terminal,
  print: (text: string) => Promise<void>,
): Promise<ValidationReport> {
  const lines = createLines(print);
  const onIssue = (issue: Issue) => lines.add(JSON.stringify({ file, ...issue }));
  const source = flushAfterEach(inputFile(file, terminal), lines.flush);
  try {
    const report = await validateBulkFile(source, { ...options, maxIssues: 0, onIssue });
    return { ...report, truncated: false };
  } finally {
    await lines.flush();
  }
}

/** The fault that ended the reading, with its line: no issue follows it. */
function lastIssue({ issues }: ValidationReport): string {
  const fault = issues.at(-1);
  return `line ${fault?.line}: ${fault?.message}`;
}
