import type { AppliedOutcome } from '../../client/apply';
import { isServiceCallError } from '../../client/call-error';
import { appliedText, outcomeJson } from '../../report/results';
import { pluralize } from '../../report/terminal/ink';
import { createOutcomeTally } from '../../results/summary';
import { writeJson } from '../../text/shown/escapes';
import { createDocument } from '../documents/document';
import type { ApplyReport } from '../documents/sending';
import { describeCallError, type Service } from '../flags/service';
import { describeSentBefore } from '../ledger/describe-sent-before';
import { writeOutputs } from '../output/file';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';
import { type ApplyInput, fromInput } from './apply-input';
import { RecordRun } from './record-run';

/** Records whose outcome is printed one by one. */
const maxPrinted = 100;
const checkReport =
  'Some records may have been applied. Check the attribution report before you send them again.';

/** Sends the records of an input by requests, and prints what happened to them. Gives the exit code. */
export async function sendApply(
  options: ApplyInput & { readonly showsJson: boolean },
  { client }: Service,
  terminal: Terminal,
): Promise<number> {
  const { input, showsJson } = options;
  const run = new RecordRun(options, terminal, { rowsArePlaces: true, leavesOutSent: true });
  const tally = createOutcomeTally('errors-and-results');
  const shown: AppliedOutcome[] = [];
  let failure: string | undefined;

  async function send(): Promise<void> {
    for await (const outcome of fromInput(options, run, terminal, client.applyOfflineConversions)) {
      tally.add(outcome);
      if (outcome.status !== 'accepted' && shown.length < maxPrinted) shown.push(outcome);
      if (outcome.failure) failure ??= `${outcome.failure.message} ${checkReport}`;
    }
    await writeOutputs(run.end(), terminal);
  }

  const isComplete = await run
    .finish(() => send().catch(keepCallError))
    .catch(async (cause) => {
      const { accepted, rejected, unknown } = tally.summary().records;
      const known = pluralize(accepted + rejected + unknown, 'record');
      if (terminal.signal.aborted)
        await terminal.log({
          ...{ level: 'error', file: input },
          message: `Interrupted after ${known}. ${checkReport}`,
        });
      throw cause;
    });
  if (run.sentBefore > 0)
    await terminal.log({ level: 'info', file: input, message: describeSentBefore(run.sentBefore) });
  if (failure !== undefined) await terminal.log({ level: 'error', file: input, message: failure });
  const summary = tally.summary();
  const { records, errors } = summary;
  const members = { input, records, errors, outcomes: shown.map(toJson) };
  const { accepted, rejected, unknown } = records;
  const sent = accepted + rejected + unknown;
  const state =
    sent > 0 ? `${pluralize(sent, 'record')} sent before the error` : 'nothing was sent';
  if (!isComplete) await terminal.log({ level: 'error', message: run.describeStopWith(state) });
  if (showsJson) await terminal.out(`${writeJson(createDocument('apply-send', members))}\n`);
  // If a record was wrong, there may be nothing that was sent.
  else if (isComplete || sent > 0) await terminal.out(appliedText(input, summary, terminal.ink));
  return rejected + unknown > 0 || failure !== undefined ? 1 : run.exitCode;

  /** Keeps the error of a call if other requests were sent before: their outcomes are known. */
  function keepCallError(cause: unknown): void {
    if (!isServiceCallError(cause)) throw cause;
    if (Object.values(tally.summary().records).every((count) => count === 0))
      throw new UsageError(`${input}: ${describeCallError(cause)}`);
    failure = `${describeCallError(cause)} The records after it were not sent.`;
  }
}

/** An outcome without the line, which only a file has. */
function toJson(outcome: AppliedOutcome): ApplyReport['outcomes'][number] {
  const { line: _, ...json } = outcomeJson(outcome);
  return json;
}
