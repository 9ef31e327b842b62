import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { HashOption, HashOptions, SplitOptions } from '../options/options';
import { takeOptions } from '../options/take';
import { type ConversionInput, offlineConversion } from '../records/offline-conversion';
import { assertRecordType } from '../schema/assert-record-type';
import type { AnyRecordType, OwnOptionsOf, WriterInput } from '../schema/record-type';
import { partName, splitRecords, type UploadFile } from '../split';
import { ForeignFileError } from './foreign-file-error';
import { isBulkFile } from './is-bulk-file';
import { LeftoverFileError } from './leftover-error';
import { onFile } from './replace/file-error';
import { type FileChange, replaceFiles } from './replace/replace-files';
import { assertUploadName, delimiterOf } from './upload-target';
import { csvName, packFor } from './zip';

/** An upload file on disk. */
export interface WrittenFile {
  readonly path: string;
  readonly records: number;
}

/**
 * Runs `splitRecords` to files, as `writeOfflineConversionsFiles` does.
 *
 * @throws what `writeOfflineConversionsFiles` throws
 * @example
 * const files = await writeRecordsFiles(offlineConversion, 'upload.csv', conversions);
 */
export async function writeRecordsFiles<
  T extends AnyRecordType,
  Hash extends HashOptions | undefined = undefined,
>(
  type: T,
  path: string,
  records: Iterable<WriterInput<T, Hash>> | AsyncIterable<WriterInput<T, Hash>>,
  options: Omit<SplitOptions<WriterInput<T, HashOptions>>, 'name'> &
    HashOption<Hash> &
    OwnOptionsOf<T> = {} as never,
): Promise<readonly WrittenFile[]> {
  assertRecordType(type);
  const checked = takeOptions(options);
  const { delimiter = delimiterOf(path) ?? ',' } = checked;
  assertUploadName(path, delimiter);
  const name = csvName(path, delimiter);
  const written: WrittenFile[] = [];
  const parts = splitRecords(type, records, { ...checked, delimiter, name });
  await replaceFiles(partFiles(path, parts, (file) => written.push(file)));
  return written;
}

/**
 * Runs `splitOfflineConversions` to files: `out/upload.csv` makes `out/upload-001.csv` and so on, and
 * `out/upload.zip` makes ZIP archives of one file each. They are put in their places once all are
 * complete: a failure keeps the old files. New files are for their owner only (mode 0600).
 *
 * @throws TypeError for wrong options, if a part of an earlier and longer run would be left beside these, and
 * if a file in the place of a part is not a bulk file; InvalidRecordError for a record with an error,
 * BulkFileError for one that is longer than a file may be, or for an error that only all records show; the
 * system's error if a file cannot be written
 * @example
 * const files = await writeOfflineConversionsFiles('upload.csv', conversions, { maxRows: 100_000 });
 */
export function writeOfflineConversionsFiles<Hash extends HashOptions | undefined = undefined>(
  path: string,
  records: Iterable<ConversionInput<Hash>> | AsyncIterable<ConversionInput<Hash>>,
  options: Omit<SplitOptions<ConversionInput<HashOptions>>, 'name'> &
    HashOption<Hash> &
    OwnOptionsOf<typeof offlineConversion> = {},
): Promise<readonly WrittenFile[]> {
  return writeRecordsFiles(offlineConversion, path, records as Iterable<never>, options as object);
}

/**
 * Makes files of the parts, packed if the path ends in `.zip`. A part replaces a bulk file and nothing else.
 * @param onPart called before each file is written
 * @param folder where the files are written
 * @param acceptLeftover called after the last part with each part of an earlier and longer run that follows
 *   it, and that is removed if accepted. Default: accepts none
 * @throws LeftoverFileError if such a part is not accepted, or is not a bulk file
 * @throws ForeignFileError if a file in the place of a part is not a bulk file
 */
export async function* partFiles(
  path: string,
  parts: AsyncIterable<UploadFile>,
  onPart: (file: WrittenFile) => unknown,
  folder = dirname(path),
  acceptLeftover = async (_path: string) => false,
): AsyncGenerator<FileChange, void> {
  let count = 0;
  for await (const { name, records, bytes } of parts) {
    count++;
    const file = partName(basename(path), count);
    const part = join(dirname(path), file);
    await onPart({ path: part, records });
    if ((await isBulkFileAt(part, join(folder, file))) === false) throw new ForeignFileError(part);
    yield { path: part, pieces: packFor(part, name, Readable.from([bytes])) };
  }
  const laterParts = onFile(dirname(path), () => findLaterParts(basename(path), folder, count));
  for (const name of await laterParts) {
    const leftover = join(dirname(path), name);
    const isAccepted =
      (await acceptLeftover(leftover)) && (await isBulkFileAt(leftover, join(folder, name)));
    if (!isAccepted) throw new LeftoverFileError(leftover);
    yield { path: leftover, isOld: true };
  }
}

/** Whether the file is a bulk file; undefined if there is none. */
function isBulkFileAt(name: string, path: string): Promise<boolean | undefined> {
  return onFile(name, () =>
    isBulkFile(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return undefined;
      throw cause;
    }),
  );
}

/** Finds parts with higher numbers: whoever collects the parts by name would upload them with these. */
async function findLaterParts(file: string, folder: string, count: number) {
  const [before = '', after = ''] = partName(file, 0).split(/-000(?=[^-]*$)/);
  return (await readdir(folder)).filter((name) => {
    const number = Number(name.slice(before.length + 1, name.length - after.length));
    return number > count && name === partName(file, number);
  });
}
