import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type RefusedRecord, reservePart } from '../../client/send/reserving';
import { wasSentBefore } from '../../client/send/sent-before';
import type { Ledger } from '../../ledger/ledger';
import type { KeptUpload } from '../../node/upload/upload-journal';
import { writeOutputs } from '../output/file';
import { createIssuePrinter } from '../output/issue-printer';
import type { Terminal } from '../output/terminal';
import type { PlannedFile, SendPlan } from '../upload/send-plan';
import { onFile } from '../wrong-use';
import { findBegun } from './book-upload';
import { BookedUpload } from './booked-upload';
import { describeSentBefore } from './describe-sent-before';

/**
 * Reserves the records of a planned file. Those that may not be sent, because another run has sent them
 * meanwhile or their Add was rejected, are printed and taken out of it. Undefined if none is left.
 */
export async function bookPlanned(
  ledger: Ledger,
  planned: PlannedFile,
  plan: SendPlan,
  kept: KeptUpload | undefined,
  terminal: Terminal,
): Promise<BookedUpload | undefined> {
  const { file, records, sha256 } = planned;
  const begun = kept && (await findBegun(ledger, sha256));
  if (begun) return new BookedUpload(ledger, begun, kept.entry);
  const bytes = new Uint8Array(await onFile(file, readFile(terminal.resolve(file))));
  const indexes = Array.from({ length: records }, (_, index) => index);
  const part = { name: file, bytes, records, indexes };
  const printer = createIssuePrinter(file, terminal);
  let sentBefore = 0;
  const onRefused = ({ issues }: RefusedRecord) => {
    if (wasSentBefore(issues)) sentBefore++;
    else for (const issue of issues) printer.add(issue, { line: issue.line });
  };
  const now = terminal.clock.now();
  const booked = await reservePart(ledger, part, { delimiter: ',', now, onRefused });
  await printer.end();
  if (printer.errors > 0) plan.exitCode = 1;
  if (sentBefore > 0)
    await terminal.log({ level: 'info', file, message: describeSentBefore(sentBefore) });
  if (booked && booked.part !== part) await replacePlanned(planned, booked.part, terminal);
  if (!booked) return undefined;
  return new BookedUpload(ledger, { upload: booked.upload, state: 'planned' }, kept?.entry);
}

/** Writes a file again with the records that are left. */
async function replacePlanned(
  planned: PlannedFile,
  { bytes, records }: { readonly bytes: Uint8Array; readonly records: number },
  terminal: Terminal,
): Promise<void> {
  async function* changes() {
    yield { path: planned.file, pieces: [bytes], mode: 0o600 };
  }
  await writeOutputs(changes(), terminal);
  planned.sha256 = createHash('sha256').update(bytes).digest('hex');
  planned.records = records;
}
