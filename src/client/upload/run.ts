import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { callback, count } from '../../options/shapes';
import type { Caller } from '../calls/caller';
import { isUploadUrl } from '../environment';
import { toContent, type UploadContent } from './content';
import type { UploadEntry, UploadJournal } from './journal';
import type { BulkUpload, FollowOptions, UploadOptions, UploadProgress } from './options';
import type { SaveResult } from './result';
import type { UploadFile } from './send-file';
import type { UploadSlots } from './slots';
import { followUpload } from './upload';

const followShape = {
  deadline: count(1),
  signal: z.optional(z.instanceof(AbortSignal)),
  onProgress: callback<(progress: UploadProgress) => void>(),
  journal: callback<UploadJournal>(),
  saveResult: callback<SaveResult>(),
};

/** Letters, digits and what file names have between them: it becomes part of a header. */
const fileName = /^[\w][\w .-]{0,99}\.(?:csv|tsv|zip)$/i;
const uploadSchema = z.strictObject({
  ...followShape,
  responseMode: z.optional(z.enum(['errors-only', 'errors-and-results'])),
  fileName: z.optional(
    z
      .string()
      .check(z.refine((name) => fileName.test(name), 'a file name with .csv, .tsv or .zip')),
  ),
  rows: count(1),
});

/** Options for resuming an upload. */
export interface ResumeOptions extends FollowOptions {
  /**
   * The same file again, to be sent if the service has not received it. Without it, such an upload ends
   * as `not-received`.
   */
  readonly file?: UploadContent | undefined;
}

const resumeSchema = z.strictObject({
  ...followShape,
  file: z.optional(z.custom<UploadContent>()),
});

/** Uploads a file, in a place of its own among those of the customer. */
export function uploadFile(
  caller: Caller,
  slots: UploadSlots,
  file: UploadContent,
  options: UploadOptions = {},
): Promise<BulkUpload> {
  const { responseMode, fileName, rows, ...follow } = checkOptions(uploadSchema, options);
  const upload: UploadFile = {
    content: toContent(file),
    ...{ fileName, rows },
    responseMode: responseMode ?? 'errors-and-results',
  };
  return inSlot(slots, () => followUpload(caller, upload, undefined, follow), follow);
}

/** Follows an upload that was begun before, maybe by another process. */
export function resumeUpload(
  caller: Caller,
  slots: UploadSlots,
  from: string | UploadEntry,
  options: ResumeOptions = {},
): Promise<BulkUpload> {
  const { file, ...follow } = checkOptions(resumeSchema, options);
  const entry = typeof from === 'string' ? entryOf(from, caller) : readEntry(from, caller);
  const upload = file === undefined ? undefined : fileOf(file, entry);
  return inSlot(slots, () => followUpload(caller, upload, entry, follow), follow);
}

async function inSlot(
  slots: UploadSlots,
  upload: () => Promise<BulkUpload>,
  { signal, onProgress }: FollowOptions,
): Promise<BulkUpload> {
  if (slots.isFull) onProgress?.({ step: 'queued' });
  const release = await slots.take(signal);
  try {
    return await upload();
  } finally {
    release();
  }
}

/** All that is known of an upload if there is only its id: whether the file was sent is not. */
function entryOf(requestId: string, { settings }: Caller): UploadEntry {
  return {
    ...{ step: 'post', requestId, uploadUrl: '', accountId: settings.accountId },
    startedAt: new Date(settings.clock.now()).toISOString(),
    ...{ responseMode: 'errors-and-results', rows: 1, size: 0 },
  };
}

const entrySchema = z.object({
  step: z.enum(['url', 'post', 'received', 'ended']),
  requestId: z.string(),
  uploadUrl: z.string(),
  startedAt: z.iso.datetime('a time in ISO 8601 and UTC'),
  accountId: z.string(),
  responseMode: z.enum(['errors-only', 'errors-and-results']),
  rows: z.int(),
  size: z.int(),
});

function readEntry(entry: UploadEntry, { settings }: Caller): UploadEntry {
  const { accountId, uploadUrl } = checkOptions(entrySchema, entry);
  if (accountId !== settings.accountId)
    throw new TypeError('The upload belongs to another account than the client.');
  // The entry comes from a file that may have been changed, and the tokens go to this address.
  if (!isUploadUrl(uploadUrl, settings.hosts))
    throw new TypeError(
      'The upload URL of the entry does not belong to the environment of the client.',
    );
  return entry;
}

function fileOf(file: UploadContent, { size, rows, responseMode, uploadUrl }: UploadEntry) {
  if (uploadUrl === '')
    throw new TypeError('Pass the entry of the journal to send the file: an id is not enough.');
  const content = toContent(file);
  if (content.size !== size)
    throw new TypeError(
      `The file has ${content.size} bytes, and the one that was uploaded ${size}.`,
    );
  return { content, fileName: undefined, rows, responseMode };
}
