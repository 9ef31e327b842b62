import type { Issue } from '../../issues/issue';
import type { OfflineConversionOptions } from '../../records/offline-conversion/options';
import { readClicks } from '../../records/offline-conversion/read-clicks';
import { goalErrorLine, placeOfGoal } from '../../report/goals';
import { pluralize } from '../../report/terminal/ink';
import { inputFile } from '../input/file';
import { readGoalsFile } from '../input/goals-file';
import { createIssuePrinter, defaultCaps, type IssuePrinter } from '../output/issue-printer';
import type { Terminal } from '../output/terminal';
import { inWords } from '../unreadable';
import { UsageError } from '../usage-error';

type Goals = NonNullable<OfflineConversionOptions['goals']>;

/** The goals of `--goals`. */
export async function readKnownGoals(path: string, terminal: Terminal): Promise<Goals> {
  return await ofFlag('--goals', path, terminal, async (bytes, printer) => {
    const { signal } = terminal;
    const onIssue = (issue: Issue) => printer.add(issue, placeOfGoal(issue));
    const { goals, errors } = await readGoalsFile(path, bytes, { signal, onIssue });
    await printer.flush();
    for (const error of errors)
      await terminal.err(`${goalErrorLine(path, error, terminal.errInk)}\n`);
    if (errors.some(({ index }) => index === undefined))
      throw new UsageError(`${path}: the service answered with an error, and without goals.`);
    if (goals.length === 0 && printer.errors === 0)
      throw new UsageError(`${path}: holds no goal, and would make every Conversion Name unknown.`);
    return goals;
  });
}

/** The clicks of `--clicks`. */
export async function readKnownClicks(
  path: string,
  terminal: Terminal,
): Promise<ReadonlyMap<string, Date>> {
  return await ofFlag('--clicks', path, terminal, async (bytes, printer) => {
    const onIssue = (issue: Issue) => printer.add(issue, { line: issue.line });
    return (await readClicks(bytes, { signal: terminal.signal, onIssue })).clicks;
  });
}

/**
 * What a file says that others are judged by. Warnings are printed; with an error in it nothing is
 * judged, as what is not known would pass unseen.
 */
async function ofFlag<Facts>(
  flag: string,
  path: string,
  terminal: Terminal,
  read: (bytes: AsyncGenerator<Uint8Array, void>, printer: IssuePrinter) => Promise<Facts>,
): Promise<Facts> {
  if (path === '-') throw new UsageError(`${flag} needs a FILE.`);
  const printer = createIssuePrinter(path, defaultCaps, terminal);
  try {
    const facts = await read(inputFile(path, terminal), printer);
    await printer.end();
    if (printer.errors === 0) return facts;
    const all = pluralize(printer.errors, 'error');
    throw new UsageError(`${path}: ${all}; mend what is wrong in it, or take it out.`);
  } catch (cause) {
    await printer.flush();
    const words = inWords(path, cause);
    throw words instanceof UsageError ? new UsageError(`${flag} ${words.message}`) : words;
  }
}
