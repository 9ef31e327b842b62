import { dirname } from 'node:path';
import type { NewFile } from '../../node/replace-file';
import { laterPart, partFiles, type WrittenFile } from '../../node/split-files';
import { csvName, packed } from '../../node/zip';
import type { WriteOptions } from '../../options/options';
import type { OfflineConversionInput } from '../../records/offline-conversion';
import type { OfflineConversionOptions } from '../../records/offline-conversion/options';
import { splitOfflineConversions } from '../../split';
import { writeOfflineConversions } from '../../write';
import { asUsage } from '../flags/arguments';
import { assertTarget } from '../flags/records';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';
import type { GenerateOptions } from './generate-options';

type Records = AsyncIterable<OfflineConversionInput>;
type Writing = WriteOptions<OfflineConversionInput> & OfflineConversionOptions;

/** The upload file that the records make, or as many as the limits ask for. */
export async function* uploadFiles(
  records: Records,
  writing: Writing,
  given: GenerateOptions,
  terminal: Terminal,
  onPart: (part: WrittenFile) => void,
): AsyncGenerator<NewFile, void> {
  const { output, split } = given;
  const name = csvName(output, writing.delimiter);
  if (!split) {
    const pieces = writeOfflineConversions(records, writing);
    yield { path: output, pieces: packed(output, name, pieces) };
    return;
  }
  let count = 0;
  const parts = asUsage(() => splitOfflineConversions(records, { ...writing, ...split, name }));
  for await (const file of partFiles(output, parts, onPart)) {
    await assertTarget(file.path, given, terminal);
    count++;
    yield file;
  }
  const later = await laterPart(output, terminal.resolve(dirname(output)), count);
  if (later !== undefined)
    throw new UsageError(
      `${later}: is of an earlier run, and would be taken for a part of this one; remove it.`,
    );
}
