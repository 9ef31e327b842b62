import type { Issue } from '../../issues/issue';
import { reportText } from '../../report/issues';
import { reportJson } from '../../report/json';
import { type FileIssues, sarifLog } from '../../report/sarif';
import { visible } from '../../report/terminal/ink';
import { type ValidationReport, validateBulkFile } from '../../validate';
import {
  type CheckingOptions,
  checkingFlags,
  oneOf,
  readArguments,
  readCheckingOptions,
} from '../flags/arguments';
import { flushing, inputFile } from '../input/file';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';
import { version } from '../version';

export async function validateCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, {
    ...checkingFlags,
    format: { type: 'string' },
    quiet: { type: 'boolean', short: 'q' },
  });
  const format = oneOf('format', values.format, ['text', 'json', 'ndjson', 'sarif']) ?? 'text';
  if (positionals.length === 0) throw new UsageError('validate needs a FILE, or "-".');
  if (positionals.filter((file) => file === '-').length > 1)
    throw new UsageError('standard input can be read once only.');
  const options = await readCheckingOptions(values, terminal);
  const print = values.quiet ? async () => {} : terminal.out;
  const sarif: FileIssues[] = [];
  let exitCode = 0;

  for (const file of positionals) {
    let report: ValidationReport;
    try {
      report =
        format === 'ndjson'
          ? await printIssues(file, options, terminal, print)
          : await validateBulkFile(inputFile(file, terminal), watched(file, terminal, options));
    } catch (cause) {
      if (!(cause instanceof UsageError)) throw cause;
      terminal.clear();
      await terminal.err(`${visible(cause.message)}\n`);
      exitCode = 2;
      continue;
    }
    terminal.clear();
    exitCode = Math.max(exitCode, report.readable ? (report.valid ? 0 : 1) : 2);
    if (!report.readable) await terminal.err(`${visible(file)}: ${endOfReading(report)}\n`);
    if (format === 'json') for (const piece of reportJson(file, report)) await print(piece);
    else if (format === 'text') await print(reportText(file, report, terminal.ink));
    else if (format === 'sarif') sarif.push({ file, ...report });
    else {
      const { issues: _, ...summary } = report;
      await print(`${JSON.stringify({ file, ...summary })}\n`);
    }
  }
  if (format === 'sarif') {
    const log = sarifLog(sarif, { version, successful: exitCode < 2 });
    await print(`${JSON.stringify(log, null, 2)}\n`);
  }
  return exitCode;
}

/** Prints each issue as it is found. Nothing is kept, and nothing is left out. */
async function printIssues(
  file: string,
  options: CheckingOptions,
  terminal: Terminal,
  print: (text: string) => Promise<void>,
): Promise<ValidationReport> {
  let text = '';
  const flush = async () => {
    const found = text;
    text = '';
    if (found !== '') await print(found);
  };
  const onIssue = (issue: Issue) => {
    text += `${JSON.stringify({ file, ...issue })}\n`;
  };
  const source = flushing(inputFile(file, terminal), flush);
  const capped = { ...watched(file, terminal, options), maxIssues: 0, onIssue };
  try {
    return { ...(await validateBulkFile(source, capped)), truncated: false };
  } finally {
    await flush();
  }
}

function watched(file: string, terminal: Terminal, options: CheckingOptions) {
  return {
    ...options,
    signal: terminal.signal,
    onProgress: ({ rows }: { readonly rows: number }) => terminal.progress(`${file}: ${rows} rows`),
  };
}

/** The fault that ended the reading, with its line: nothing stands after it in the report. */
function endOfReading({ issues }: ValidationReport): string {
  const fault = issues.at(-1);
  return `line ${fault?.line}: ${fault?.message}`;
}
