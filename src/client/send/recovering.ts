import { applyRequestId } from '../../records/offline-conversion/sent';
import type { Outcome } from '../../results/outcome';
import { readResultFile } from '../../results/read';
import type { UploadEntry } from '../upload/journal';
import type { BulkUpload } from '../upload/options';
import { certainOutcomes } from './certain-outcomes';
import type { OpenUpload, SendLedger } from './ledger';

const minute = 60_000;
/** A run that has reserved records sends them at once: after this time, it has ended. */
const reservedLife = 60 * minute;
/** Life of an upload URL. Source: GetBulkUploadUrl Service Operation, Bulk API. */
const urlLife = 15 * minute;

/** Follows an upload that another run has begun. */
export type ResumeUpload = (entry: UploadEntry) => Promise<BulkUpload>;

/** What the ledger keeps of a request of Apply before it is made. The service gives it no id. */
export function requestEntry(
  { rows, bytes }: { readonly rows: number; readonly bytes: number },
  { accountId, now }: { readonly accountId: string; readonly now: number },
): UploadEntry {
  const startedAt = new Date(now).toISOString();
  const file = { rows, size: bytes, uploadUrl: '', responseMode: 'errors-only' } as const;
  return { ...file, step: 'post', requestId: applyRequestId, startedAt, accountId };
}

/**
 * Learns what became of the uploads that earlier runs have left open. One that has not been sent is
 * released once it is too late for it. One that goes on stays open. Nobody knows what became of a request
 * of Apply, so that its records are unknown once it is too late for an answer.
 * @param resume without it, files that were sent stay open
 */
export async function recoverUploads(
  ledger: SendLedger,
  now: number,
  resume?: ResumeUpload,
): Promise<void> {
  for (const open of await ledger.uploads({ open: true })) {
    if (!wasSent(open)) {
      if (isOver(open, now)) await ledger.release(open.upload);
      continue;
    }
    if (open.entry?.requestId === applyRequestId) {
      if (now - open.made.getTime() > reservedLife) await ledger.settle(open.upload, nothing());
      continue;
    }
    // An upload that was imported: only its result tells what became of it.
    if (!resume || open.entry?.requestId === '') continue;
    const upload = await resume(open.entry as UploadEntry);
    if (upload.status === 'running') continue;
    await ledger.settle(open.upload, outcomesOf(upload, open.entry as UploadEntry));
  }
}

async function* nothing(): AsyncGenerator<Outcome, void> {}

function wasSent({ entry }: OpenUpload): boolean {
  return entry !== undefined && entry.step !== 'url';
}

function isOver({ entry, made }: OpenUpload, now: number): boolean {
  if (!entry) return now - made.getTime() > reservedLife;
  return now - Date.parse((entry as UploadEntry).startedAt) > urlLife;
}

/** The result has all records of its upload: with their cells, the file itself is not needed. */
async function* outcomesOf(upload: BulkUpload, { responseMode }: UploadEntry) {
  if (upload.result)
    yield* certainOutcomes(upload, readResultFile(upload.result, { responseMode }));
}
