import {
  digestOf,
  journalOf,
  type KeptUpload,
  readJournal,
} from '../../node/upload/upload-journal';
import type { Service } from '../flags/service';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';
import { adviceOnJournal } from './run-upload';

/**
 * Finds what an earlier run has kept of the upload of a file; undefined if it kept nothing. Ends the
 * command if it is about another account or another content: going on could send records twice.
 */
export async function findEarlierUpload(
  file: string,
  { environment, customerId, accountId }: Omit<Service, 'client'>,
  terminal: Terminal,
): Promise<KeptUpload | undefined> {
  const journal = journalOf(file);
  const kept = await onFile(journal, readJournal(terminal.resolve(journal)));
  if (kept === undefined) return undefined;
  const advice = adviceOnJournal(journal);
  if (kept === 'damaged')
    throw new UsageError(`${journal}: The journal of an upload cannot be read. ${advice}`);
  const isSame =
    kept.environment === environment.name &&
    kept.customerId === customerId &&
    kept.entry.accountId === accountId;
  if (!isSame)
    throw new UsageError(
      `${journal}: The file is being uploaded to another account. Name that account. ${advice}`,
    );
  if (kept.sha256 !== (await onFile(file, digestOf(terminal.resolve(file)))))
    throw new UsageError(
      `${file}: The file has changed since its upload began. Restore it, and run the command again. ${advice}`,
    );
  return kept;
}

/** Rejects a file to write that an earlier run is still uploading. */
export async function assertNoUpload(file: string, terminal: Terminal): Promise<void> {
  const journal = journalOf(file);
  if ((await onFile(journal, readJournal(terminal.resolve(journal)))) === undefined) return;
  throw new UsageError(
    `${file}: The upload of this file has not ended. Run msads-bulk upload ${file} first, or name another FILE.`,
  );
}
