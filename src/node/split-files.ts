import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { HashOption, HashOptions, SplitOptions } from '../options/options';
import { takeOptions } from '../options/take';
import type { ConversionInput, offlineConversion } from '../records/offline-conversion';
import type { OwnOptionsOf } from '../schema/record-type';
import { partName, splitOfflineConversions, type UploadFile } from '../split';
import { LeftoverFileError } from './leftover-error';
import { type NewFile, replaceFiles } from './replace-file';
import { assertUploadTarget, delimiterOf } from './upload-target';
import { csvName, packFor } from './zip';

/** An upload file on disk. */
export interface WrittenFile {
  readonly path: string;
  readonly records: number;
}

/**
 * Runs `splitOfflineConversions` to files: `out/upload.csv` makes `out/upload-001.csv` and so on, and
 * `out/upload.zip` makes ZIP archives of one file each. They are put in their places once all are
 * complete: a failure keeps the old files. New files are for their owner only (mode 0600).
 *
 * @throws TypeError for wrong options, and if a part of an earlier and longer run would be left beside
 * these; InvalidRecordError for a record with an error, BulkFileError for one that is longer than a file
 * may be, or for an error that only all records show; the system's error if a file cannot be written
 * @example
 * const files = await writeOfflineConversionsFiles('upload.csv', conversions, { maxRows: 100_000 });
 */
export async function writeOfflineConversionsFiles<
  Hash extends HashOptions | undefined = undefined,
>(
  path: string,
  records: Iterable<ConversionInput<Hash>> | AsyncIterable<ConversionInput<Hash>>,
  options: Omit<SplitOptions<ConversionInput<HashOptions>>, 'name'> &
    HashOption<Hash> &
    OwnOptionsOf<typeof offlineConversion> = {},
): Promise<readonly WrittenFile[]> {
  const checked = takeOptions(options);
  const { delimiter = delimiterOf(path) ?? ',' } = checked;
  await assertUploadTarget(path, delimiter);
  const name = csvName(path, delimiter);
  const written: WrittenFile[] = [];
  const parts = splitOfflineConversions(records, { ...checked, delimiter, name });
  await replaceFiles(partFiles(path, parts, (file) => written.push(file)));
  return written;
}

/**
 * Makes files of the parts, packed if the path ends in `.zip`.
 * @param onFile called before each file is written
 * @param folder where the files are written
 * @param acceptLeftover called after the last part with each part of an earlier and longer run that follows
 *   it. Default: accepts none
 * @throws LeftoverFileError if such a part is not accepted
 */
export async function* partFiles(
  path: string,
  parts: AsyncIterable<UploadFile>,
  onFile: (file: WrittenFile) => unknown,
  folder = dirname(path),
  acceptLeftover = async (_path: string) => false,
): AsyncGenerator<NewFile, void> {
  let count = 0;
  for await (const { name, records, bytes } of parts) {
    count++;
    const part = join(dirname(path), partName(basename(path), count));
    await onFile({ path: part, records });
    yield { path: part, pieces: packFor(part, name, Readable.from([bytes])) };
  }
  for (const name of await findLaterParts(basename(path), folder, count)) {
    const leftover = join(dirname(path), name);
    if (!(await acceptLeftover(leftover))) throw new LeftoverFileError(leftover);
  }
}

/** Finds parts with higher numbers: whoever collects the parts by name would upload them with these. */
async function findLaterParts(file: string, folder: string, count: number) {
  const [before = '', after = ''] = partName(file, 0).split(/-000(?=[^-]*$)/);
  return (await readdir(folder)).filter((name) => {
    const number = Number(name.slice(before.length + 1, name.length - after.length));
    return number > count && name === partName(file, number);
  });
}
