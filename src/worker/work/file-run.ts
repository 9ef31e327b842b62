import { isServiceCallError, type ServiceClient, type UploadEntry } from '../../client';
import { unpackResult } from '../../client/upload/unpack';
import { isBulkFileError } from '../../messages/errors';
import { changeFile, type FleetFile } from '../database/fleet-file';
import { ledgerOf } from '../ledger-of';
import type { ReturnReason } from '../metric';
import type { FleetAccount, FleetSettings } from '../options';
import { tellOf } from '../tell';
import { settleFile } from './settle-file';
import type { StepGate } from './step-gate';
import { takePlace } from './take-place';
import { type Uploaded, uploadFile } from './upload-file';
import type { UploadJob } from './upload-job';

/** An account with its client. */
export interface AccountAtWork {
  readonly account: FleetAccount;
  readonly client: ServiceClient;
}

/** How a run ends that does not fail. */
export type RunEnd =
  | { readonly end: 'settled' }
  | { readonly end: 'returned'; readonly reason: ReturnReason; readonly seconds: number }
  | { readonly end: 'given-up'; readonly reason: string };

/** Seconds until a file is tried again that found its place taken. */
const waitForPlace = 15;

/** One run of a file, from where the run before it has ended. */
export class FileRun {
  readonly #settings: FleetSettings;
  readonly #at: AccountAtWork;
  readonly #file: FleetFile;
  readonly #job: UploadJob;
  readonly #began: number;

  constructor(settings: FleetSettings, at: AccountAtWork, file: FleetFile, job: UploadJob) {
    this.#settings = settings;
    this.#at = at;
    this.#file = file;
    this.#job = job;
    this.#began = settings.clock.now();
  }

  /** What the ledger keeps of the upload; undefined if it has not begun, or begins again. */
  async entry(): Promise<UploadEntry | undefined> {
    const { upload, account, beginsAgain } = this.#file;
    if (beginsAgain) return undefined;
    const ledger = await ledgerOf(this.#settings, this.#settings.postgres, account);
    const open = await ledger.uploads({ open: true });
    return open.find((each) => each.upload === upload)?.entry as UploadEntry | undefined;
  }

  /** @throws whatever ends the run before the file is settled or given back */
  async go(entry: UploadEntry | undefined, gate: StepGate): Promise<RunEnd> {
    const { result, beginsAgain } = this.#file;
    if (result && entry) return this.#settle(entry.requestId, result);
    // The service counts an upload until its status has shown the end.
    const hasEnded = entry?.step === 'ended';
    if (!hasEnded && !(await takePlace(this.#settings, this.#file, entry !== undefined)))
      return { end: 'returned', reason: 'place', seconds: waitForPlace };
    if (beginsAgain) await changeFile(this.#settings.postgres, this.#file, { begins_again: false });
    const uploaded = await this.#upload(entry, gate);
    const { status, requestId, requestStatus = status } = uploaded.upload;
    switch (status) {
      case 'completed':
      case 'result-lost':
        return this.#settle(requestId, uploaded.result);
      case 'running':
        return { end: 'returned', reason: 'deadline', seconds: 0 };
      default:
        // Some of its records may have been processed: a person decides whether it is sent again.
        await changeFile(this.#settings.postgres, this.#file, { begins_again: true, result: null });
        return { end: 'given-up', reason: requestStatus };
    }
  }

  async #upload(entry: UploadEntry | undefined, gate: StepGate): Promise<Uploaded> {
    let hasUrl = entry !== undefined;
    const onStep = (step: UploadEntry['step'] | 'result', requestId: string) => {
      hasUrl = true;
      tellOf(this.#settings, this.#file, { event: 'step', step, requestId });
    };
    try {
      return await uploadFile(this.#settings, this.#at.client, this.#file, entry, gate, onStep);
    } catch (cause) {
      // Without an address for the file, the service counts no upload.
      if (!hasUrl && isServiceCallError(cause))
        await changeFile(this.#settings.postgres, this.#file, { asked: null, in_flight: false });
      throw cause;
    }
  }

  async #settle(requestId: string, packed: Buffer | undefined): Promise<RunEnd> {
    const { account } = this.#at;
    const about = { account, upload: this.#file.upload, requestId };
    const result = packed && unpackResult(new Uint8Array(packed));
    try {
      const counts = await settleFile(this.#settings, this.#file, this.#job, about, result);
      const milliseconds = this.#settings.clock.now() - this.#began;
      tellOf(this.#settings, this.#file, { event: 'settled', requestId, ...counts, milliseconds });
      return { end: 'settled' };
    } catch (cause) {
      // The next run fetches it again, while the service has it.
      if (isBulkFileError(cause))
        await changeFile(this.#settings.postgres, this.#file, { result: null });
      throw cause;
    }
  }
}
