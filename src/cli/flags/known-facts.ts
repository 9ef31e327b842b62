import type { GoalError } from '../../api/goals/read';
import type { Issue } from '../../issues/issue';
import { readClicks } from '../../records/offline-conversion/read-clicks';
import { goalErrorLine, placeOfGoal } from '../../report/goals';
import { explain, showName } from '../../report/service-error';
import { pluralize } from '../../report/terminal/ink';
import type { LogEntry } from '../documents/log';
import { inputFile } from '../input/file';
import { readGoalsFile } from '../input/goals';
import { createIssuePrinter, type IssuePrinter } from '../output/issue-printer';
import type { Terminal } from '../output/terminal';
import { asUsageError, UsageError } from '../wrong-use';

/** Reads the goals of `--goals`, or gets them from the service if that is `fetch`. */
export async function readKnownGoals(path: string, terminal: Terminal) {
  if (path === 'fetch') return fetchKnownGoals(terminal);
  return readFlagFile('--goals', path, terminal, async (bytes, printer) => {
    const { signal } = terminal;
    const onIssue = (issue: Issue) => printer.add(issue, placeOfGoal(issue));
    const { goals, errors } = await readGoalsFile(path, bytes, { signal, onIssue });
    await printer.flush();
    for (const error of errors)
      await terminal.log(goalErrorEntry(path, error), () =>
        goalErrorLine(path, error, terminal.errInk),
      );
    if (errors.some(({ index }) => index === undefined))
      throw new UsageError(`${path}: The service returned an error and no goals.`);
    if (goals.length === 0 && printer.errors === 0)
      throw new UsageError(
        `${path}: The file contains no goals, so every Conversion Name would be unknown.`,
      );
    return goals;
  });
}

/** An error of the service in the answer that a file holds. */
function goalErrorEntry(file: string, error: GoalError): LogEntry {
  const { index } = error;
  const code = showName(error.code);
  const place = index === undefined ? {} : { index };
  return { level: 'error', code, message: explain(error) || code, file, ...place };
}

async function fetchKnownGoals(terminal: Terminal) {
  const { onCall, openService } = await import('./service');
  const { client, accountId } = await openService({}, terminal);
  const { goals } = await onCall(client.getOfflineConversionGoals({ signal: terminal.signal }));
  if (goals.length > 0) return goals;
  throw new UsageError(
    `--goals fetch: Account ${accountId} has no offline conversion goals, so every Conversion Name would be unknown.`,
  );
}

/** Reads the clicks of `--clicks`. */
export function readKnownClicks(path: string, terminal: Terminal) {
  return readFlagFile('--clicks', path, terminal, async (bytes, printer) => {
    const onIssue = (issue: Issue) => printer.add(issue, { line: issue.line });
    return (await readClicks(bytes, { signal: terminal.signal, onIssue })).clicks;
  });
}

/**
 * Reads a file that records are judged by. Its warnings are printed. An error in it ends the command,
 * because records would be judged without what could not be read.
 */
async function readFlagFile<Facts>(
  flag: string,
  path: string,
  terminal: Terminal,
  read: (bytes: AsyncGenerator<Uint8Array, void>, printer: IssuePrinter) => Promise<Facts>,
): Promise<Facts> {
  if (path === '-') throw new UsageError(`${flag} needs a FILE.`);
  const printer = createIssuePrinter(path, terminal);
  try {
    const facts = await read(inputFile(path, terminal), printer);
    await printer.end();
    if (printer.errors === 0) return facts;
    const errors = pluralize(printer.errors, 'error');
    throw new UsageError(`${path}: ${errors}. Fix or remove the faulty entries.`);
  } catch (cause) {
    await printer.flush();
    const error = asUsageError(cause, path);
    throw error instanceof UsageError ? new UsageError(`${flag} ${error.message}`) : error;
  }
}
