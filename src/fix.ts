import * as z from 'zod/mini';
import { fixRows } from './file/fixing';
import type { Change } from './issues/change';
import { BulkFileError } from './messages/errors';
import { checkOptions } from './options/check';
import type { ReadOptions } from './options/options';
import { readShape, settingsFor } from './options/settings';
import { callback, delimiter } from './options/shapes';
import { offlineConversion } from './records/offline-conversion';
import { assertRecordType } from './schema/assert-record-type';
import type { AnyRecordType } from './schema/record-type';
import { assertSource, type Source } from './source/source';

/** Options for fixing a file. */
export interface FixOptions
  extends Pick<ReadOptions, 'kind' | 'maxCellLength' | 'signal' | 'onProgress'> {
  /** `','` or a tab. Default: what separates the cells of the source, or `','` for another character. */
  readonly delimiter?: ',' | '\t' | undefined;
  /** Called for each change, before the bytes that contain it. */
  readonly onChange?: ((change: Change) => void) | undefined;
}

const schema = z.strictObject({
  kind: readShape.kind,
  delimiter,
  maxCellLength: readShape.maxCellLength,
  signal: readShape.signal,
  onProgress: readShape.onProgress,
  onChange: callback<NonNullable<FixOptions['onChange']>>(),
});

/**
 * Rewrites a file of any record type that is nearly right. The spelling of the columns, and the forms of values
 * that the codecs repair, are those of the record type.
 *
 * @throws what `fixBulkFile` throws
 * @example
 * for await (const piece of fixRecords(offlineConversion, file)) console.log(piece.length);
 */
export function fixRecords(
  type: AnyRecordType,
  source: Source,
  options: FixOptions = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  assertRecordType(type);
  assertSource(source);
  const { onProgress, onChange, ...checked } = checkOptions(schema, options);
  const batches = fixRows(type, source, settingsFor(checked), {
    delimiter: checked.delimiter,
    signal: checked.signal,
    onChange: (change) => onChange?.(change),
  });
  return (async function* () {
    const utf8 = new TextEncoder();
    let rows = 0;
    for await (const batch of batches) {
      if ('fault' in batch) throw new BulkFileError(batch.fault, batch.at);
      rows += batch.rows;
      onProgress?.({ bytes: batch.bytes, rows });
      if (batch.text !== '') yield utf8.encode(batch.text);
    }
  })();
}

/**
 * Rewrites a bulk file that is nearly right, in pieces as they are requested. What is certain is fixed:
 * byte order mark, line ends, delimiter (also `;` and `|`), the spelling of columns, Type and Adjustment
 * Type, the Format Version, ISO times, the case of hashes and currency codes, and what surrounds the digits
 * of click ids. No value changes its meaning, and everything else is copied: rows of other types, unknown
 * columns, broken rows.
 *
 * @throws TypeError at once for wrong options, and for a path instead of a source
 * @throws BulkFileError, after the pieces before it, if the rest of the file cannot be read
 * @example
 * for await (const piece of fixBulkFile(file)) console.log(piece.length);
 */
export function fixBulkFile(
  source: Source,
  options: FixOptions = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return fixRecords(offlineConversion, source, options);
}
