import { stat } from 'node:fs/promises';
import type { Ledger } from '../../ledger/ledger';
import type { LedgerUpload } from '../../ledger/uploads';
import { digestOf, type KeptUpload } from '../../node/upload/upload-journal';
import { pluralize } from '../../report/terminal/ink';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';
import { BookedUpload } from './booked-upload';
import { recordsOfFile } from './records-of-file';

interface FileToUpload {
  readonly file: string;
  readonly rows: number;
  /** What an earlier run has kept of its upload. */
  readonly kept: KeptUpload | undefined;
}

/** Reserves the records of a file to upload. Ends the command if one of them may not be sent. */
export async function bookUpload(
  ledger: Ledger,
  { file, rows, kept }: FileToUpload,
  terminal: Terminal,
): Promise<BookedUpload> {
  const path = terminal.resolve(file);
  const sha256 = await onFile(file, digestOf(path));
  const begun = kept && (await findBegun(ledger, sha256));
  if (begun) return new BookedUpload(ledger, begun, kept.entry);
  const { size: bytes } = await onFile(file, stat(path));
  const records = recordsOfFile(file, terminal);
  const { upload, refused } = await ledger.reserve(records, { sha256, rows, bytes });
  if (refused.length === 0)
    return new BookedUpload(ledger, { upload, state: 'planned' }, kept?.entry);
  throw new UsageError(
    `${file}: The ledger refuses ${pluralize(refused.length, 'record')}, so the file was not uploaded. Leave them out: msads-bulk validate with the same --ledger lists them.`,
  );
}

/**
 * Takes back what an earlier run reserved of a file and did not begin to send, so that its records are not
 * taken for those of another file.
 */
export async function releaseUnsent(
  ledger: Ledger,
  file: string,
  terminal: Terminal,
): Promise<void> {
  const sha256 = await onFile(file, digestOf(terminal.resolve(file)));
  const found = await findUpload(ledger, sha256);
  if (found?.state === 'planned' || found?.state === 'url') await ledger.release(found.upload);
}

/** Finds the upload of a file in the ledger. */
export async function findUpload(
  ledger: Ledger,
  sha256: string,
): Promise<LedgerUpload | undefined> {
  const uploads = await ledger.uploads();
  return uploads.find((each) => each.sha256 === sha256 && each.state !== 'failed');
}

/** Finds an upload that has begun. What became of one that was lost may still be learned: it begins again. */
export async function findBegun(ledger: Ledger, sha256: string): Promise<LedgerUpload | undefined> {
  const found = await findUpload(ledger, sha256);
  return found?.state === 'lost' ? undefined : found;
}
