import { toRecordError } from '../../api/answer/errors';
import { memberOf } from '../../api/wire/json';
import { scalarFromJson } from '../../api/wire/scalars';
import { int, list, object, string } from '../../api/wire/shape';
import type { CallError } from '../call-error';
import { parseObject, readMembers, refuse } from '../calls/read-members';
import { toCallError } from '../calls/trouble';

/** Source: GetBulkUploadStatus Service Operation, Bulk API. */
const statusAnswer = object('GetBulkUploadStatusResponse', {
  Errors: list(
    object('OperationError', { Code: int, Details: string, ErrorCode: string, Message: string }),
  ),
  RequestStatus: string,
  ResultFileUrl: string,
});

/** Source: GetBulkUploadUrl Service Operation, Bulk API. */
const urlAnswer = object('GetBulkUploadUrlResponse', { RequestId: string, UploadUrl: string });

/** What the service says of an upload. */
export interface Look {
  /** In the service's own words. */
  readonly requestStatus: string;
  readonly percent: number | undefined;
  readonly resultUrl: string | undefined;
  readonly errors: readonly CallError[];
}

/**
 * What a status means.
 * - `pending`: the service has not received the file.
 * - `working`: it has, and the upload has not ended. So does a status that is not known.
 * - `done`: there is a result.
 * - `failed`: the service gave up.
 */
export type Stage = 'pending' | 'working' | 'done' | 'failed';

/** Source: GetBulkUploadStatus; the last two are only in the vendor's SDKs. */
const stages: ReadonlyMap<string, Stage> = new Map([
  ['PendingFileUpload', 'pending'],
  ['FileUploaded', 'working'],
  ['InProgress', 'working'],
  ['Completed', 'done'],
  ['CompletedWithErrors', 'done'],
  ['Failed', 'failed'],
  ['UploadFileRowCountExceeded', 'failed'],
  ['UploadFileFormatNotSupported', 'failed'],
  ['Expired', 'failed'],
  ['Aborted', 'failed'],
]);

export function stageOf({ requestStatus }: Look): Stage {
  return stages.get(requestStatus) ?? 'working';
}

/** @throws ServiceAnswerError */
export function readStatus(text: string): Look {
  const body = parseObject(text);
  const { Errors = [], ...answer } = readMembers(statusAnswer, body);
  // It is only shown: an upload does not fail for a percentage that cannot be read.
  const percent = scalarFromJson('double', memberOf(body, 'PercentComplete'));
  return {
    requestStatus: answer.RequestStatus || refuse('RequestStatus', 'a status'),
    percent: percent as number | undefined,
    resultUrl: answer.ResultFileUrl || undefined,
    errors: Errors.map((error) => toCallError(toRecordError(error, () => []))),
  };
}

/** @throws ServiceAnswerError */
export function readUploadUrl(text: string): { readonly requestId: string; readonly url: string } {
  const { RequestId, UploadUrl } = readMembers(urlAnswer, parseObject(text));
  return {
    requestId: RequestId || refuse('RequestId', 'an id'),
    url: UploadUrl || refuse('UploadUrl', 'an address'),
  };
}
