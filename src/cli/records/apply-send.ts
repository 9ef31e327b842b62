import type { AppliedOutcome } from '../../client/apply';
import { isServiceCallError } from '../../client/call-error';
import { outcomeJson, resultText } from '../../report/results';
import { createOutcomeTally } from '../../results/summary';
import { visible, writeJson } from '../../text/shown/escapes';
import type { Service } from '../flags/service';
import { writeOutputs } from '../output/file';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';
import { type ApplyInput, fromInput, type Take } from './apply-input';
import { RecordRun } from './record-run';

/** Records whose outcome is printed one by one. */
const maxPrinted = 100;

/** Sends the records of an input by requests, and prints what happened to them. Gives the exit code. */
export async function sendApply(
  options: ApplyInput & { readonly showsJson: boolean },
  { client }: Service,
  terminal: Terminal,
): Promise<number> {
  const { input, showsJson } = options;
  const run = new RecordRun(options, terminal);
  const tally = createOutcomeTally('errors-and-results');
  const shown: AppliedOutcome[] = [];
  let failure: string | undefined;

  const apply: Take<AppliedOutcome> = (records, { format: _, headers: __, ...rest }) =>
    client.applyOfflineConversions(records, rest);

  async function send(): Promise<void> {
    for await (const outcome of fromInput(options, run, terminal, apply)) {
      tally.add(outcome);
      if (outcome.status !== 'accepted' && shown.length < maxPrinted) shown.push(outcome);
      failure ??= outcome.failure?.message;
    }
    await writeOutputs(run.end(), terminal);
  }

  const isComplete = await run.finish(() => send().catch(keepCallError));
  if (!isComplete) await terminal.err(`${visible(run.describeStop(input))}\n`);
  if (failure !== undefined) await terminal.err(`${visible(input)}: ${visible(failure)}\n`);
  const summary = tally.summary();
  const names = { result: input, upload: undefined, written: [] };
  await terminal.out(
    showsJson
      ? `${writeJson({ input, ...summary, outcomes: shown.map(outcomeJson) })}\n`
      : resultText(names, summary, terminal.ink),
  );
  const { rejected, unknown } = summary.records;
  return rejected + unknown > 0 || failure !== undefined ? 1 : run.exitCode;

  /** Keeps the error of a call if other requests were sent before: their outcomes are known. */
  function keepCallError(cause: unknown): void {
    if (!isServiceCallError(cause)) throw cause;
    if (Object.values(tally.summary().records).every((count) => count === 0))
      throw new UsageError(`${input}: ${cause.message}`);
    failure = `${cause.message} The records after it were not sent.`;
  }
}
