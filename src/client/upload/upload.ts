import type { Caller } from '../calls/caller';
import { fetchResult } from './fetch-result';
import type { UploadEntry } from './journal';
import { lookAtStatus, waitOf } from './look';
import type { BulkUpload, FollowOptions, UploadStatus } from './options';
import { requestUrl, sendFile, type UploadFile } from './send-file';
import { UploadState } from './state';
import { stageOf } from './status';
import { unpackResult } from './unpack';

/**
 * Takes an upload as far as the deadline allows. Whatever happens, a file is sent again only if the
 * service says that it has not received it.
 * @param file undefined if there is nothing to send
 * @param entry what the journal has of an upload that was begun before
 * @throws ServiceCallError
 */
export async function followUpload(
  caller: Caller,
  file: UploadFile | undefined,
  entry: UploadEntry | undefined,
  options: FollowOptions,
): Promise<BulkUpload> {
  const state = new UploadState(caller, entry, options);
  try {
    return await follow(state, file);
  } catch (cause) {
    throw state.nameIn(cause);
  }
}

async function follow(state: UploadState, file: UploadFile | undefined): Promise<BulkUpload> {
  /** The status of an upload that is resumed is looked at without waiting. */
  let isFirst = state.entry !== undefined;
  for (;;) {
    if (!state.entry && file) await requestUrl(state, file);
    const { step } = state.entry as UploadEntry;
    if (step === 'url' && file) {
      await sendFile(state, file);
      continue;
    }
    const look = await lookAtStatus(state, isFirst ? 0 : waitOf(state));
    isFirst = false;
    const stage = look && stageOf(look);
    switch (stage) {
      case undefined:
        return describe(state, 'running', undefined);
      case 'done':
      case 'failed':
        return finish(state, stage);
      case 'working':
        if (step !== 'received') await state.note('received');
        break;
      case 'pending':
        if (!file && (step === 'url' || state.isUrlOver))
          return describe(state, 'not-received', undefined);
        if (state.isUrlOver) state.entry = undefined;
        else if (file && step === 'post') await sendFile(state, file);
    }
  }
}

/** Fetches the result of an upload that has ended, if there is one. */
async function finish(state: UploadState, stage: 'done' | 'failed'): Promise<BulkUpload> {
  if (state.entry?.step !== 'ended') await state.note('ended');
  const status = stage === 'done' ? 'completed' : 'failed';
  if (stage === 'failed' && !state.look?.resultUrl) return describe(state, status, undefined);
  let packed: Uint8Array<ArrayBuffer> | undefined;
  const keep = async (pieces: AsyncIterable<Uint8Array>) => {
    packed = await collect(pieces);
  };
  const isThere = await fetchResult(state, state.options.saveResult ?? keep);
  return describe(state, isThere || stage === 'failed' ? status : 'result-lost', packed);
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

function describe(
  { entry, look, trackingIds }: UploadState,
  status: UploadStatus,
  packed: Uint8Array<ArrayBuffer> | undefined,
): BulkUpload {
  return {
    ...{ requestId: entry?.requestId as string, status },
    ...(look && { requestStatus: look.requestStatus }),
    ...(packed && { result: unpackResult(packed) }),
    errors: look?.errors ?? [],
    trackingIds: [...trackingIds],
  };
}
