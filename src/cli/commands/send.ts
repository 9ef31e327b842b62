import { createHash } from 'node:crypto';
import { addsFirst } from '../../client/send/parts';
import { recoverUploads } from '../../client/send/recovering';
import type { UploadEntry } from '../../client/upload/journal';
import type { Ledger } from '../../ledger/ledger';
import type { FileChange } from '../../node/replace/replace-files';
import { digestOf } from '../../node/upload/upload-journal';
import type { HashOptions } from '../../options/options';
import type { ConversionType } from '../../records/offline-conversion/conversion-type';
import { partName, splitRecords } from '../../split';
import { asConversionType, readConfiguredArguments } from '../config/arguments';
import { oneNamedFile, oneOf } from '../flags/arguments';
import { readDuration } from '../flags/duration';
import { readEnvironment } from '../flags/environment';
import { namedFiles } from '../flags/files';
import { readRecordOptions, recordFlags } from '../flags/records';
import { onCall, openService, type Service } from '../flags/service';
import { serviceFlags } from '../flags/service-flags';
import { objectCandidates } from '../input/candidates';
import { canBeReadAgain } from '../input/file';
import { inputItems } from '../input/items';
import { rememberAdded } from '../ledger/added-here';
import { describeSentBefore } from '../ledger/describe-sent-before';
import { assertSeparate, assertTarget, writeOutputs } from '../output/file';
import type { Terminal } from '../output/terminal';
import { noRecords } from '../records/no-records';
import { type ObjectCandidates, prepareObjects } from '../records/object-records';
import { RecordRun } from '../records/record-run';
import { assertNoUpload } from '../upload/earlier-upload';
import { forgetUpload } from '../upload/run-upload';
import { resultOf, sendFiles } from '../upload/send-files';
import { isUnderWay, planOf, readPlan, type SendPlan, writePlan } from '../upload/send-plan';
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
  const { input } = options;
  const sha256 = await onFile(input, digestOf(terminal.resolve(input)));
  const earlier = await findEarlierPlan(options, sha256, service, terminal);
  const run = new RecordRun(options, terminal, { leavesOutSent: true });
  const { ledger } = options.library;
  if (ledger && !earlier) await recover(ledger, options, service, terminal);
  const plan = earlier ?? (await makeFiles(options, sha256, service, run, terminal));
  return plan ? sendFiles(plan, { ...options, ledger }, service, terminal) : run.exitCode;
}

/** Learns what became of uploads that other runs have left open. */
function recover(
  ledger: Ledger,
  { deadline }: SendOptions,
  { client }: Service,
  { clock, signal }: Terminal,
): Promise<void> {
  const resume = (entry: UploadEntry) => client.resumeUpload(entry, { deadline, signal });
  return onCall(recoverUploads(ledger, clock.now(), resume));
}

/**
 * Finds the plan of an earlier run that has not ended. Ends the command if it is about another account or
 * another input: a new plan could send records twice.
 */
async function findEarlierPlan(
  { input, output }: SendOptions,
  sha256: string,
  service: Service,
  terminal: Terminal,
): Promise<SendPlan | undefined> {
  const plan = await readPlan(output, terminal);
  if (!plan) return undefined;
  const isSame = plan.sha256 === sha256;
  const isSameAccount = plan.account === accountOf(service);
  if (isSame && isSameAccount) return plan;
  if (!isUnderWay(plan)) {
    // Left if that run was interrupted at its very end.
    for (const { file, exitCode } of plan.files)
      if (exitCode !== undefined) await forgetUpload(file, terminal);
    return undefined;
  }
  const advice = `Remove ${planOf(output)} only if you know what that run has sent.`;
  throw new UsageError(
    isSameAccount
      ? `${input}: The input has changed since an earlier run, which has not ended. Restore it, and run the command again. ${advice}`
      : `${planOf(output)}: The records are being sent to another account. Name that account. ${advice}`,
  );
}

const accountOf = ({ environment, customerId, accountId }: Service) =>
  [environment.name, customerId, accountId].join(' ');

/** Makes upload files of the records, all of them or none, and the plan to send them. */
async function makeFiles(
  options: SendOptions,
  sha256: string,
  service: Service,
  run: RecordRun,
  terminal: Terminal,
): Promise<SendPlan | undefined> {
  const { input, output, named, from, names, library } = options;
  const files: SendPlan['files'] = [];
  const memory = library.ledger && rememberAdded(library.ledger);
  let passes = 0;

  function write(candidates: ObjectCandidates, mayBeEmpty: boolean) {
    const allowEmpty = mayBeEmpty || options.allowEmpty || memory !== undefined;
    // Adds come first.
    const ledger = passes++ === 0 ? memory?.forAdds : memory?.forAdjustments;
    const { records, writing } = prepareObjects(
      candidates,
      { ...options, library: { ...library, ledger }, allowEmpty },
      run,
      terminal,
    );
    return splitRecords<ConversionType, HashOptions>(options.recordType, records, writing);
  }

  async function* changes(): AsyncGenerator<FileChange, void> {
    const candidates = objectCandidates(inputItems(input, from, names, terminal));
    for await (const part of addsFirst(candidates, ({ record }) => record, write)) {
      const file = partName(output, files.length + 1);
      for (const target of [file, resultOf(file)]) await assertTarget(target, named, terminal);
      await assertNoUpload(file, terminal);
      const sha256 = createHash('sha256').update(part.bytes).digest('hex');
      files.push({ file, sha256, records: part.records });
      yield { path: file, pieces: [part.bytes], mode: 0o600 };
    }
    if (memory && files.length === 0 && run.sentBefore === 0 && !options.allowEmpty)
      run.add(noRecords, undefined);
    yield* run.end();
  }

  const isComplete = await run.finish(() => writeOutputs(changes(), terminal));
  if (!isComplete) {
    await terminal.log({
      level: 'error',
      message: `${run.describeStop(output)} Nothing was sent.`,
    });
    return undefined;
  }
  const { sentBefore } = run;
  const say = (message: string) => terminal.log({ level: 'info', file: input, message });
  if (sentBefore > 0) await say(describeSentBefore(sentBefore));
  if (files.length === 0) await say('There is nothing to send.');
  const plan = { sha256, account: accountOf(service), exitCode: run.exitCode, files };
  await writePlan(output, plan, terminal);
  return plan;
}

async function readOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals, ...config } = await readConfiguredArguments(args, flags, terminal);
  const recordType = asConversionType(config.recordType, 'send');
  const input = oneNamedFile('INPUT', positionals);
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
  const options = await readRecordOptions(input, { ...channel, ...values }, recordType, terminal);
  return { ...options, values, output, named, deadline, format };
}
