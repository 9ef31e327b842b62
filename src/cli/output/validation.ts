import type { Issue } from '../../issues/issue';
import type { ReadOptions } from '../../options/options';
import type { OfflineConversionOptions } from '../../records/offline-conversion/options';
import type { ChangeCounts } from '../../report/changes';
import { reportText } from '../../report/issues';
import { reportJson } from '../../report/json';
import { type FileIssues, sarifLog } from '../../report/sarif';
import { originOf, withOrigin } from '../../source/origin';
import { visible, writeJson } from '../../text/escapes';
import { type ValidationReport, validateBulkFile } from '../../validate';
import { oneOf } from '../flags/arguments';
import { flushAfterEach } from '../input/file';
import { version } from '../version';
import { createLines } from './lines';
import type { Terminal } from './terminal';

/** Flags of the commands that print what is wrong with files. */
export const reportFlags = {
  format: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

/** Validates files and prints the reports, in the format that the flags name. */
export function createReporter(
  flags: { readonly format?: string | undefined; readonly quiet?: boolean | undefined },
  options: ReadOptions & OfflineConversionOptions,
  terminal: Terminal,
) {
  const format = oneOf('format', flags.format, ['text', 'json', 'ndjson', 'sarif']) ?? 'text';
  const print = flags.quiet ? async () => {} : terminal.out;
  const sarif: FileIssues[] = [];

  /** Validates a file. With `ndjson`, each issue is printed as it is found, and the report keeps none. */
  async function validate(
    file: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<ValidationReport> {
    const onProgress: ReadOptions['onProgress'] = ({ rows }) =>
      terminal.progress(`${file}: ${rows} rows`);
    const fileOptions = { ...options, signal: terminal.signal, onProgress };
    if (format !== 'ndjson') return validateBulkFile(bytes, fileOptions);
    const lines = createLines(print);
    const onIssue = (issue: Issue) => lines.add(writeJson({ file, ...issue }));
    const flushing = flushAfterEach(bytes, lines.flush);
    const source = withOrigin(flushing, () => originOf(bytes));
    try {
      const report = await validateBulkFile(source, { ...fileOptions, maxIssues: 0, onIssue });
      return { ...report, truncated: false };
    } finally {
      await lines.flush();
    }
  }

  /** Prints the report on a file. With `text`, it stands behind `before`. */
  async function printReport(
    file: string,
    report: ValidationReport & { readonly changes?: ChangeCounts },
    before = '',
  ): Promise<void> {
    if (!report.readable) {
      const { line, message } = report.issues.at(-1) as Issue;
      await terminal.err(`${visible(file)}: line ${line}: ${visible(message)}\n`);
    }
    if (format === 'json') for (const piece of reportJson(file, report)) await print(piece);
    else if (format === 'text') await print(before + reportText(file, report, terminal.ink));
    else if (format === 'sarif') sarif.push({ file, ...report });
    else {
      const { issues: _, ...summary } = report;
      await print(`${writeJson({ file, ...summary })}\n`);
    }
  }

  /** Prints what comes after the last file. */
  async function end(exitCode: number): Promise<void> {
    if (format !== 'sarif') return;
    const log = sarifLog(sarif, { version, successful: exitCode < 2 });
    await print(`${writeJson(log, 2)}\n`);
  }

  return { validate, print: printReport, end };
}

export type Reporter = ReturnType<typeof createReporter>;

export function exitCodeOf(report: ValidationReport | undefined): 0 | 1 | 2 {
  if (!report?.readable) return 2;
  return report.valid ? 0 : 1;
}
