import { stat } from 'node:fs/promises';
import type { Ledger } from '../../ledger/ledger';
import { digestOf } from '../../node/upload/upload-journal';
import type { SentRecord } from '../../records/offline-conversion/sent';
import { pluralize } from '../../report/terminal/ink';
import type { ResponseMode } from '../../results/outcome';
import type { Terminal } from '../output/terminal';
import { onFile } from '../wrong-use';
import { findUpload } from './book-upload';
import { recordsOfFile } from './records-of-file';
import { describeSettlement, settlePair } from './settle-by-result';

/** A file that was uploaded, maybe without a ledger. */
export interface PastUpload {
  readonly upload: string;
  readonly result: string | undefined;
  readonly responseMode: ResponseMode | undefined;
}

/** Records a past upload in the ledger, and what became of its records if there is a result. */
export async function importUpload(
  ledger: Ledger,
  { upload, result, responseMode }: PastUpload,
  terminal: Terminal,
): Promise<void> {
  const path = terminal.resolve(upload);
  const sha256 = await onFile(upload, digestOf(path));
  const { size: bytes } = await onFile(upload, stat(path));
  const known = await findUpload(ledger, sha256);
  const records: SentRecord[] = [];
  for await (const record of recordsOfFile(upload, terminal)) records.push(record);
  const found =
    known?.upload ?? (await reserveAll(ledger, records, { sha256, rows: records.length, bytes }));
  const { number, refused } = typeof found === 'number' ? { number: found, refused: 0 } : found;
  const already =
    refused > 0
      ? `, ${pluralize(refused, 'record')} left as the ledger has ${refused === 1 ? 'it' : 'them'}`
      : '';
  const state =
    known === undefined
      ? `${pluralize(records.length - refused, 'record')} imported`
      : 'The ledger has this upload already';
  await terminal.log({ level: 'info', file: upload, message: `${state}${already}.` });
  if (number === undefined || result === undefined) return;
  const settlement = await settlePair(ledger, number, { upload, result, responseMode }, terminal);
  await terminal.log({ level: 'info', file: upload, message: describeSettlement(settlement) });
}

/** Reserves all records that the ledger does not have already, as an upload that was sent. */
async function reserveAll(
  ledger: Ledger,
  records: readonly SentRecord[],
  file: { readonly sha256: string; readonly rows: number; readonly bytes: number },
): Promise<{ readonly number: number | undefined; readonly refused: number }> {
  const { upload, refused } = await ledger.reserve(records, file);
  if (refused.length > 0) {
    const known = new Set(refused.map(({ index }) => index));
    const others = records.filter((_, index) => !known.has(index));
    if (others.length === 0) return { number: undefined, refused: refused.length };
    const { number } = await reserveAll(ledger, others, file);
    return { number, refused: refused.length };
  }
  // It was sent, so that it must not be taken back. Nobody knows the service's id of it.
  await ledger.keep(upload, { step: 'post', requestId: '' });
  return { number: upload, refused: 0 };
}
