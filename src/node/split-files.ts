import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { assertOptions } from '../options/check';
import type { SplitOptions } from '../options/options';
import type { OfflineConversionInput, offlineConversion } from '../records/offline-conversion';
import type { OwnOptionsOf } from '../schema/record-type';
import { partName, splitOfflineConversions, type UploadFile } from '../split';
import { type NewFile, replaceFiles } from './replace-file';
import { csvName, packed } from './zip';

/** An upload file as it stands on disk. */
export interface WrittenFile {
  readonly path: string;
  readonly records: number;
}

/**
 * `splitOfflineConversions` to files: `out/upload.csv` makes `out/upload-001.csv` and so on, and
 * `out/upload.zip` makes ZIP archives of one file each. They are put in their places when all are
 * whole: a failure leaves what was there.
 *
 * @throws TypeError for wrong options, and where a part of an earlier and longer run would be left beside
 * these; InvalidRecordError for a record with an error, BulkFileError for one that is longer than a file
 * may be, or for an error that only all records show; the system's error where a file can not be written
 * @example
 * const files = await writeOfflineConversionsFiles('upload.csv', conversions, { maxRows: 100_000 });
 */
export async function writeOfflineConversionsFiles(
  path: string,
  records: Iterable<OfflineConversionInput> | AsyncIterable<OfflineConversionInput>,
  options: Omit<SplitOptions<OfflineConversionInput>, 'name'> &
    OwnOptionsOf<typeof offlineConversion> = {},
): Promise<readonly WrittenFile[]> {
  assertOptions(options);
  const name = csvName(path, options.delimiter);
  const written: WrittenFile[] = [];
  const parts = splitOfflineConversions(records, { ...options, name });
  await replaceFiles(
    (async function* () {
      yield* partFiles(path, parts, (file) => written.push(file));
      const later = await laterPart(path, dirname(path), written.length);
      if (later !== undefined)
        throw new TypeError(
          `${later} is of an earlier run, and would be taken for a part of this one; remove it.`,
        );
    })(),
  );
  return written;
}

/** The files of the parts, packed if the path ends in `.zip`. */
export async function* partFiles(
  path: string,
  parts: AsyncIterable<UploadFile>,
  onFile: (file: WrittenFile) => void,
): AsyncGenerator<NewFile, void> {
  let number = 0;
  for await (const { name, records, bytes } of parts) {
    number++;
    const part = partPath(path, number);
    yield { path: part, pieces: packed(part, name, one(bytes)) };
    onFile({ path: part, records });
  }
}

function partPath(path: string, number: number): string {
  return join(dirname(path), partName(basename(path), number));
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}

/**
 * A part of an earlier and longer run. Everyone who takes the parts by their names would upload it with
 * these.
 */
export async function laterPart(
  path: string,
  folder: string,
  last: number,
): Promise<string | undefined> {
  const [before = '', after = ''] = partName(basename(path), 0).split(/-000(?=[^-]*$)/);
  const later = (await readdir(folder)).find((name) => {
    const number = Number(name.slice(before.length + 1, name.length - after.length));
    return number > last && name === partName(basename(path), number);
  });
  return later === undefined ? undefined : join(dirname(path), later);
}
