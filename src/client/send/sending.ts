import { createErrorTally } from '../../results/errors/counts';
import type { ResponseMode } from '../../results/outcome';
import { reconcile } from '../../results/reconcile';
import type { Source } from '../../source/source';
import { ServiceCallError } from '../call-error';
import type { UploadEntry } from '../upload/journal';
import type { BulkUpload, FollowOptions, UploadProgress } from '../upload/options';
import type { Sending, SendSummary, SentFile, SentOutcome, SentUpload } from './options';
import type { Part } from './parts';

/** Uploads one file. */
export type UploadPart = (
  bytes: Uint8Array<ArrayBuffer>,
  options: FollowOptions & { readonly rows: number },
) => Promise<BulkUpload>;

/** What a sending needs beside its files. */
export interface SendingSettings {
  readonly deadline: number | undefined;
  readonly signal: AbortSignal | undefined;
  readonly journal: ((entry: UploadEntry, file: SentFile) => void | Promise<void>) | undefined;
  readonly onProgress: ((progress: UploadProgress, file: SentFile) => void) | undefined;
}

/** A result in which no record can be found. */
const noResult = '\uFEFFType,Name,Client Id,Error,Error Number\r\nFormat Version,6.0,,,\r\n';
const responseMode: ResponseMode = 'errors-and-results';

/** Sends the files of records, one after the other. */
export class FileSending implements Sending {
  readonly #parts: AsyncGenerator<Part, void>;
  readonly #upload: UploadPart;
  readonly #settings: SendingSettings;
  readonly #uploads: SentUpload[] = [];
  readonly #errors = createErrorTally();
  readonly #records = { sent: 0, accepted: 0, rejected: 0, unknown: 0 };
  readonly #outcomes: AsyncGenerator<SentOutcome, void>;
  readonly #skipped: () => number;

  constructor(
    parts: AsyncGenerator<Part, void>,
    skipped: () => number,
    upload: UploadPart,
    settings: SendingSettings,
  ) {
    this.#parts = parts;
    this.#skipped = skipped;
    this.#upload = upload;
    this.#settings = settings;
    this.#outcomes = this.#send();
  }

  get summary(): SendSummary {
    return {
      records: { ...this.#records, skipped: this.#skipped() },
      errors: this.#errors.counts(),
      uploads: [...this.#uploads],
    };
  }

  async finish(): Promise<SendSummary> {
    for await (const _ of this.#outcomes);
    return this.summary;
  }

  [Symbol.asyncIterator](): AsyncGenerator<SentOutcome, void> {
    return this.#outcomes;
  }

  async *#send(): AsyncGenerator<SentOutcome, void> {
    for await (const part of this.#parts) yield* this.#sendPart(part);
  }

  async *#sendPart(part: Part): AsyncGenerator<SentOutcome, void> {
    const { name, bytes, indexes } = part;
    const file: SentFile = { name, bytes, records: indexes.length };
    const { deadline, signal, journal, onProgress } = this.#settings;
    let last: UploadEntry | undefined;
    const options = {
      ...{ deadline, signal, rows: indexes.length },
      onProgress: onProgress && ((progress: UploadProgress) => onProgress(progress, file)),
      journal: (entry: UploadEntry) => {
        last = entry;
        return journal?.(entry, file);
      },
    };
    try {
      const { result, ...upload } = await this.#upload(bytes, options);
      yield* this.#account(part, upload, result);
      if (upload.status === 'running' || upload.status === 'not-received') throw unfinished(upload);
    } catch (cause) {
      // Of a file that may have arrived, the records are accounted for: nobody may send them again unseen.
      const isSent = last !== undefined && last.step !== 'url' && !this.#isNamed(last.requestId);
      if (isSent && cause instanceof ServiceCallError) {
        const { requestId } = last as UploadEntry;
        const upload = { requestId, status: 'running', errors: [], trackingIds: [] } as const;
        yield* this.#account(part, upload, undefined);
      }
      throw cause;
    }
  }

  #isNamed(requestId: string): boolean {
    return this.#uploads.some((upload) => upload.requestId === requestId);
  }

  /** Yields the outcomes of a file, which are unknown where there is no result. */
  async *#account(
    { name, bytes, indexes }: Part,
    upload: Omit<BulkUpload, 'result'>,
    result: Source | undefined,
  ): AsyncGenerator<SentOutcome, void> {
    this.#uploads.push({ name, records: indexes.length, ...upload });
    if (upload.status === 'not-received') return;
    this.#records.sent += indexes.length;
    this.#records.unknown += indexes.length;
    const { signal } = this.#settings;
    const files = { upload: () => bytes, result: result ?? noResult };
    const { outcomes } = reconcile({ ...files, responseMode, signal });
    let row = 0;
    for await (const outcome of outcomes) {
      if (!outcome.hasRecord) continue;
      this.#records.unknown--;
      this.#records[outcome.status]++;
      for (const error of outcome.errors) this.#errors.add(error);
      yield { ...outcome, index: indexes[row++] as number, requestId: upload.requestId };
    }
  }
}

/** The files after one whose fate is not known must wait: they may adjust what is in it. */
function unfinished({ requestId, status }: Omit<BulkUpload, 'result'>): ServiceCallError {
  return new ServiceCallError({
    ...{ call: 'GetBulkUploadStatus', reason: 'timeout', advice: 'retry', requestId },
    message:
      status === 'running'
        ? 'The upload has not ended by the deadline. Resume it, and send the records after it then.'
        : 'The service has not received the file. Send its records again, and those after it.',
  });
}
