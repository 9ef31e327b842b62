import type { Given } from '../api/apply/record-check';
import type { GoalsAnswer } from '../api/goals/read';
import type { Report } from '../api/report/report';
import type { HashOptions } from '../options/options';
import type { ConversionInput } from '../records/offline-conversion';
import { uploadLimits } from '../vendor/limits';
import { getAccounts, type ServiceAccount, type ServiceUser, whoAmI } from './accounts';
import { type AppliedOutcome, type ApplyCallOptions, applyConversions } from './apply';
import { Caller } from './calls/caller';
import type { CallOptions } from './calls/patience';
import { getGoals } from './goals';
import { getReport, type ReportCallOptions } from './report';
import type { Sending, SendOptions } from './send/options';
import { sendConversions } from './send/send';
import { type ClientOptions, readClientSettings, readId } from './settings';
import type { UploadContent } from './upload/content';
import type { UploadEntry } from './upload/journal';
import type { BulkUpload, UploadOptions } from './upload/options';
import { type ResumeOptions, resumeUpload, uploadFile } from './upload/run';
import { UploadSlots } from './upload/slots';

/** Talks to Microsoft Advertising for one account. */
export interface ServiceClient {
  /**
   * A client for another account of the same customer. The two share the token, and the places that a
   * customer has for uploads: five, and one in the sandbox.
   * @throws TypeError for what is not an id
   */
  forAccount(accountId: string | bigint | number): ServiceClient;

  /**
   * Uploads a bulk file, waits until the service has processed it, and fetches the result. The file is
   * never sent twice, unless the service says that it has not received it. If five uploads of the
   * customer are being processed, or one in the sandbox, it waits until one has ended. The file is sent as it
   * is: `validateBulkFile` checks it.
   *
   * Source: GetBulkUploadUrl and GetBulkUploadStatus Service Operations, Bulk API.
   * @throws TypeError at once for wrong options and for what is not a file
   * @throws ServiceCallError for a call that failed. Its `requestId`, if there is one, can be resumed.
   * @throws the reason of the signal, if it is aborted, and what `journal`, `saveResult` and `open` throw
   * @example
   * const upload = await client.uploadBulkFile(file, { journal: (entry) => keep(entry) });
   * if (upload.result) {
   *   const { summary } = reconcile({ upload: () => file, result: upload.result });
   *   console.log((await summary).records);
   * }
   */
  uploadBulkFile(file: UploadContent, options?: UploadOptions): Promise<BulkUpload>;

  /**
   * Follows an upload that was begun before, maybe by another process or on another machine.
   * @param from the last entry of its journal, or the id of the upload
   * @throws as `uploadBulkFile`
   * @example
   * const upload = await client.resumeUpload(entry, { file });
   * console.log(upload.status); // completed
   */
  resumeUpload(from: string | UploadEntry, options?: ResumeOptions): Promise<BulkUpload>;

  /**
   * Makes upload files of records, uploads them one after the other, and yields what became of each
   * record. Adds go first, and adjustments once the Adds have been processed. A file is kept in memory
   * until its outcomes have been read, and adjustments until their turn comes.
   *
   * Iterating throws a `ServiceCallError` where the sending ends early: when a call fails, the service
   * gives up on a file, or the deadline of a file has passed. The files after it are not sent, because they
   * may adjust what is in it. The outcomes of a file that may have arrived come before the error, as
   * `unknown`, whatever the error is.
   * @throws TypeError at once for wrong options; while iterating, what `splitOfflineConversions` and
   * `uploadBulkFile` throw
   * @example
   * const sending = client.sendOfflineConversions(records, { onInvalid: 'skip' });
   * for await (const { index, status, errors } of sending)
   *   if (status !== 'accepted') console.error(index, status, errors);
   * console.log(sending.summary.records);
   */
  sendOfflineConversions<Hash extends HashOptions | undefined = undefined>(
    records: Iterable<ConversionInput<Hash>> | AsyncIterable<ConversionInput<Hash>>,
    options?: SendOptions<Hash>,
  ): Sending;

  /**
   * Applies records by requests of at most 1,000, one after the other, and yields what became of each
   * record. Without an answer, the outcomes of a request are `unknown`, with the `failure`.
   *
   * Source: ApplyOfflineConversions and ApplyOfflineConversionAdjustments, Campaign Management API.
   * @throws TypeError at once for wrong options; while iterating, what `applyRequests` throws, and a
   * ServiceCallError for a request that was refused as a whole
   * @example
   * for await (const { row, status } of client.applyOfflineConversions(records))
   *   console.log(row, status); // 0 accepted
   */
  applyOfflineConversions<Hash extends HashOptions | undefined = undefined>(
    records: Iterable<Given<Hash>> | AsyncIterable<Given<Hash>>,
    options?: ApplyCallOptions<Hash>,
  ): AsyncGenerator<AppliedOutcome, void>;

  /**
   * Gets all offline conversion goals of the account, with their additional fields.
   *
   * Source: GetConversionGoalsByIds Service Operation, Campaign Management API.
   * @throws TypeError for wrong options, ServiceCallError
   * @example
   * const { goals } = await client.getOfflineConversionGoals();
   * const report = await validateBulkFile(file, { goals });
   */
  getOfflineConversionGoals(options?: CallOptions): Promise<GoalsAnswer>;

  /**
   * Gets the attribution report of goals over days, by as many requests as it takes.
   *
   * Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API.
   * @throws TypeError for wrong options, ServiceCallError
   * @example
   * const report = await client.getOfflineConversionReport({ from: '2026-11-02', to: '2026-11-15' });
   * console.log(renderReport(report));
   */
  getOfflineConversionReport(options: ReportCallOptions): Promise<Report>;

  /**
   * Lists the accounts that the user has access to.
   *
   * Source: SearchAccounts Service Operation, Customer Management API.
   * @throws TypeError for wrong options, ServiceCallError
   * @example
   * for (const { id, name } of await client.getAccounts()) console.log(id, name);
   */
  getAccounts(options?: CallOptions): Promise<readonly ServiceAccount[]>;

  /**
   * Finds out whose token is used, which tests the credentials.
   *
   * Source: GetUser Service Operation, Customer Management API.
   * @throws TypeError for wrong options, ServiceCallError
   * @example
   * const { customerIds } = await client.whoAmI();
   */
  whoAmI(options?: CallOptions): Promise<ServiceUser>;
}

/**
 * Makes a client. It makes no call before it is asked to.
 * @throws TypeError for wrong options
 * @example
 * const client = createClient({
 *   environment: 'production',
 *   token: () => accessToken,
 *   developerToken,
 *   customerId: '123',
 *   accountId: '456',
 * });
 */
export function createClient(options: ClientOptions): ServiceClient {
  const settings = readClientSettings(options);
  return clientOf(new Caller(settings), new UploadSlots(uploadLimits.uploads[settings.channel]));
}

function clientOf(caller: Caller, slots: UploadSlots): ServiceClient {
  return {
    forAccount(id) {
      const accountId = readId('accountId', id);
      return clientOf(new Caller({ ...caller.settings, accountId }), slots);
    },
    uploadBulkFile: async (file, options) => uploadFile(caller, slots, file, options),
    resumeUpload: async (from, options) => resumeUpload(caller, slots, from, options),
    sendOfflineConversions: (records, options) => sendConversions(caller, slots, records, options),
    applyOfflineConversions: (records, options) => applyConversions(caller, records, options),
    getOfflineConversionGoals: (options) => getGoals(caller, options),
    getOfflineConversionReport: async (options) => getReport(caller, options),
    getAccounts: (options) => getAccounts(caller, options),
    whoAmI: (options) => whoAmI(caller, options),
  };
}
