import { visible } from '../../text/shown/escapes';
import { assertFiles, readArguments } from '../flags/arguments';
import { checkingFlags, readCheckingOptions } from '../flags/checking';
import { ledgerFlags } from '../flags/ledger-flags';
import { inputFile } from '../input/file';
import type { Terminal } from '../output/terminal';
import { createReporter, exitCodeOf, reportFlags } from '../output/validation';
import { UsageError } from '../wrong-use';

export const flags = { ...checkingFlags, ...ledgerFlags, ...reportFlags } as const;

export async function validateCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  assertFiles(positionals);
  const options = await readCheckingOptions(values, terminal);
  const reporter = createReporter(values, options, terminal);
  let exitCode = 0;

  for (const file of positionals) {
    const bytes = inputFile(file, terminal);
    const report = await reporter.validate(file, bytes).catch(printUsageError);
    terminal.clear();
    exitCode = Math.max(exitCode, exitCodeOf(report));
    if (report) await reporter.print(file, report);
  }
  await reporter.end(exitCode);
  return exitCode;

  /** A file that cannot be opened does not keep the others from being validated. */
  async function printUsageError(cause: unknown): Promise<undefined> {
    if (!(cause instanceof UsageError)) throw cause;
    terminal.clear();
    await terminal.err(`${visible(cause.message)}\n`);
  }
}
