import type { BulkUpload, ServiceClient, UploadEntry } from '../../client';
import { unpackedFile } from '../database/file-content';
import { changeFile, type FleetFile } from '../database/fleet-file';
import { inTransaction } from '../database/pool';
import { ledgerOf } from '../ledger-of';
import type { FleetSettings } from '../options';
import { expireInSeconds } from '../queues';
import type { StepGate } from './step-gate';

/** Milliseconds after which an upload is given back, well before its job starts again by itself. */
const deadline = (expireInSeconds - 600) * 1000;

/** An upload, and its result as the service packed it. */
export interface Uploaded {
  readonly upload: BulkUpload;
  readonly result: Buffer | undefined;
}

/** Uploads a file, or goes on with its upload, and keeps each step, and the result, before the next. */
export async function uploadFile(
  settings: FleetSettings,
  client: ServiceClient,
  file: FleetFile,
  entry: UploadEntry | undefined,
  gate: StepGate,
  onStep: (step: UploadEntry['step'] | 'result', requestId: string) => void,
): Promise<Uploaded> {
  const { postgres } = settings;
  const content = unpackedFile(file.content, file.size);
  let requestId = entry?.requestId ?? '';
  let result: Buffer | undefined;
  const options = {
    ...{ deadline, signal: gate.signal },
    onProgress: (progress: Parameters<StepGate['pass']>[0]) => gate.pass(progress),
    async journal(kept: UploadEntry) {
      requestId = kept.requestId;
      await inTransaction(postgres, async (database) => {
        // Once a status has shown its end, the upload no longer counts among those of the customer.
        await changeFile(database, file, { asked: null, in_flight: kept.step !== 'ended' });
        const ledger = await ledgerOf(settings, database, file.account);
        await ledger.keep(file.upload, kept);
      });
      onStep(kept.step, requestId);
      gate.passKept();
    },
    async saveResult(pieces: AsyncIterable<Uint8Array>) {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece);
      result = Buffer.concat(parts);
      await changeFile(postgres, file, { result });
      onStep('result', requestId);
    },
  };
  const upload = entry
    ? await client.resumeUpload(entry, { ...options, file: content })
    : await client.uploadBulkFile(content, { ...options, rows: file.rows });
  return { upload, result };
}
