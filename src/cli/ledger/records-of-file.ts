import type { SentRecord } from '../../records/offline-conversion/sent';
import { readSentRecords } from '../../results/sent-record';
import { inputFile } from '../input/file';
import type { Terminal } from '../output/terminal';
import { asUsageError } from '../wrong-use';

/**
 * Reads the records of an upload.
 * @throws UsageError with the name of the file if it cannot be read
 */
export async function* recordsOfFile(
  file: string,
  terminal: Terminal,
): AsyncGenerator<SentRecord, void> {
  try {
    yield* readSentRecords(inputFile(file, terminal));
  } catch (cause) {
    throw asUsageError(cause, file);
  }
}
