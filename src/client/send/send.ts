import * as z from 'zod/mini';
import { checkOptions, refuseOptions, splitOptions } from '../../options/check';
import type { HashOptions } from '../../options/options';
import { callback, count } from '../../options/shapes';
import type { ConversionInput } from '../../records/offline-conversion';
import type { Caller } from '../calls/caller';
import { uploadFile } from '../upload/run';
import type { UploadSlots } from '../upload/slots';
import type { Sending, SendOptions } from './options';
import { partsOf } from './parts';
import { FileSending, type SendingSettings } from './sending';

const shape = {
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
  const { deadline, journal, onProgress } = checkOptions(z.strictObject(shape), own);
  // The service accepts no file without a byte order mark, and the names are those of the files here.
  refuseOptions(writing, ['bom', 'name']);
  const { settings } = caller;
  const { onSkip, signal, channel = settings.channel } = writing;
  const now = writing.now ?? new Date(settings.clock.now());
  let skipped = 0;
  const parts = partsOf(records as Iterable<ConversionInput<HashOptions>>, {
    ...writing,
    ...{ channel, now },
    onSkip(skip) {
      skipped++;
      onSkip?.(skip);
    },
  });
  return new FileSending(
    parts,
    () => skipped,
    (bytes, follow) => uploadFile(caller, slots, bytes, follow),
    { deadline, signal, journal, onProgress },
  );
}
