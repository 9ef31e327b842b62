import { applyRequestId } from '../records/offline-conversion/sent';
import { LedgerError } from './ledger-error';
import type { Sightings } from './sightings';
import type { LedgerUploadState, Store, Transaction, UploadRow } from './store';
import { release } from './transitions';

/** What `keep` takes of a journal's entry: an `UploadEntry` of the client. */
export interface LedgerEntry {
  readonly step: 'url' | 'post' | 'received' | 'ended';
  /** The service's id of the upload. */
  readonly requestId: string;
}

/** One upload of the ledger. */
export interface LedgerUpload {
  readonly upload: number;
  readonly state: LedgerUploadState;
  /** SHA-256 of the file, 64 lower-case hex digits. */
  readonly sha256: string;
  /** Rows of records in the file. */
  readonly rows: number;
  readonly bytes: number;
  /** Conversions that it reserved. */
  readonly conversions: number;
  /** The service's id of the upload, once there is one. */
  readonly requestId: string | undefined;
  /** The last entry of its journal, with which the upload is resumed. */
  readonly entry: LedgerEntry | undefined;
  /** When it was reserved. */
  readonly made: Date;
  /** When it was settled or released. */
  readonly settled: Date | undefined;
}

/** Finds an upload, or throws the `LedgerError` for one that does not exist. */
export async function findUpload(transaction: Transaction, id: number): Promise<UploadRow> {
  const upload = await transaction.findUpload(id);
  if (upload === undefined)
    throw new LedgerError('upload', `The ledger of this account has no upload ${id}.`);
  return upload;
}

/** States of uploads whose file has not been sent. */
const notSent: readonly LedgerUploadState[] = ['planned', 'url', 'failed'];
/** States of uploads that have ended. */
const closed: readonly LedgerUploadState[] = ['settled', 'failed', 'lost'];

export function isClosed({ state }: UploadRow): boolean {
  return closed.includes(state);
}

/** Whether it is a request of Apply: whoever made it knows whether it was refused. */
function isRequest({ state, requestId }: UploadRow): boolean {
  return state === 'posted' && requestId === applyRequestId;
}

/** Takes back what an upload reserved. */
export async function releaseUpload(store: Store, id: number, now: number): Promise<void> {
  await store.change(async (transaction) => {
    const upload = await findUpload(transaction, id);
    if (!notSent.includes(upload.state) && !isRequest(upload))
      throw new LedgerError(
        'upload',
        `Upload ${id} cannot be released, because its file may have arrived. Settle it.`,
      );
    for await (const page of transaction.open(id))
      await transaction.put(
        page.map((before) => ({ key: before.key, before, after: release(before, id) })),
      );
    await transaction.changeUpload(upload, { ...upload, state: 'failed', settled: now });
    return true;
  });
}

const stateAfter: Readonly<Record<LedgerEntry['step'], LedgerUploadState>> = {
  url: 'url',
  post: 'posted',
  received: 'processing',
  ended: 'result',
};

/** Keeps an entry of an upload's journal. */
export async function keepEntry(
  store: Store,
  id: number,
  entry: LedgerEntry,
  sightings: Sightings,
): Promise<void> {
  const kept = await store.change(async (transaction) => {
    const upload = await findUpload(transaction, id);
    if (isClosed(upload))
      throw new LedgerError(
        'upload',
        `Upload ${id} is ${upload.state}. Reserve its records again before you send them.`,
      );
    if (upload.requestId !== entry.requestId && sightings.isChanged(upload))
      throw new LedgerError('upload', `Upload ${id} is being sent by another process.`);
    const state = stateAfter[entry.step];
    const { requestId } = entry;
    const after = { ...upload, state, requestId, entry: JSON.stringify(entry) };
    await transaction.changeUpload(upload, after);
    return after;
  });
  if (kept) sightings.see(kept);
}

/** An upload as users of a ledger see it. */
export function presentUpload(row: UploadRow): LedgerUpload {
  const { id, state, sha256, rows, bytes, conversions, requestId } = row;
  return {
    ...{ upload: id, state, sha256, rows, bytes, conversions, requestId },
    entry: row.entry === undefined ? undefined : (JSON.parse(row.entry) as LedgerEntry),
    made: new Date(row.made),
    settled: row.settled === undefined ? undefined : new Date(row.settled),
  };
}
