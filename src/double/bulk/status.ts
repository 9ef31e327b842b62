import { serviceError } from '../../vendor/errors';
import { describeError, type FaultError, withDetails } from '../fault';
import type { DoubleSettings } from '../options';
import type { Receipt, Upload } from './upload';

/** What the service says about an upload. */
export interface UploadStatus {
  readonly status: string;
  readonly percent: number;
  readonly errors: readonly FaultError[] | null;
  readonly hasResult: boolean;
  /** Whether it stays like this. */
  readonly isFinal: boolean;
}

/** Source: GetBulkUploadStatus Service Operation, Bulk API. */
export function statusOf(
  { receipt }: Upload,
  now: number,
  { processingTime, statuses }: Pick<DoubleSettings, 'processingTime' | 'statuses'>,
): UploadStatus {
  if (!receipt) return waiting('PendingFileUpload', 0);
  const done = processingTime === 0 ? 1 : (now - receipt.at) / processingTime;
  if (done >= 1 || statuses.length === 0) return finalStatus(receipt);
  const status = statuses[Math.floor(done * statuses.length)] as string;
  return waiting(status, status === 'InProgress' ? Math.floor(done * 100) : 0);
}

function waiting(status: string, percent: number): UploadStatus {
  return { status, percent, errors: null, hasResult: false, isFinal: false };
}

function finalStatus({ end, outcome }: Receipt): UploadStatus {
  const status = end.end ?? naturalEnd(outcome);
  const isCompleted = status.startsWith('Completed');
  const fileError = end.end === undefined ? outcome?.fileError : undefined;
  const code = fileError === undefined ? undefined : serviceError(fileError).number;
  const codes = end.errors ?? (code === undefined ? undefined : [code]);
  return {
    status,
    percent: isCompleted ? 100 : 0,
    errors: codes?.map((code) => withDetails(describeError(code))) ?? null,
    hasResult: end.hasResult ?? isCompleted,
    isFinal: true,
  };
}

function naturalEnd(outcome: Receipt['outcome']): string {
  if (outcome?.fileError !== undefined) return 'UploadFileFormatNotSupported';
  return outcome && outcome.rejected > 0 ? 'CompletedWithErrors' : 'Completed';
}
