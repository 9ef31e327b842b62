import type { ServiceCall } from '../../vendor/hosts';
import { ServiceCallError } from '../call-error';
import { callErrorOf } from '../calls/call-sentence';
import type { Caller, Patience } from '../calls/caller';
import type { Trouble } from '../calls/trouble';
import { Deadline } from '../clock';
import type { UploadEntry, UploadStep } from './journal';
import type { FollowOptions, UploadProgress } from './options';
import type { Look } from './status';

const hour = 3_600_000;
/** Life of an upload URL. Source: GetBulkUploadUrl Service Operation, Bulk API. */
const urlLife = 15 * 60_000;

/** How far an upload is, and whom it tells. */
export class UploadState {
  readonly caller: Caller;
  readonly options: FollowOptions;
  readonly patience: Patience;
  readonly trackingIds = new Set<string>();
  /** What the journal has; undefined before there is an address for the file. */
  entry: UploadEntry | undefined;
  /** The last look at the status. */
  look: Look | undefined;
  /** Looks at the status since the file arrived. */
  looks = 0;
  /** Times that the file was sent and there was no answer. */
  doubts = 0;
  /** Addresses that were asked for. */
  urls = 0;

  constructor(caller: Caller, entry: UploadEntry | undefined, options: FollowOptions) {
    const { deadline = hour, signal } = options;
    this.caller = caller;
    this.options = options;
    this.entry = entry;
    this.patience = { signal, deadline: new Deadline(caller.settings.clock, deadline) };
  }

  /** Whether the address for the file has expired. */
  get isUrlOver(): boolean {
    if (!this.entry) return true;
    return this.caller.settings.clock.now() - Date.parse(this.entry.startedAt) >= urlLife;
  }

  wait(milliseconds: number): Promise<void> {
    return this.caller.settings.clock.wait(milliseconds, this.patience.signal);
  }

  /** Notes a step of the upload that has an entry. */
  async note(step: UploadStep): Promise<void> {
    const status = step === 'ended' && this.look && { requestStatus: this.look.requestStatus };
    await this.keep({ ...(this.entry as UploadEntry), step, ...status });
  }

  /** The next step waits until this one is kept. */
  async keep(entry: UploadEntry): Promise<void> {
    await this.options.journal?.(entry);
    this.entry = entry;
    this.patience.signal?.throwIfAborted();
  }

  track(trackingId: string | undefined): void {
    if (trackingId !== undefined) this.trackingIds.add(trackingId);
  }

  tell(progress: Pick<UploadProgress, 'step' | 'nextLook' | 'trouble'>): void {
    const { requestStatus, percent } = this.look ?? {};
    const { requestId } = this.entry ?? {};
    this.options.onProgress?.({ ...progress, requestId, requestStatus, percent });
  }

  /** Names the upload in an error that does not, such as that of a token. */
  nameIn(cause: unknown): unknown {
    const requestId = this.entry?.requestId;
    if (!(cause instanceof ServiceCallError) || cause.requestId !== undefined) return cause;
    if (requestId === undefined) return cause;
    const { message } = cause;
    return new ServiceCallError({ ...cause, message, cause: cause.cause, requestId });
  }

  error(call: ServiceCall, trouble: Trouble): ServiceCallError {
    return callErrorOf(call, trouble, this.entry?.requestId);
  }
}
