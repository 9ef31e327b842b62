import { type ApplyRequest, maxItemsOfRequest } from '../../api/apply/batch';
import type { RowRecord } from '../../api/apply/record-check';
import { applyRequests } from '../../api/apply/requests';
import type { Issue } from '../../issues/issue';
import { issueOf } from '../../messages/issue';
import type { HashOptions } from '../../options/options';
import { offlineConversion } from '../../records/offline-conversion';
import { pluralize } from '../../report/terminal/ink';
import { visible, writeJson } from '../../text/shown/escapes';
import { oneFile, oneOf, readArguments, readCount } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { readRecordOptions, recordFlags } from '../flags/records';
import { soapTokens } from '../flags/soap-tokens';
import { bulkCandidates, objectCandidates } from '../input/candidates';
import { inputOrBulk } from '../input/items';
import { assertSeparate, writeOutputs } from '../output/file';
import { inFolder, writeRequests } from '../output/request-files';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';
import { type Candidate, RecordRun } from './record-run';

export const flags = {
  ...recordFlags,
  format: { type: 'string' },
  'out-dir': { type: 'string', file: 'folder' },
  'max-items': { type: 'string' },
} as const;

type ApplyOptions = Awaited<ReturnType<typeof readOptions>>;

const noRecords = issueOf(
  {
    code: 'no-records',
    severity: 'error',
    facts: { type: offlineConversion.type, isWriting: true },
  },
  { line: 0, row: 0 },
);

export async function applyCommand(args: readonly string[], terminal: Terminal) {
  const options = await readOptions(args, terminal);
  const { outDir } = options;
  if (outDir === undefined) return apply(options, terminal);
  terminal.goOnWithoutReader();
  return inFolder(outDir, terminal, () => apply(options, terminal));
}

async function apply(options: ApplyOptions, terminal: Terminal): Promise<number> {
  const { outDir, placeholders, allowEmpty, showsCounts } = options;
  const run = new RecordRun(options, terminal);
  let requests = 0;

  async function* countRequests(): AsyncGenerator<ApplyRequest, void> {
    for await (const request of requestsOf(options, run, terminal)) {
      requests++;
      yield request;
    }
    if (requests === 0 && !allowEmpty) run.add(noRecords, undefined);
  }

  async function print(): Promise<void> {
    for await (const { operation, path, body, rows } of countRequests())
      await terminal.out(`${writeJson({ operation, path, body, rows })}\n`);
    await writeOutputs(run.end(), terminal);
  }

  const isComplete = await run.finish(() =>
    outDir === undefined
      ? print()
      : writeRequests(countRequests(), { ...options, outDir }, terminal, run.end()),
  );
  if (isComplete && requests > 0 && placeholders.length > 0)
    await terminal.err(`Not set, so placeholders were written: ${placeholders.join(', ')}.\n`);
  await terminal.err(`${visible(outcome())}\n`);
  if (showsCounts) await terminal.out(run.json({ requests: isComplete ? requests : 0 }));
  return run.exitCode;

  function outcome(): string {
    if (!isComplete) return run.describeStop(outDir);
    const inRequests = requests === 0 ? '' : ` in ${pluralize(requests, 'request')}`;
    const records = pluralize(run.records, 'record');
    return `${outDir ?? 'standard output'}: ${records}${inRequests}${run.leftOut}`;
  }
}

/** The requests of the input, as they are asked for. */
async function* requestsOf(
  options: ApplyOptions,
  run: RecordRun,
  terminal: Terminal,
): AsyncGenerator<ApplyRequest, void> {
  const { input, from, hash, allowEmpty, format, headers, maxItems, library } = options;
  const opened = await inputOrBulk(input, from, options.names, terminal);
  const { signal } = terminal;
  const sending = { ...library, ...run.callbacks, signal, format, headers, maxItems };
  if (opened.items) {
    const records = run.accept(withRows(objectCandidates(opened.items)));
    yield* applyRequests(records, { ...sending, hash });
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
  const rows = bulkCandidates(input, bulk, { ...library, severity }, onIssue, signal);
  yield* applyRequests(run.accept(rows), {
    ...sending,
    // Reading has already reported these.
    duplicates: false,
    onIssue: undefined,
    onSkip: ({ issues }) =>
      run.callbacks.onSkip({ issues: issues.filter(({ severity }) => severity === 'error') }),
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
function objectFlagOf({ hash, names, library }: ApplyOptions): string | undefined {
  if (hash) return '--hash';
  if (names.mapped.length > 0) return '--map';
  if (library.timeZone !== undefined) return '--time-zone';
  if (library.dateOrder !== undefined) return '--date-order';
  return library.ambiguousTime && '--ambiguous';
}

async function readOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const input = oneFile('INPUT', positionals);
  const format = oneOf('format', values.format, ['json', 'soap']) ?? 'json';
  const outDir = values['out-dir'];
  if (outDir === '' || outDir === '-')
    throw new UsageError('--out-dir needs the name of a folder.');
  const maxItems = readMaxItems(values['max-items']);
  const files = namedFiles(flags, values, { INPUT: input });
  await assertSeparate(files, terminal);
  const options = await readRecordOptions(input, values, terminal);
  return {
    ...options,
    ...(format === 'soap' ? soapTokens(terminal.env) : { headers: {}, placeholders: [] }),
    ...{ files, format, outDir, maxItems },
    // Without a folder, standard output holds the requests.
    showsCounts: values.format === 'json' && outDir !== undefined,
  };
}

function readMaxItems(text: string | undefined): number | undefined {
  const count = readCount('max-items', text);
  if (count === undefined || (count >= 1 && count <= maxItemsOfRequest)) return count;
  throw new UsageError(`--max-items must be a whole number from 1 to ${maxItemsOfRequest}.`);
}
