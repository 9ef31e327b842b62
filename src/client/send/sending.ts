import { createErrorTally } from '../../results/errors/counts';
import type { Outcome, ResponseMode } from '../../results/outcome';
import { reconcile } from '../../results/reconcile';
import type { Source } from '../../source/source';
import type { UploadEntry } from '../upload/journal';
import type { BulkUpload, FollowOptions, UploadProgress } from '../upload/options';
import { certainOutcomes, certainStatus } from './certain-outcomes';
import { endedEarly } from './ended-early';
import type { SendLedger } from './ledger';
import type { Sending, SendSummary, SentFile, SentOutcome, SentUpload } from './options';
import type { Part } from './parts';
import { type ResumeUpload, recoverUploads } from './recovering';
import { Reservation } from './reservation';
import { type ReservingOptions, reservePart } from './reserving';

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

/** How many records were left out, and why. */
type LeftOut = Pick<SendSummary['records'], 'skipped' | 'sentBefore'>;

/** A ledger, and what it takes to reserve a file in it. */
type Reserving = ReservingOptions & {
  readonly ledger: SendLedger;
  readonly resume: ResumeUpload;
};

/** A result in which no record can be found. */
const noResult = '\uFEFFType,Name,Client Id,Error,Error Number\r\nFormat Version,6.0,,,\r\n';
const responseMode: ResponseMode = 'errors-and-results';
/** What is known of an upload that ended with an error. */
const unknownUpload = { status: 'running', errors: [], trackingIds: [] } as const;

/** Sends the files of records, one after the other. */
export class FileSending implements Sending {
  readonly #parts: AsyncGenerator<Part, void>;
  readonly #upload: UploadPart;
  readonly #settings: SendingSettings;
  readonly #uploads: SentUpload[] = [];
  readonly #errors = createErrorTally();
  readonly #records = { sent: 0, accepted: 0, rejected: 0, unknown: 0 };
  readonly #outcomes: AsyncGenerator<SentOutcome, void>;
  readonly #left: () => LeftOut;
  readonly #reserving: Reserving | undefined;

  constructor(
    parts: AsyncGenerator<Part, void>,
    left: () => LeftOut,
    upload: UploadPart,
    settings: SendingSettings,
    reserving?: Reserving,
  ) {
    this.#parts = parts;
    this.#left = left;
    this.#reserving = reserving;
    this.#upload = upload;
    this.#settings = settings;
    this.#outcomes = this.#send();
  }

  get summary(): SendSummary {
    return {
      records: { ...this.#records, ...this.#left() },
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
    if (this.#reserving) yield* this.#sendReserved(this.#reserving);
    else for await (const part of this.#parts) yield* this.#sendPart(part);
  }

  async *#sendReserved(reserving: Reserving): AsyncGenerator<SentOutcome, void> {
    const { ledger, now, resume } = reserving;
    await recoverUploads(ledger, now, resume);
    for await (const part of this.#parts) {
      const reserved = await reservePart(ledger, part, reserving);
      if (reserved) yield* this.#sendPart(reserved.part, new Reservation(ledger, reserved.upload));
    }
  }

  async *#sendPart(part: Part, reservation?: Reservation): AsyncGenerator<SentOutcome, void> {
    const { name, bytes, indexes } = part;
    const file: SentFile = { name, bytes, records: indexes.length, indexes };
    const { deadline, signal, journal, onProgress } = this.#settings;
    let last: UploadEntry | undefined;
    const options = {
      ...{ deadline, signal, rows: indexes.length },
      onProgress: onProgress && ((progress: UploadProgress) => onProgress(progress, file)),
      journal: async (entry: UploadEntry) => {
        await reservation?.keep(entry);
        await journal?.(entry, file);
        last = entry;
      },
    };
    let upload: BulkUpload;
    try {
      upload = await this.#upload(bytes, options);
    } catch (cause) {
      // The first failure counts, even if the ledger has failed too.
      if (last === undefined || last.step === 'url') await reservation?.release().catch(() => {});
      // The records of a file that may have arrived are accounted for: nobody may send them again unseen.
      if (last !== undefined && last.step !== 'url')
        yield* this.#account(part, { ...unknownUpload, requestId: last.requestId }, noResult);
      throw cause;
    }
    const { result = noResult, ...told } = upload;
    const { signal: stop } = this.#settings;
    const outcomes = () => certainOutcomes(upload, outcomesOf(bytes, result, stop));
    const failure = await reservation?.end(upload, outcomes).catch((cause) => ({ cause }));
    yield* this.#account(part, told, result);
    // Nobody loses the outcomes because the ledger cannot keep them.
    if (failure) throw failure.cause;
    if (upload.status === 'running' || upload.status === 'failed') throw endedEarly(upload);
  }

  /**
   * Yields one outcome for each record of a file, whatever happens while its result is read: those that
   * are missing then are unknown.
   */
  async *#account(
    { name, bytes, indexes }: Part,
    upload: Omit<BulkUpload, 'result'>,
    result: Source,
  ): AsyncGenerator<SentOutcome, void> {
    this.#uploads.push({ name, records: indexes.length, ...upload });
    this.#records.sent += indexes.length;
    this.#records.unknown += indexes.length;
    const { requestId } = upload;
    let row = 0;
    const take = (outcome: Outcome): SentOutcome => {
      const status = certainStatus(outcome, upload);
      this.#records.unknown--;
      this.#records[status]++;
      for (const error of outcome.errors) this.#errors.add(error);
      return { ...outcome, status, index: indexes[row++] as number, requestId };
    };
    const { signal } = this.#settings;
    try {
      for await (const outcome of outcomesOf(bytes, result, signal)) yield take(outcome);
    } catch (cause) {
      const isGiven = row;
      let at = 0;
      for await (const outcome of outcomesOf(bytes, noResult))
        if (at++ >= isGiven) yield take(outcome);
      throw cause;
    }
  }
}

/** One outcome for each record of a file. */
async function* outcomesOf(
  bytes: Uint8Array<ArrayBuffer>,
  result: Source,
  signal?: AbortSignal,
): AsyncGenerator<Outcome, void> {
  const { outcomes } = reconcile({ upload: () => bytes, result, responseMode, signal });
  for await (const outcome of outcomes) if (outcome.hasRecord) yield outcome;
}
