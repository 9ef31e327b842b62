import type { Issue } from '../../issues/issue';
import type { ReadOptions } from '../../options/options';
import type { ConversionType } from '../../records/offline-conversion/conversion-type';
import type { OfflineConversionOptions } from '../../records/offline-conversion/options';
import type { ChangeCounts } from '../../report/changes';
import type { ValidatedFile } from '../../report/content/validation';
import { reportLines } from '../../report/issues';
import type { AnyRecordType } from '../../schema/record-type';
import { originOf, withOrigin } from '../../source/origin';
import { writeJson } from '../../text/shown/escapes';
import { joinLines, jsonLine } from '../../text/shown/pieces';
import { type ValidationReport, validateRecords } from '../../validate';
import { createDocument } from '../documents/document';
import { oneOf } from '../flags/arguments';
import { flushAfterEach } from '../input/file';
import { version } from '../version';
import type { UsageError } from '../wrong-use';
import { githubPieces } from './github';
import { createLines } from './lines';
import type { ReportFiles } from './report-files';
import type { Terminal } from './terminal';

/** Flags of the commands that print what is wrong with files. */
export const reportFlags = {
  format: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

interface ReportedOptions extends ReadOptions, OfflineConversionOptions {
  /** Its reports are read by their counts only, whatever its actions are. */
  readonly recordType: AnyRecordType;
}

/** Formats that are printed after the last file. */
const printedLast = ['sarif', 'github'];

/**
 * Validates files and prints the reports, in the format that the flags name.
 * @param name the schema of the reports
 */
export function createReporter(
  name: 'validate' | 'fix',
  flags: { readonly format?: string | undefined; readonly quiet?: boolean | undefined },
  { recordType, ...options }: ReportedOptions,
  terminal: Terminal,
  /** Files for reports, which are written at the end. */
  reports?: ReportFiles,
) {
  const format =
    oneOf('format', flags.format, ['text', 'json', 'ndjson', 'sarif', 'github']) ?? 'text';
  const print = flags.quiet ? async () => {} : terminal.out;
  const validated: ValidatedFile[] = [];
  const isKept = printedLast.includes(format) || reports?.isEmpty === false;

  /** Validates a file. NDJSON gets each issue as it is found; if there is nothing else, the report keeps none. */
  async function validate(
    file: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<ValidationReport> {
    const onProgress: ReadOptions['onProgress'] = ({ rows }) =>
      terminal.progress(`${file}: ${rows} rows`);
    const fileOptions = { ...options, signal: terminal.signal, onProgress };
    if (format !== 'ndjson' && !reports?.hasLines)
      return validateRecords(recordType as ConversionType, bytes, fileOptions);
    const lines = createLines(print);
    const onIssue = (issue: Issue) => {
      const json = writeJson({ file, ...issue });
      if (format === 'ndjson') lines.add(json);
      reports?.addLine(json);
    };
    const flush = async () => {
      await lines.flush();
      await reports?.flush();
    };
    const source = withOrigin(flushAfterEach(bytes, flush), () => originOf(bytes));
    const keepsNone = format === 'ndjson' && !reports?.hasLists;
    try {
      return await validateRecords(recordType as ConversionType, source, {
        ...fileOptions,
        ...(keepsNone && { maxIssues: 0 }),
        onIssue,
      });
    } finally {
      await flush();
    }
  }

  /** Prints the report on a file. With `text`, it stands behind `before`. */
  async function printReport(
    file: string,
    report: ValidationReport & { readonly changes?: ChangeCounts },
    before = '',
  ): Promise<void> {
    if (!report.readable) {
      const { code, line, message } = report.issues.at(-1) as Issue;
      await terminal.log({ level: 'error', code, message, file, line });
    }
    const { issues, truncated, ...summary } = report;
    if (isKept) validated.push({ file, report });
    if (format === 'json')
      await printPieces(jsonLine(createDocument(name, { file, ...summary, issues, truncated })));
    else if (format === 'ndjson')
      await printPieces(
        jsonLine(createDocument(`${name}-line`, { file, ...summary, truncated: false })),
      );
    else if (format === 'text') {
      if (before !== '') await print(before);
      await printPieces(joinLines(reportLines(file, report, terminal.ink)));
    }
  }

  /** Reports a file that could not be opened. */
  async function printUnreadable(file: string, { message }: UsageError): Promise<void> {
    terminal.clear();
    await terminal.log({ level: 'error', message });
    if (isKept) validated.push({ file, unreadable: message });
  }

  async function printPieces(pieces: Iterable<string>): Promise<void> {
    for (const piece of pieces) await print(piece);
  }

  /** Prints what comes after the last file, and writes the reports. */
  async function end(exitCode: number): Promise<void> {
    if (!isKept) return;
    const { validationContent } = await import('../../report/content/validation');
    const content = validationContent(validated);
    if (format === 'sarif') {
      const { sarifLog } = await import('../../report/formats/sarif');
      await printPieces(sarifLog(content.files, { version, successful: exitCode < 2 }));
    } else if (format === 'github') await printPieces(await githubPieces(content));
    await reports?.end(() => content);
  }

  return { validate, print: printReport, printUnreadable, end };
}

export type Reporter = ReturnType<typeof createReporter>;

export function exitCodeOf(report: ValidationReport | undefined): 0 | 1 | 2 {
  if (!report?.readable) return 2;
  return report.valid ? 0 : 1;
}
