import type { FileEnd } from '../bulk/fault';
import type { BulkBatch } from '../bulk/read';
import type { Change } from '../issues/change';
import type { Fault } from '../issues/issue';
import type { Settings } from '../options/settings';
import type { AnyRecordType } from '../schema/record-type';
import type { Source } from '../source/source';
import { openContainer } from './container';
import { type RepairedHeader, repairHeader } from './header-repairs';
import { RowFixer } from './row-fixer';

export interface FixingOptions {
  /** Default: that of the file if it is a comma or a tab, otherwise a comma. */
  readonly delimiter: ',' | '\t' | undefined;
  readonly signal: AbortSignal | undefined;
  onChange(change: Change): void;
}

/** The text that one piece of the source becomes. */
export interface FixedBatch extends Pick<BulkBatch, 'bytes'> {
  readonly text: string;
  /** Rows of the source that the piece completes. */
  readonly rows: number;
}

/**
 * Rewrites a file with everything right that is certain, and the rest as it was. If nothing more can be
 * read, the last item is the reason.
 */
export async function* fixRows(
  type: AnyRecordType,
  source: Source,
  settings: Settings,
  { delimiter, signal, onChange }: FixingOptions,
): AsyncGenerator<FixedBatch | FileEnd, void> {
  const faults: Fault[] = [];
  // In a result, the same faults of the container are not reported.
  const uploadSettings = { ...settings, kind: 'upload' } as const;
  const batches = openContainer(source, uploadSettings, {
    type,
    anyDelimiter: true,
    signal,
    onFault: (fault) => faults.push(fault),
  });
  let rows: RowFixer | undefined;
  let last: BulkBatch | undefined;
  for await (const batch of batches) {
    if ('fault' in batch) {
      yield batch;
      return;
    }
    let text = '';
    if (!rows) {
      const repaired = repairHeader(type, batch.header, faults);
      const isTsv = (delimiter ?? batch.delimiter) === '\t';
      const written = isTsv ? '\t' : ',';
      reportHead(batch, written, faults, repaired, onChange);
      rows = new RowFixer(type, settings, repaired, written, onChange);
      text = rows.head;
    }
    for (const row of batch.rows) text += rows.row(row);
    last = batch;
    yield { text, bytes: batch.bytes, rows: batch.rows.length };
  }
  if (!rows || !last) return;
  yield { text: rows.end(), bytes: last.bytes, rows: 0 };
  const at = { line: last.header.line, row: 0 };
  if (last.otherLineEnds > 0) onChange({ ...at, code: 'line-end', count: last.otherLineEnds });
}

/** Reports what changes before the first row. */
function reportHead(
  { header, delimiter }: BulkBatch,
  written: string,
  faults: readonly Fault[],
  { renamed }: RepairedHeader,
  onChange: FixingOptions['onChange'],
): void {
  const at = { line: header.line, row: 0, count: 1 };
  for (const { code } of faults)
    if (code === 'bom-missing' || code === 'bom-repeated') onChange({ ...at, code });
  if (delimiter !== written) onChange({ ...at, code: 'delimiter' });
  for (const change of renamed) onChange({ ...at, ...change });
}
