import { isServiceCallError } from '../../client/call-error';
import type { BulkUpload, UploadProgress } from '../../client/upload/options';
import { openableFile } from '../../node/upload/openable-file';
import {
  digestOf,
  journalOf,
  type KeptUpload,
  removeJournal,
  writeJournal,
} from '../../node/upload/upload-journal';
import { pluralize } from '../../report/terminal/ink';
import type { ResponseMode } from '../../results/outcome';
import type { Service } from '../flags/service';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';

/** A file to upload, or to go on uploading. */
export interface UploadJob {
  /** The file under the user's name. */
  readonly file: string;
  readonly service: Service;
  readonly responseMode: ResponseMode | undefined;
  readonly deadline: number | undefined;
  /** Rows of the file, if they are known. */
  readonly rows: number | undefined;
  /** What an earlier run has kept of it. */
  readonly kept: KeptUpload | undefined;
}

/**
 * Uploads a file, and keeps a journal beside it until `forgetUpload`. If this ends early, the next run goes
 * on from the journal.
 */
export async function runUpload(job: UploadJob, terminal: Terminal): Promise<BulkUpload> {
  const { file, service, responseMode, deadline, rows, kept } = job;
  const { environment, customerId, client } = service;
  const path = terminal.resolve(file);
  const journal = journalOf(file);
  const content = await onFile(file, openableFile(path));
  const sha256 = kept?.sha256 ?? (await onFile(file, digestOf(path)));
  const follow = {
    ...followOptions(file, deadline, terminal),
    journal: (entry: KeptUpload['entry']) => {
      const keeping = { sha256, environment: environment.name, customerId, entry };
      return onFile(journal, writeJournal(terminal.resolve(journal), keeping));
    },
  };
  const upload = kept
    ? client.resumeUpload(kept.entry, { ...follow, file: content })
    : client.uploadBulkFile(content, { ...follow, responseMode, rows });
  return orUsageError(upload, file, resumeHint(file), terminal);
}

/** Follows an upload by its id, without its file. */
export function followUpload(
  requestId: string,
  { service, deadline }: Pick<UploadJob, 'service' | 'deadline'>,
  terminal: Terminal,
): Promise<BulkUpload> {
  const follow = followOptions(requestId, deadline, terminal);
  return orUsageError(service.client.resumeUpload(requestId, follow), requestId, '', terminal);
}

function followOptions(name: string, deadline: number | undefined, terminal: Terminal) {
  const onProgress = (progress: UploadProgress) =>
    terminal.progress(`${name}: ${progressText(progress)}`);
  return { deadline, signal: terminal.signal, onProgress };
}

async function orUsageError(
  upload: Promise<BulkUpload>,
  name: string,
  hint: string,
  terminal: Terminal,
): Promise<BulkUpload> {
  try {
    return await upload;
  } catch (cause) {
    terminal.clear();
    if (!isServiceCallError(cause)) throw cause;
    const resume = cause.requestId === undefined || hint === '' ? '' : ` ${hint}`;
    throw new UsageError(`${name}: ${cause.message}${resume}`);
  }
}

/** Removes the journal of an upload whose outcome has been reported. */
export function forgetUpload(file: string, terminal: Terminal): Promise<void> {
  const journal = journalOf(file);
  return onFile(journal, removeJournal(terminal.resolve(journal)));
}

export function resumeHint(file: string): string {
  return `To go on, run msads-bulk upload ${file} again. It sends nothing twice.`;
}

function progressText({ step, requestStatus, percent, nextLook, trouble }: UploadProgress): string {
  switch (step) {
    case 'queued':
      return 'waiting for a place';
    case 'sending':
      return 'sending';
    case 'fetching':
      return 'fetching the result';
    case 'waiting': {
      const status = requestStatus === undefined ? '' : ` (${requestStatus}, ${percent ?? 0} %)`;
      const failed = trouble === undefined ? '' : ', the last look failed';
      const seconds = pluralize(Math.ceil((nextLook ?? 0) / 1000), 'second');
      return `waiting for the service${status}${failed}, next look in ${seconds}`;
    }
  }
}
