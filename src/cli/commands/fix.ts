import { type FixOptions, fixRecords } from '../../fix';
import type { Change } from '../../issues/change';
import { BulkFileError } from '../../messages/errors';
import { readAlongside } from '../../node/read-alongside';
import type { NewFile } from '../../node/replace/replace-files';
import { delimiterOf } from '../../node/upload-target';
import { csvName, packFor } from '../../node/zip';
import { changesText } from '../../report/changes';
import type { AnyRecordType } from '../../schema/record-type';
import type { ValidationReport } from '../../validate';
import { readConfiguredArguments } from '../config/arguments';
import { oneFile } from '../flags/arguments';
import { checkingFlags, readCheckingOptions } from '../flags/checking';
import { namedFiles } from '../flags/files';
import { inputFile } from '../input/file';
import { assertAcceptedName, assertSeparate, writeOutputs } from '../output/file';
import type { Terminal } from '../output/terminal';
import { createReporter, exitCodeOf, type Reporter, reportFlags } from '../output/validation';
import { UsageError } from '../wrong-use';

export const flags = {
  ...checkingFlags,
  ...reportFlags,
  output: { type: 'string', short: 'o', file: 'write' },
  result: { type: 'boolean' },
} as const;

export async function fixCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals, recordType } = await readConfiguredArguments(args, flags, terminal);
  const input = oneFile('INPUT', positionals);
  const { output } = values;
  if (output === undefined || output === '-')
    throw new UsageError('Name the output with -o FILE. Standard output is for the report.');
  await assertSeparate(namedFiles(flags, values, { INPUT: input }), terminal);
  await assertAcceptedName(output, terminal);
  const checking = values.result ? { ...values, kind: 'result' } : values;
  const options = await readCheckingOptions(checking, recordType, terminal);
  terminal.goOnWithoutReader();
  const reporter = createReporter('fix', values, { recordType, ...options }, terminal);

  const { changes, report, isWritten } = await writeFixed(
    { input, output, recordType, kind: options.kind },
    reporter,
    terminal,
  );
  terminal.clear();
  const file = isWritten ? output : input;
  const before = isWritten ? changesText(output, changes, terminal.ink) : '';
  await reporter.print(file, isWritten ? { ...report, changes } : report, before);
  const exitCode = exitCodeOf(report);
  await reporter.end(exitCode);
  return exitCode;
}

interface Fixing extends Pick<FixOptions, 'kind'> {
  readonly input: string;
  readonly output: string;
  readonly recordType: AnyRecordType;
}

/** Writes the file, and validates it at the same time. Nothing is written if the input cannot be read. */
async function writeFixed(
  { input, output, recordType, kind }: Fixing,
  reporter: Reporter,
  terminal: Terminal,
) {
  const changes: { [Code in Change['code']]?: number } = {};
  const fixed = fixRecords(recordType, inputFile(input, terminal), {
    kind,
    delimiter: delimiterOf(output) ?? ',',
    signal: terminal.signal,
    onChange({ code, count }) {
      changes[code] = (changes[code] ?? 0) + count;
    },
  });
  let report: ValidationReport | undefined;
  const pieces = readAlongside(fixed, async (copy) => {
    report = await reporter.validate(output, copy);
  });

  async function* files(): AsyncGenerator<NewFile, void> {
    yield { path: output, pieces: packFor(output, csvName(output), pieces) };
  }

  try {
    await writeOutputs(files(), terminal);
    return { changes, report: report as ValidationReport, isWritten: true };
  } catch (cause) {
    if (!(cause instanceof BulkFileError) || !report) throw cause;
    const issues = [...report.issues.slice(0, -1), cause.issue];
    return { changes, report: { ...report, issues }, isWritten: false };
  }
}
