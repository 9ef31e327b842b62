import { createHash } from 'node:crypto';
import type { Answer } from '../answer';
import type { Service } from '../service';
import { blobError, resultTypes } from './result-urls';

/** Serves a result file to whoever has its URL. Source: answers of the storage where the service puts its files. */
export function answerDownload(
  requestId: string,
  query: URLSearchParams,
  { settings, uploads, resultUrls, now }: Service,
): Answer {
  if (!resultUrls.isValid(requestId, query)) return blobError(403);
  const upload = uploads.find(requestId);
  const result = upload?.receipt?.outcome?.result;
  if (!upload || !result || now >= uploads.endOf(upload) + settings.resultLife)
    return blobError(404);
  const headers = {
    'content-type': resultTypes[settings.resultFormat],
    'content-md5': createHash('md5').update(result).digest('base64'),
  };
  return { status: 200, headers, body: result, requestId };
}
