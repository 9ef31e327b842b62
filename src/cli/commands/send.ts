import { partsOf } from '../../client/send/parts';
import type { Issue } from '../../issues/issue';
import type { FileChange } from '../../node/replace/replace-files';
import { digestOf } from '../../node/upload/upload-journal';
import { partName } from '../../split';
import { visible } from '../../text/shown/escapes';
import { oneFile, oneOf, readArguments } from '../flags/arguments';
import { readDuration } from '../flags/duration';
import { readEnvironment } from '../flags/environment';
import { namedFiles } from '../flags/files';
import { readRecordOptions, recordFlags } from '../flags/records';
import { openService, type Service } from '../flags/service';
import { serviceFlags } from '../flags/service-flags';
import { objectCandidates } from '../input/candidates';
import { canBeReadAgain } from '../input/file';
import { inputItems } from '../input/items';
import { InputPlaces } from '../input/places';
import { assertSeparate, assertTarget, writeOutputs } from '../output/file';
import type { Terminal } from '../output/terminal';
import { RecordRun } from '../records/record-run';
import { assertNoUpload, findEarlierUpload } from '../upload/earlier-upload';
import { runUpload } from '../upload/run-upload';
import { planBytes, planOf, readPlan, removePlan, type SendPlan } from '../upload/send-plan';
import { reportUpload } from '../upload/upload-report';
import { onFile, UsageError } from '../wrong-use';

export const flags = {
  ...recordFlags,
  ...serviceFlags,
  output: { type: 'string', short: 'o', file: 'write' },
  deadline: { type: 'string' },
  format: { type: 'string' },
} as const;

type SendOptions = Awaited<ReturnType<typeof readOptions>>;

export async function sendCommand(args: readonly string[], terminal: Terminal) {
  const options = await readOptions(args, terminal);
  terminal.goOnWithoutReader();
  const service = await openService(options.values, terminal);
  const { input, output } = options;
  const sha256 = await onFile(input, digestOf(terminal.resolve(input)));
  const earlier = await readPlan(output, terminal);
  if (earlier && earlier.sha256 !== sha256)
    throw new UsageError(
      `${input}: The input has changed since an earlier run, which has not ended. Restore it, and run the command again. Remove ${planOf(output)} only if you know what that run has sent.`,
    );
  const run = new RecordRun(options, terminal);
  const plan = earlier ?? (await makeFiles(options, sha256, run, terminal));
  if (plan === undefined) return run.exitCode;
  const code = await sendFiles(plan, options, service, terminal);
  return Math.max(code, run.exitCode);
}

/** Makes upload files of the records, and the plan to send them: all of it or nothing. */
async function makeFiles(
  options: SendOptions,
  sha256: string,
  run: RecordRun,
  terminal: Terminal,
): Promise<SendPlan | undefined> {
  const { input, output, named, from, names, hash, allowEmpty } = options;
  const places = new InputPlaces();
  const { onIssue, onSkip } = run.callbacks;
  const writing = {
    ...options.library,
    ...run.callbacks,
    ...{ hash, allowEmpty, signal: terminal.signal },
    onIssue: (issue: Issue) => onIssue(places.relocate(issue)),
    onSkip({ issues }: { readonly issues: readonly Issue[] }) {
      places.dropLast();
      onSkip({ issues: issues.map((issue) => places.relocate(issue)) });
    },
  };
  const files: SendPlan['files'] = [];

  async function* changes(): AsyncGenerator<FileChange, void> {
    const candidates = objectCandidates(inputItems(input, from, names, terminal));
    for await (const part of partsOf(run.accept(places.track(candidates)), writing)) {
      const file = partName(output, files.length + 1);
      await assertTarget(file, named, terminal);
      await assertNoUpload(file, terminal);
      files.push({ file, records: part.indexes.length, isDone: false });
      yield { path: file, pieces: [part.bytes], mode: 0o600 };
    }
    yield { path: planOf(output), pieces: [planBytes({ sha256, files })], mode: 0o600 };
    yield* run.end();
  }

  const isComplete = await run.finish(() => writeOutputs(changes(), terminal));
  if (isComplete) return { sha256, files };
  await terminal.err(`${visible(run.describeStop(output))} Nothing was sent.\n`);
  return undefined;
}

/** Sends the files one after the other, and stops at the first whose records are not accounted for. */
async function sendFiles(
  plan: SendPlan,
  { output, deadline, format }: SendOptions,
  service: Service,
  terminal: Terminal,
): Promise<number> {
  let exitCode = 0;
  for (const entry of plan.files) {
    if (entry.isDone) continue;
    const { file, records: rows } = entry;
    const kept = await findEarlierUpload(file, service, terminal);
    const upload = await runUpload(
      { file, service, rows, kept, deadline, responseMode: undefined },
      terminal,
    );
    const code = await reportUpload(
      upload,
      {
        ...{ file, format, responseMode: 'errors-and-results' },
        ...{ result: undefined, retry: undefined, rejects: undefined, advice: undefined },
      },
      terminal,
    );
    exitCode = Math.max(exitCode, code);
    if (code > 1) return exitCode;
    entry.isDone = true;
    const bytes = planBytes(plan);
    await writeOutputs(
      toChanges([{ path: planOf(output), pieces: [bytes], mode: 0o600 }]),
      terminal,
    );
    // Adjustments of records that may not be there would be lost.
    if (upload.status !== 'completed') return exitCode;
  }
  await removePlan(output, terminal);
  return exitCode;
}

async function* toChanges(changes: readonly FileChange[]): AsyncGenerator<FileChange, void> {
  yield* changes;
}

async function readOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const input = oneFile('INPUT', positionals);
  if (!(await canBeReadAgain(input, terminal)))
    throw new UsageError(
      'send needs a FILE, by which it knows after an interruption what has been sent.',
    );
  const output = values.output ?? `${input.replace(/\.[^./\\]*$/, '')}.upload.csv`;
  if (!/\.csv$/i.test(output)) throw new UsageError('-o needs a FILE that ends in .csv.');
  const deadline = readDuration('deadline', values.deadline);
  const format = oneOf('format', values.format, ['text', 'json']) ?? 'text';
  const plan = { name: 'FILE', path: planOf(output), use: 'write' } as const;
  const named = namedFiles(flags, { ...values, output }, { INPUT: input });
  await assertSeparate([...named, plan], terminal);
  const { name } = readEnvironment(values.environment, terminal.env);
  const channel = name === 'sandbox' ? { channel: name } : {};
  const options = await readRecordOptions(input, { ...channel, ...values }, terminal);
  return { ...options, values, output, named, deadline, format };
}
