import { firstCharacter, peeked } from '../csv/peek';
import type { Issue } from '../issue';
import type { OfflineConversionOptions } from '../records/offline-conversion/options';
import { goalErrorLine, placeOfGoal } from '../report/goals';
import { counted } from '../report/text';
import { readClicks } from '../services/read-clicks';
import { readGoals } from '../services/read-goals';
import { jsonItems } from './input/json';
import { inputFile } from './input-file';
import { createIssuePrinter, type IssuePrinter } from './issue-printer';
import { readMoment } from './moment';
import type { Terminal } from './terminal';
import { inWords } from './unreadable';
import { UsageError } from './usage-error';

const caps = { maxIssues: 1000, maxIssuesPerCode: 100 };

type Goals = NonNullable<OfflineConversionOptions['goals']>;

/** The goals of `--goals`: plain objects, or anything that `readGoals` reads. */
export async function readKnownGoals(path: string, terminal: Terminal): Promise<Goals> {
  return await ofFlag('--goals', path, terminal, async (bytes, printer) => {
    const { told, pieces } = await peeked(bytes, firstCharacter());
    if (told === '[') return await plainGoals(path, pieces);
    const { signal } = terminal;
    const onIssue = (issue: Issue) => printer.add(issue, placeOfGoal(issue));
    const { goals, errors } = await readGoals(pieces, { signal, onIssue });
    await printer.flush();
    for (const error of errors)
      await terminal.err(`${goalErrorLine(path, error, terminal.errInk)}\n`);
    if (errors.some(({ index }) => index === undefined))
      throw new UsageError(`${path}: the service answered with an error, and without goals.`);
    return goals;
  });
}

/** A time of creation is text in JSON, and null is the same as absent. */
async function plainGoals(path: string, pieces: AsyncIterable<Uint8Array>): Promise<Goals> {
  const goals: unknown[] = [];
  for await (const { object } of jsonItems(path, pieces))
    goals.push(object && goalOf(object, path));
  return goals as unknown as Goals;
}

function goalOf(goal: Readonly<Record<string, unknown>>, path: string): object {
  const known = Object.entries(goal).filter(([, value]) => value !== null);
  return Object.fromEntries(
    known.map(([name, value]) =>
      name === 'createdAt' && typeof value === 'string'
        ? [name, readMoment(value, `${path}: createdAt`)]
        : [name, value],
    ),
  );
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
  const printer = createIssuePrinter(path, caps, terminal);
  try {
    const facts = await read(inputFile(path, terminal.signal), printer);
    await printer.end();
    if (printer.errors === 0) return facts;
    const all = counted(printer.errors, 'error');
    throw new UsageError(`${path}: ${all}; mend what is wrong in it, or take it out.`);
  } catch (cause) {
    await printer.flush();
    const words = inWords(path, cause);
    throw words instanceof UsageError ? new UsageError(`${flag} ${words.message}`) : words;
  }
}
