import { ServiceCallError } from '../call-error';
import { mostToDo } from '../calls/call-sentence';
import type { BulkUpload } from '../upload/options';

/** Statuses for what is wrong with a whole file. Source: GetBulkUploadStatus Service Operation, Bulk API. */
const fileFaults = ['UploadFileRowCountExceeded', 'UploadFileFormatNotSupported'];

/**
 * Why the files after one that is not processed have to wait: they may adjust what is in it.
 */
export function endedEarly(upload: Omit<BulkUpload, 'result'>): ServiceCallError {
  const { requestId, status, requestStatus = '', errors } = upload;
  const about = { call: 'GetBulkUploadStatus', requestId, errors } as const;
  if (status === 'running')
    return new ServiceCallError({
      ...{ ...about, reason: 'timeout', advice: 'retry' },
      message:
        'The upload has not ended by the deadline. Resume it, and send the records after it then.',
    });
  const isFileFault = fileFaults.includes(requestStatus);
  return new ServiceCallError({
    ...{ ...about, reason: 'fault', advice: mostToDo(errors) ?? (isFileFault ? 'fix' : 'retry') },
    message: isFileFault
      ? `The service does not accept the file (${requestStatus}). The records after it were not sent.`
      : `The service could not process the file (${requestStatus}). Some of its records may have been processed. The records after it were not sent.`,
  });
}
