import { type FileIssues, sarifLog } from '../report/sarif';
import { reportText } from '../report/text';
import { type ValidationReport, validateBulkFile } from '../validate';
import { oneOf, readArguments, readCommonOptions } from './arguments';
import { inputFile } from './input-file';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { version } from './version';

export async function validateCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    quiet: { type: 'boolean', short: 'q' },
  });
  const format = oneOf('format', values.format, ['text', 'json', 'ndjson', 'sarif']) ?? 'text';
  if (positionals.length === 0) throw new UsageError('validate needs a FILE, or "-".');
  const common = await readCommonOptions(values);
  const print = values.quiet ? async () => {} : terminal.out;
  const sarif: FileIssues[] = [];
  let exitCode = 0;

  for (const file of positionals) {
    const waiting: string[] = [];
    const flush = async () => {
      if (waiting.length > 0) await print(waiting.splice(0).join(''));
    };
    const source = async function* () {
      for await (const piece of inputFile(file)) {
        yield piece;
        await flush();
      }
    };
    let report: ValidationReport;
    try {
      report = await validateBulkFile(source(), {
        ...common,
        signal: terminal.signal,
        onProgress: ({ rows }) => terminal.progress(`${file}: ${rows} rows`),
        ...(format === 'ndjson' && {
          onIssue: (issue) => waiting.push(`${JSON.stringify({ file, ...issue })}\n`),
        }),
      });
    } catch (cause) {
      if (!(cause instanceof UsageError)) throw cause;
      terminal.err(`${cause.message}\n`);
      exitCode = 2;
      continue;
    }
    terminal.clear();
    await flush();
    exitCode = Math.max(exitCode, report.readable ? (report.valid ? 0 : 1) : 2);
    if (!report.readable) terminal.err(`${file}: ${endOfReading(report)}\n`);
    if (format === 'json') await print(`${JSON.stringify({ file, ...report })}\n`);
    else if (format === 'text') await print(reportText(file, report, terminal.ink));
    else if (format === 'sarif') sarif.push({ file, ...report });
    else {
      const { issues: _, ...summary } = report;
      await print(`${JSON.stringify({ file, ...summary })}\n`);
    }
  }
  if (format === 'sarif') await print(`${JSON.stringify(sarifLog(sarif, version), null, 2)}\n`);
  return exitCode;
}

/** The fault that ended the reading, with its line: nothing stands after it in the report. */
function endOfReading({ issues }: ValidationReport): string {
  const fault = issues.at(-1);
  return `line ${fault?.line}: ${fault?.message}`;
}
