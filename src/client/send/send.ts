import * as z from 'zod/mini';
import { BulkFileError, InvalidRecordError } from '../../messages/errors';
import { checkOptions, refuseOptions, splitOptions } from '../../options/check';
import type { HashOptions } from '../../options/options';
import { callback, count } from '../../options/shapes';
import { type ConversionInput, offlineConversion } from '../../records/offline-conversion';
import type { Caller } from '../calls/caller';
import { resumeUpload, uploadFile } from '../upload/run';
import type { UploadSlots } from '../upload/slots';
import type { SendLedger } from './ledger';
import type { Sending, SendOptions } from './options';
import { type Part, partsOf } from './parts';
import { FileSending, type SendingSettings } from './sending';
import { wasSentBefore } from './sent-before';

type Skip = Parameters<NonNullable<SendOptions['onSkip']>>[0];

const shape = {
  ledger: z.optional(
    z.custom<SendLedger>(
      (value) => typeof value === 'object' && value !== null && 'reserve' in value,
      'a ledger',
    ),
  ),
  deadline: count(1),
  journal: callback<NonNullable<SendingSettings['journal']>>(),
  onProgress: callback<NonNullable<SendingSettings['onProgress']>>(),
};

/** Makes upload files of records, uploads them one after the other, and tells what became of each record. */
export function sendConversions<Hash extends HashOptions | undefined = undefined>(
  caller: Caller,
  slots: UploadSlots,
  records: Iterable<ConversionInput<Hash>> | AsyncIterable<ConversionInput<Hash>>,
  options: SendOptions<Hash> = {},
): Sending {
  const [own, writing] = splitOptions(options, shape);
  const { ledger, deadline, journal, onProgress } = checkOptions(z.strictObject(shape), own);
  // The service accepts no file without a byte order mark, and the names are those of the files here.
  refuseOptions(writing, ['bom', 'name']);
  const { settings } = caller;
  const {
    onSkip,
    signal,
    channel = settings.channel,
    onInvalid = 'throw',
    delimiter = ',',
  } = writing;
  const now = writing.now ?? new Date(settings.clock.now());
  const left = { skipped: 0, sentBefore: 0 };

  function leaveOut(skip: Skip): void {
    if (ledger && wasSentBefore(skip.issues)) {
      left.sentBefore++;
      return;
    }
    if (onInvalid === 'throw') throw new InvalidRecordError(skip.index, skip.issues);
    left.skipped++;
    onSkip?.(skip);
  }

  const parts = partsOf(records as Iterable<ConversionInput<HashOptions>>, {
    ...writing,
    ...{ ledger, channel, now, onSkip: leaveOut },
    // What was sent before is left out whatever happens to other records.
    ...(ledger && { onInvalid: 'skip', allowEmpty: true }),
  });
  async function* neverNothing(): AsyncGenerator<Part, void> {
    let files = 0;
    for await (const part of parts) {
      files++;
      yield part;
    }
    if (files > 0 || left.sentBefore > 0 || writing.allowEmpty) return;
    const facts = { type: offlineConversion.type, isWriting: true } as const;
    throw new BulkFileError({ code: 'no-records', facts }, { line: 2, row: 1 });
  }

  return new FileSending(
    ledger ? neverNothing() : parts,
    () => ({ ...left }),
    (bytes, follow) => uploadFile(caller, slots, bytes, follow),
    { deadline, signal, journal, onProgress },
    ledger && {
      ...{ ledger, delimiter, now: now.valueOf(), onRefused: leaveOut },
      resume: (entry) => resumeUpload(caller, slots, entry, { deadline, signal }),
    },
  );
}
