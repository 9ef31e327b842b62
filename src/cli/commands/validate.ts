import { readConfiguredArguments } from '../config/arguments';
import { assertFiles } from '../flags/arguments';
import { checkingFlags, readCheckingOptions } from '../flags/checking';
import { namedFiles } from '../flags/files';
import { ledgerFlags } from '../flags/ledger-flags';
import { inputFile } from '../input/file';
import { assertSeparate } from '../output/file';
import { openReportFiles, readReportFiles, reportFileFlags } from '../output/report-files';
import type { Terminal } from '../output/terminal';
import { createReporter, exitCodeOf, reportFlags } from '../output/validation';
import { UsageError } from '../wrong-use';

export const flags = {
  ...checkingFlags,
  ...ledgerFlags,
  ...reportFlags,
  ...reportFileFlags,
} as const;

export async function validateCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals, recordType } = await readConfiguredArguments(args, flags, terminal);
  assertFiles(positionals);
  const reportFiles = readReportFiles(values.report);
  if (reportFiles.length > 0)
    await assertSeparate(namedFiles(flags, values, { FILE: positionals }), terminal);
  const options = await readCheckingOptions(values, recordType, terminal);
  const reports = await openReportFiles(reportFiles, terminal);
  const reporter = createReporter(
    'validate',
    values,
    { recordType, ...options },
    terminal,
    reports,
  );
  let exitCode = 0;

  for (const file of positionals) {
    const bytes = inputFile(file, terminal);
    const report = await reporter.validate(file, bytes).catch(async (cause) => {
      // A file that cannot be opened does not keep the others from being validated.
      if (!(cause instanceof UsageError)) throw cause;
      await reporter.printUnreadable(file, cause);
    });
    terminal.clear();
    exitCode = Math.max(exitCode, exitCodeOf(report ?? undefined));
    if (report) await reporter.print(file, report);
  }
  await reporter.end(exitCode);
  return exitCode;
}
