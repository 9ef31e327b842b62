import type { Issue } from '../../issues/issue';
import type { Ledger } from '../../ledger/ledger';
import type { Settlement } from '../../ledger/settle';
import { digestOf } from '../../node/upload/upload-journal';
import { pluralize } from '../../report/terminal/ink';
import type { ResponseMode } from '../../results/outcome';
import { reconcile } from '../../results/reconcile';
import { inputFile } from '../input/file';
import { asPairError } from '../output/result-report';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';
import { findUpload } from './book-upload';
import { type LedgerFlags, openNamedLedger } from './open-ledger';

/** An upload and its result. */
export interface ResultPair {
  readonly upload: string;
  readonly result: string;
  readonly responseMode: ResponseMode | undefined;
}

/** Keeps in the ledger what the result of an upload says of its records. */
export async function settleByResult(
  values: LedgerFlags,
  pair: ResultPair,
  terminal: Terminal,
): Promise<void> {
  const ledger = await openNamedLedger(values, terminal);
  const sha256 = await onFile(pair.upload, digestOf(terminal.resolve(pair.upload)));
  const upload = await findUpload(ledger, sha256);
  if (upload === undefined)
    throw new UsageError(
      `${pair.upload}: The ledger has no upload of this file. Run msads-bulk ledger import ${pair.upload} --result ${pair.result} --ledger ${values.ledger}.`,
    );
  const settlement = await settlePair(ledger, upload.upload, pair, terminal);
  await terminal.log({
    ...{ level: 'info', file: pair.upload },
    message: describeSettlement(settlement),
  });
}

/**
 * Settles an upload by its result.
 * @throws UsageError if it is not the result of this upload, before anything is settled
 */
export async function settlePair(
  ledger: Ledger,
  number: number,
  { upload, result, responseMode }: ResultPair,
  terminal: Terminal,
): Promise<Settlement> {
  let noResult: Issue | undefined;
  const reconciled = reconcile({
    upload: () => inputFile(upload, terminal),
    result: inputFile(result, terminal),
    responseMode,
    onIssue(issue) {
      if (issue.code === 'no-error-columns') noResult = issue;
    },
  });
  try {
    await reconciled.summary;
    if (noResult) throw new UsageError(`${result}: ${noResult.message}`);
    return await ledger.settle(number, reconciled.outcomes);
  } catch (cause) {
    throw asPairError(cause, result, upload);
  }
}

/** `The ledger has 3 records accepted, 1 rejected, 0 unknown.` */
export function describeSettlement({ accepted, rejected, unknown, missing }: Settlement): string {
  return `In the ledger: ${pluralize(accepted, 'record')} accepted, ${rejected} rejected, ${unknown + missing} unknown.`;
}
