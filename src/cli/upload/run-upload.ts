import { isServiceCallError, type ServiceCallError } from '../../client/call-error';
import type { UploadEntry } from '../../client/upload/journal';
import type { BulkUpload, FollowOptions, UploadProgress } from '../../client/upload/options';
import { openableFile } from '../../node/upload/openable-file';
import {
  createJournal,
  digestOf,
  journalOf,
  type KeptUpload,
  removeJournal,
  writeJournal,
} from '../../node/upload/upload-journal';
import type { ResponseMode } from '../../results/outcome';
import { describeCallError, type Service } from '../flags/service';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';
import { progressText } from './progress-text';

/** A file to upload, or to go on uploading. */
export interface UploadJob {
  /** The file under the user's name. */
  readonly file: string;
  readonly service: Service;
  readonly responseMode: ResponseMode | undefined;
  readonly deadline: number | undefined;
  /** Default: it is waited for the result. */
  readonly waits?: boolean | undefined;
  /** Rows of the file, if they are known. */
  readonly rows: number | undefined;
  /** What an earlier run has kept of it. */
  readonly kept: KeptUpload | undefined;
  /** Called before each step, once the journal has it. */
  readonly onEntry?: ((entry: UploadEntry) => Promise<void>) | undefined;
  /** Called with the id of the upload once the journal has it, before the file is sent. */
  readonly onBegin?: (requestId: string) => Promise<void>;
}

/** How to go on with what has begun. */
export const resumeHint = 'To go on, run the same command again. It sends nothing twice.';

/**
 * Uploads a file, and keeps a journal beside it until `forgetUpload`. If this ends early, the next run goes
 * on from the journal.
 */
export async function runUpload(job: UploadJob, terminal: Terminal): Promise<BulkUpload> {
  const { file, service, responseMode, rows, kept, onBegin, onEntry } = job;
  const { environment, customerId, client } = service;
  const path = terminal.resolve(file);
  const journal = journalOf(file);
  const journalPath = terminal.resolve(journal);
  const content = await onFile(file, openableFile(path));
  const sha256 = kept?.sha256 ?? (await onFile(file, digestOf(path)));
  let last = kept?.entry;

  async function keep(entry: KeptUpload['entry']): Promise<void> {
    const keeping = { sha256, environment: environment.name, customerId, entry };
    if (last) await onFile(journal, writeJournal(journalPath, keeping));
    else if (!(await onFile(journal, createJournal(journalPath, keeping))))
      throw new UsageError(`${file}: Another run has begun to upload this file. ${resumeHint}`);
    if (last?.requestId !== entry.requestId) await onBegin?.(entry.requestId);
    await onEntry?.(entry);
    last = entry;
  }

  const isSent = () => last?.step === 'received';
  try {
    return await followed(file, job, isSent, terminal, (follow) => {
      const options = { ...follow, journal: keep };
      return kept
        ? client.resumeUpload(kept.entry, { ...options, file: content })
        : client.uploadBulkFile(content, { ...options, responseMode, rows });
    });
  } catch (cause) {
    // Nothing was received, so nothing is left to go on with.
    if (isRefusal(cause)) await forgetUpload(file, terminal);
    else if (kept && cause instanceof TypeError)
      throw new UsageError(
        `${journal}: The journal was changed. ${cause.message} ${adviceOnJournal(journal)}`,
      );
    throw await describeEnd(cause, file, last !== undefined, terminal);
  }
}

/** Follows an upload by its id, without its file. */
export async function followUpload(
  requestId: string,
  job: Pick<UploadJob, 'service' | 'deadline' | 'waits'>,
  terminal: Terminal,
): Promise<BulkUpload> {
  try {
    return await followed(
      requestId,
      job,
      () => true,
      terminal,
      (follow) => job.service.client.resumeUpload(requestId, follow),
    );
  } catch (cause) {
    throw await describeEnd(cause, requestId, true, terminal);
  }
}

/**
 * Follows an upload, and shows how far it is. Without waiting, it is left to itself once the file is sent and
 * the status would have to be waited for.
 */
async function followed(
  name: string,
  { deadline, waits = true }: Pick<UploadJob, 'deadline' | 'waits'>,
  isSent: () => boolean,
  terminal: Terminal,
  follow: (options: FollowOptions) => Promise<BulkUpload>,
): Promise<BulkUpload> {
  const leaving = new AbortController();
  let last: UploadProgress | undefined;
  const onProgress = (progress: UploadProgress) => {
    last = progress;
    terminal.progress(`${name}: ${progressText(progress)}`);
    const isIdle = progress.step === 'waiting' && (progress.nextLook ?? 0) > 0;
    if (!waits && isIdle && isSent()) leaving.abort();
  };
  const signal = AbortSignal.any([terminal.signal, leaving.signal]);
  try {
    return await follow({ deadline, signal, onProgress });
  } catch (cause) {
    const { requestId, requestStatus } = last ?? {};
    if (cause !== leaving.signal.reason || requestId === undefined) throw cause;
    const status = requestStatus === undefined ? {} : { requestStatus };
    return { requestId, status: 'running', ...status, errors: [], trackingIds: [] };
  }
}

/** Whether the service has looked at the file, and does not take it. */
export function isRefusal(cause: unknown): cause is ServiceCallError {
  return (
    isServiceCallError(cause) &&
    cause.call === 'UploadBulkFile' &&
    cause.reason === 'fault' &&
    cause.advice === 'fix'
  );
}

/** Says how to go on after an interruption, or after a call that failed. */
async function describeEnd(
  cause: unknown,
  name: string,
  hasBegun: boolean,
  terminal: Terminal,
): Promise<unknown> {
  terminal.clear();
  if (terminal.signal.aborted && hasBegun)
    await terminal.log({
      ...{ level: 'error', file: name },
      message: `Interrupted after the upload began. ${resumeHint}`,
    });
  const hint = hasBegun && !isRefusal(cause) ? ` ${resumeHint}` : '';
  if (isServiceCallError(cause))
    return new UsageError(`${name}: ${describeCallError(cause)}${hint}`, { cause });
  // Such as a journal for which there is no space.
  return cause instanceof UsageError ? new UsageError(`${cause.message}${hint}`) : cause;
}

/** What to know before a journal is removed by hand. */
export function adviceOnJournal(journal: string): string {
  return `Remove ${journal} only if you know what happened to that upload.`;
}

/** Removes the journal of an upload whose outcome has been reported. */
export function forgetUpload(file: string, terminal: Terminal): Promise<void> {
  const journal = journalOf(file);
  return onFile(journal, removeJournal(terminal.resolve(journal)));
}
