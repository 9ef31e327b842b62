import { type Answer, jsonAnswer } from '../answer';
import { faultAnswer, malformedRequest } from '../fault';
import type { Service } from '../service';
import { statusOf } from './status';

/** The path of upload URLs, without the id. Source: a recording of the service. */
export const uploadPath = '/FileUpload/File/UploadBulkFile';

/** Answers GetBulkUploadUrl. Source: GetBulkUploadUrl Service Operation, Bulk API. */
export function answerUploadUrl(
  request: { readonly AccountId?: unknown; readonly ResponseMode?: unknown },
  accountId: string | undefined,
  origin: string,
  { settings, uploads }: Service,
): Answer {
  const { AccountId } = request;
  const ResponseMode = request.ResponseMode ?? 'ErrorsOnly';
  if (AccountId == null) return faultAnswer(1030);
  if (accountId === undefined || String(AccountId) !== accountId) return faultAnswer(106);
  if (ResponseMode !== 'ErrorsOnly' && ResponseMode !== 'ErrorsAndResults')
    return malformedRequest('ResponseMode must be ErrorsOnly or ErrorsAndResults.');
  if (uploads.pendingOf(accountId) >= settings.maxPendingUploads) return faultAnswer(4204);
  const isOnlyErrors = ResponseMode === 'ErrorsOnly';
  const { requestId } = uploads.open(accountId, isOnlyErrors, settings.urlLife);
  const UploadUrl = `${origin}${uploadPath}/${requestId}?Ver=13`;
  return { ...jsonAnswer(200, { UploadUrl, RequestId: requestId }), requestId };
}

/**
 * Answers GetBulkUploadStatus, each time with a new result URL. After the end of its life, the result is
 * gone and its URL null.
 *
 * Source: GetBulkUploadStatus Service Operation, Bulk API.
 */
export async function answerStatus(
  { RequestId: requestId }: { readonly RequestId?: unknown },
  origin: string,
  { settings, uploads, resultUrls, now }: Service,
): Promise<Answer> {
  const upload = typeof requestId === 'string' ? uploads.find(requestId) : undefined;
  if (!upload) return faultAnswer(4201);
  const end = uploads.endOf(upload);
  if (now >= end) await upload.receipt?.processing;
  const { status, percent, errors, hasResult, isFinal } = statusOf(upload, now, settings);
  if (isFinal) upload.isEndSeen = true;
  const isKept = hasResult && now < end + settings.resultLife;
  return jsonAnswer(200, {
    RequestStatus: status,
    ResultFileUrl: isKept ? resultUrls.issue(origin, upload.requestId) : null,
    PercentComplete: percent,
    ForwardCompatibilityMap: [],
    Errors: errors,
  });
}
