import type { BulkUpload } from '../../client/upload/options';
import type { Ledger } from '../../ledger/ledger';
import { digestOf } from '../../node/upload/upload-journal';
import type { ResponseMode } from '../../results/outcome';
import type { Service } from '../flags/service';
import { bookPlanned } from '../ledger/book-planned';
import type { BookedUpload } from '../ledger/booked-upload';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';
import { findEarlierUpload } from './earlier-upload';
import { followUpload, forgetUpload, isRefusal, resumeHint, runUpload } from './run-upload';
import { type PlannedFile, removePlan, type SendPlan, writePlan } from './send-plan';
import { reportUpload } from './upload-report';

/** How files are sent. */
export interface SendSettings {
  /** The output that the plan is named after. */
  readonly output: string;
  readonly deadline: number | undefined;
  readonly format: 'text' | 'json';
  readonly ledger: Ledger | undefined;
}

interface SentFile {
  readonly upload: BulkUpload;
  readonly booked?: BookedUpload | undefined;
}

const responseMode: ResponseMode = 'errors-and-results';

/** The result of a file: it has the same name with `.result`. */
export const resultOf = (file: string) => file.replace(/\.csv$/i, '.result.csv');

/**
 * Sends the files of a plan one after the other, and stops at the first one that the service has not
 * processed. Gives the exit code: the highest of the files, those that an earlier run has sent included.
 */
export async function sendFiles(
  plan: SendPlan,
  settings: SendSettings,
  service: Service,
  terminal: Terminal,
): Promise<number> {
  const { output, format } = settings;
  for (const planned of plan.files) {
    const { file, exitCode } = planned;
    if (exitCode !== undefined) {
      await terminal.log({ level: 'info', file, message: 'Sent by an earlier run.' });
      // Left if that run was interrupted at this point.
      await forgetUpload(file, terminal);
      continue;
    }
    const sent = await sendFile(planned, plan, settings, service, terminal);
    if (!sent) {
      planned.exitCode = 0;
      await writePlan(output, plan, terminal);
      continue;
    }
    const { upload, booked } = sent;
    const failure = await booked
      ?.end(file, upload, responseMode, terminal)
      .catch((cause: unknown) => ({ cause }));
    const options = {
      ...{ file, format, responseMode, result: resultOf(file) },
      ...{ retry: undefined, rejects: undefined, advice: undefined },
    };
    const code = await reportUpload(upload, options, terminal);
    // The outcomes are shown even if the ledger cannot keep them. The next run keeps them.
    if (failure) throw failure.cause;
    if (upload.status === 'running') return code;
    // The plan is written before the journal is removed: without both, the file would be sent again.
    if (upload.status === 'not-received') planned.requestId = undefined;
    else planned.exitCode = code;
    await writePlan(output, plan, terminal);
    await forgetUpload(file, terminal);
    if (upload.status === 'completed') continue;
    const left = plan.files.filter((each) => each.exitCode === undefined).length;
    // Adjustments of records that may not be there would be lost.
    if (left > 0) {
      const message = `${left} of ${plan.files.length} files not sent. ${resumeHint}`;
      await terminal.log({ level: 'error', file: output, message });
      return code;
    }
  }
  await removePlan(output, terminal);
  return Math.max(plan.exitCode, ...plan.files.map(({ exitCode = 0 }) => exitCode));
}

/** Sends one file; undefined if the ledger refuses all of its records. */
async function sendFile(
  planned: PlannedFile,
  plan: SendPlan,
  { output, deadline, ledger }: SendSettings,
  service: Service,
  terminal: Terminal,
): Promise<SentFile | undefined> {
  const { file, requestId } = planned;
  const kept = await findEarlierUpload(file, service, terminal);
  // Somebody else went on with the upload to its end, which removed the journal.
  if (!kept && requestId !== undefined)
    return { upload: await followUpload(requestId, { service, deadline }, terminal) };
  if (planned.sha256 !== (await onFile(file, digestOf(terminal.resolve(file)))))
    throw new UsageError(
      `${file}: The file is no longer the one that send has made, so it was not sent. Restore it, and run the command again.`,
    );
  const booked = ledger && (await bookPlanned(ledger, planned, plan, kept, terminal));
  if (ledger && !booked) return undefined;
  const onBegin = (id: string) => {
    planned.requestId = id;
    return writePlan(output, plan, terminal);
  };
  const { records: rows } = planned;
  const job = { file, service, rows, kept, deadline, responseMode: undefined, onBegin };
  const running = runUpload({ ...job, onEntry: booked?.onEntry }, terminal);
  const upload = await running.catch(async (cause) => {
    if (isRefusal(cause.cause)) {
      planned.requestId = undefined;
      await writePlan(output, plan, terminal);
    }
    if (booked) return booked.fail(cause);
    throw cause;
  });
  return { upload, booked };
}
