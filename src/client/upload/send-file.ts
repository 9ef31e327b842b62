import type { ResponseMode } from '../../results/outcome';
import { type Attempt, isTrouble } from '../calls/caller';
import { exchange, type HttpAnswer } from '../calls/exchange';
import { waitAfterRefusal } from '../calls/retry';
import { troubleOf } from '../calls/trouble';
import { isUploadUrl } from '../environment';
import { estimateRows, kindOf, type OpenableFile } from './content';
import type { UploadEntry } from './journal';
import { makeFileBody } from './multipart';
import type { UploadState } from './state';
import { readUploadUrl } from './status';

/** What is uploaded. */
export interface UploadFile {
  readonly content: Blob | OpenableFile;
  readonly fileName: string | undefined;
  readonly rows: number | undefined;
  readonly responseMode: ResponseMode;
}

/** Addresses that are asked for before the upload gives up. */
const maxUrls = 4;
/** Bytes per millisecond of a slow connection. */
const slowest = 20;
/** BulkServiceUrlAlreadyUsedForUpload and BulkServiceUrlExpired. Source: Operation Error Codes. */
const [urlUsed, urlExpired] = [3224, 3226];

const modes = { 'errors-only': 'ErrorsOnly', 'errors-and-results': 'ErrorsAndResults' } as const;

/** Gets an address for the file, and with it the id of the upload. */
export async function requestUrl(state: UploadState, file: UploadFile): Promise<void> {
  const { content, rows, responseMode } = file;
  const { accountId, hosts, clock } = state.caller.settings;
  const startedAt = new Date(clock.now()).toISOString();
  const body = { ResponseMode: modes[responseMode], AccountId: accountId };
  const call = 'GetBulkUploadUrl';
  const { value, trackingId } = await state.caller.call(call, body, readUploadUrl, state.patience);
  const { requestId, url } = value;
  if (!isUploadUrl(url, hosts))
    throw state.error(call, { kind: 'final', reason: 'host', errors: [], trackingId });
  state.track(trackingId);
  state.urls++;
  state.doubts = 0;
  await state.keep({
    ...{ step: 'url', requestId, uploadUrl: url, startedAt, accountId, responseMode },
    rows: rows ?? estimateRows(content, await kindOf(content)),
    size: content.size,
  });
}

/**
 * Sends the file. Afterwards the step is `received`, or `post` if only the status can tell whether it
 * arrived, or there is no entry if it needs another address.
 */
export async function sendFile(state: UploadState, file: UploadFile): Promise<void> {
  await state.note('post');
  state.tell({ step: 'sending' });
  for (let refusals = 0; ; refusals++) {
    const attempt = await post(state, file);
    if (!isTrouble(attempt)) {
      state.track(attempt.trackingId);
      return state.note('received');
    }
    const numbers = attempt.errors.map(({ number }) => number);
    if (numbers.includes(urlUsed)) return state.note('received');
    if (numbers.includes(urlExpired) && state.urls < maxUrls) {
      state.entry = undefined;
      return;
    }
    if (attempt.kind === 'transient') return;
    const wait = waitAfterRefusal(attempt, refusals);
    if (attempt.kind !== 'throttled' || wait > state.patience.deadline.left)
      throw state.error('UploadBulkFile', attempt);
    await state.wait(wait);
    if (state.isUrlOver) {
      state.entry = undefined;
      return;
    }
  }
}

async function post(state: UploadState, file: UploadFile): Promise<Attempt<undefined>> {
  const { caller, patience } = state;
  const { uploadUrl, requestId, size } = state.entry as UploadEntry;
  const { content } = file;
  const fileName = file.fileName ?? `${requestId}.${await kindOf(content)}`;
  return caller.withToken(patience.signal, async (token) => {
    const { body, headers, failure } = makeFileBody(content, fileName);
    const answer = await exchange(caller.settings, {
      url: uploadUrl,
      method: 'POST',
      headers: { ...caller.fileHeaders(token), ...headers },
      body,
      // A file may take longer than any other request, but not longer than the caller waits.
      timeout: Math.min(caller.settings.requestTimeout + size / slowest, patience.deadline.left),
      signal: patience.signal,
    });
    const broken = failure();
    if (broken) throw broken.cause;
    // Whatever the body of a success holds, the file has been received.
    return troubleOf(answer) ?? { value: undefined, trackingId: (answer as HttpAnswer).trackingId };
  });
}
