import type { ApplyRequest } from '../../api/apply/batch';
import type { RowRecord } from '../../api/apply/record-check';
import { applyRequests } from '../../api/apply/requests';
import type { Issue } from '../../issues/issue';
import { pluralize, visible } from '../../report/terminal/ink';
import { bulkCandidates } from '../input/bulk-candidates';
import { objectCandidates } from '../input/candidates';
import type { InputItem } from '../input/item';
import { inputOrBulk } from '../input/items';
import { inFolder, writeRequests } from '../output/request-files';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';
import { type ApplyOptions, readApplyOptions } from './apply-options';
import { type Candidate, openRecordRun, type RecordRun } from './record-run';

export async function applyCommand(args: readonly string[], terminal: Terminal) {
  const given = await readApplyOptions(args, terminal);
  const { outDir } = given;
  if (outDir === undefined) return apply(given, terminal);
  return inFolder(outDir, terminal, () => apply(given, terminal));
}

async function apply(given: ApplyOptions, terminal: Terminal): Promise<number> {
  const { outDir, placeholders } = given;
  const run = await openRecordRun(given, terminal);
  let requests = 0;

  async function* counting(): AsyncGenerator<ApplyRequest, void> {
    for await (const request of requestsOf(given, run, terminal)) {
      requests++;
      yield request;
    }
  }

  async function print(): Promise<void> {
    for await (const { operation, path, body, rows } of counting())
      await terminal.out(`${JSON.stringify({ operation, path, body, rows })}\n`);
    await run.commit();
  }

  const whole = await run.done(() =>
    outDir === undefined
      ? print()
      : writeRequests(counting(), { ...given, outDir }, terminal, () => run.commit()),
  );
  if (whole && requests > 0 && placeholders.length > 0)
    await terminal.err(`Placeholders stand for what is not set: ${placeholders.join(', ')}.\n`);
  await terminal.err(`${visible(outcome())}\n`);
  return run.exitCode;

  function outcome(): string {
    if (!whole) return run.stopped(outDir);
    const made = requests === 0 ? '' : ` in ${pluralize(requests, 'request')}`;
    return `${outDir ?? 'standard output'}: ${pluralize(run.records, 'record')}${made}${run.leftOut}`;
  }
}

/** The requests of the input, as they are asked for. */
async function* requestsOf(
  given: ApplyOptions,
  run: RecordRun,
  terminal: Terminal,
): AsyncGenerator<ApplyRequest, void> {
  const { input, from, hash, format, headers, maxItems, options } = given;
  const found = await inputOrBulk(input, from, terminal);
  const sending = { ...options, ...run.callbacks, format, headers, maxItems };
  if ('items' in found) {
    yield* applyRequests(run.taken(placed(objectCandidates(found.items, hash))), sending);
    return;
  }
  const { bulk } = found;
  const flag = flagOfObjects(given);
  if (flag) {
    // Only what has been started can be closed.
    await bulk.next();
    await bulk.return();
    throw new UsageError(`${input}: is a bulk file, for which ${flag} has no meaning.`);
  }
  const onIssue = (issue: Issue) => run.add(issue, { line: issue.line });
  const rows = bulkCandidates(input, bulk, options, onIssue, terminal.signal);
  yield* applyRequests(run.taken(rows), {
    ...sending,
    // What reading has said, and remembered, is not said and remembered again.
    duplicates: false,
    onIssue: undefined,
    onSkip: ({ issues }) =>
      run.callbacks.onSkip({ issues: issues.filter(({ severity }) => severity === 'error') }),
  });
}

/** Records with the place in the input that issues have: a line, or an index of an array. */
async function* placed<T extends RowRecord['record']>(
  candidates: AsyncIterable<Candidate<T>>,
): AsyncGenerator<Candidate<RowRecord>, void> {
  for await (const { item, given, issues } of candidates)
    yield { item, given: given && { row: rowOf(item), record: given }, issues };
}

function rowOf({ place }: InputItem): number {
  return 'line' in place ? place.line : place.index;
}

/** A bulk file has hashes, and times in UTC. */
function flagOfObjects({ hash, options }: ApplyOptions): string | undefined {
  if (hash) return '--hash';
  if (options.timeZone !== undefined) return '--time-zone';
  return options.ambiguousTime && '--ambiguous';
}
