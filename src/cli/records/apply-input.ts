import type { Given, RowRecord } from '../../api/apply/record-check';
import type { ApplyRequestOptions } from '../../api/apply/requests';
import type { Issue } from '../../issues/issue';
import type { HashOptions } from '../../options/options';
import type { RecordOptions } from '../flags/records';
import { bulkCandidates, objectCandidates } from '../input/candidates';
import { inputOrBulk } from '../input/items';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';
import type { Candidate, RecordRun } from './record-run';

/** Takes the records of an input, or of a bulk file, with the options for their check. */
export type Take<T> = (
  records: AsyncIterable<Given<HashOptions>>,
  options: Omit<ApplyRequestOptions<HashOptions>, 'format' | 'headers' | 'ledger'>,
) => AsyncGenerator<T, void>;

/** What the options of `apply` say of the input. */
export interface ApplyInput extends RecordOptions {
  /** The flags that only the config has set: they do not contradict what the input is. */
  readonly configured: ReadonlySet<string>;
  readonly maxItems: number | undefined;
}

/** Makes something of the records of the input, as it is asked for. */
export async function* fromInput<T>(
  options: ApplyInput,
  run: RecordRun,
  terminal: Terminal,
  take: Take<T>,
): AsyncGenerator<T, void> {
  const { input, from, hash, allowEmpty, maxItems, library, recordType } = options;
  const opened = await inputOrBulk(input, from, options.names, terminal);
  const { signal } = terminal;
  const sending = { ...library, ...run.callbacks, recordType, signal, maxItems };
  if (opened.items) {
    const records = run.accept(withRows(objectCandidates(opened.items)));
    yield* take(records, { ...sending, hash });
    return;
  }
  const { bulk } = opened;
  const flag = objectFlagOf(options);
  if (flag) {
    // A generator closes its source only once it has been started.
    await bulk.next();
    await bulk.return();
    throw new UsageError(`${input}: This is a bulk file, so ${flag} does not apply.`);
  }
  const onIssue = (issue: Issue) => run.add(issue, { line: issue.line });
  const severity = { ...library.severity, ...(allowEmpty && { 'no-records': 'off' as const }) };
  const { timeZone: _z, dateOrder: _d, ambiguousTime: _a, ...checking } = library;
  const reading = { ...checking, severity, onIssue, signal };
  const rows = bulkCandidates(input, bulk, recordType, reading);
  yield* take(run.accept(rows), {
    ...sending,
    // Reading has already reported these.
    duplicates: false,
    onIssue: undefined,
    onSkip: ({ index, issues }) =>
      run.callbacks.onSkip({
        index,
        issues: issues.filter(({ severity }) => severity === 'error'),
      }),
  });
}

/** Records with the number that their issues refer to: the line, or the index in an array. */
async function* withRows(
  candidates: ReturnType<typeof objectCandidates>,
): AsyncGenerator<Candidate<RowRecord<HashOptions>>, void> {
  for await (const { item, record, issues } of candidates) {
    const row = 'line' in item.place ? item.place.line : item.place.index;
    yield { item, record: record && { row, record }, issues };
  }
}

/** A flag that only objects know: a bulk file has hashes, and times in UTC. */
function objectFlagOf({ hash, names, library, configured }: ApplyInput): string | undefined {
  const isGiven = {
    hash: hash !== undefined,
    map: names.mapped.length > 0,
    'time-zone': library.timeZone !== undefined,
    'date-order': library.dateOrder !== undefined,
    ambiguous: library.ambiguousTime !== undefined,
  };
  const flag = Object.entries(isGiven).find(([name, given]) => given && !configured.has(name));
  return flag && `--${flag[0]}`;
}
