import type { Issue } from '../../issues/issue';
import type { ReadOptions } from '../../options/options';
import type { OfflineConversionOptions } from '../../records/offline-conversion/options';
import type { ChangeCounts } from '../../report/changes';
import { reportLines } from '../../report/issues';
import { type FileIssues, sarifLog } from '../../report/sarif';
import { originOf, withOrigin } from '../../source/origin';
import { visible, writeJson } from '../../text/shown/escapes';
import { joinLines, jsonLine } from '../../text/shown/pieces';
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
    const { issues, truncated, ...summary } = report;
    if (format === 'sarif') sarif.push({ file, issues });
    else if (format === 'json')
      await printPieces(jsonLine({ file, ...summary, issues, truncated }));
    else if (format === 'ndjson') await printPieces(jsonLine({ file, ...summary, truncated }));
    else {
      if (before !== '') await print(before);
      await printPieces(joinLines(reportLines(file, report, terminal.ink)));
    }
  }

  async function printPieces(pieces: Iterable<string>): Promise<void> {
    for (const piece of pieces) await print(piece);
  }

  /** Prints what comes after the last file. */
  async function end(exitCode: number): Promise<void> {
    if (format !== 'sarif') return;
    await printPieces(sarifLog(sarif, { version, successful: exitCode < 2 }));
  }

  return { validate, print: printReport, end };
}

export type Reporter = ReturnType<typeof createReporter>;

export function exitCodeOf(report: ValidationReport | undefined): 0 | 1 | 2 {
  if (!report?.readable) return 2;
  return report.valid ? 0 : 1;
}
