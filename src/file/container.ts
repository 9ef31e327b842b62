import type { FileEnd } from '../bulk/fault';
import { type BulkBatch, readContainer } from '../bulk/read';
import type { BulkRow } from '../bulk/rows';
import type { RowFilter } from '../csv/read';
import type { Fault } from '../issues/issue';
import { createJudge } from '../issues/level';
import type { Position } from '../issues/position';
import type { Settings } from '../options/settings';
import type { AnyColumn } from '../schema/column';
import { type AnyRecordType, typesOf } from '../schema/record-type';
import { headerUsuallyNamed } from '../schema/usual-names';
import type { Source } from '../source/source';
import { createPropertyNamer } from './columns';

/** What a reader of a bulk file adds to its settings. */
export interface ContainerReader {
  /** The record type whose rows are expected. Without one, a row may have any Type and any column. */
  readonly type?: AnyRecordType;
  /** Header names of further columns that are expected. */
  readonly extraColumns?: readonly string[];
  /** Whether a semicolon or a vertical bar may separate the cells, too. Default: only a comma or a tab. */
  readonly anyDelimiter?: boolean | undefined;
  readonly filter?: RowFilter<BulkRow> | undefined;
  readonly signal: AbortSignal | undefined;
  /** Receives faults of the file as they are found. */
  onFault(fault: Fault, at: Position): void;
}

/** Opens the container of a bulk file. If nothing more can be read, the last item is the reason. */
export function openContainer(
  source: Source,
  { kind, channel, maxCellLength, ...judging }: Settings,
  { type, extraColumns = [], anyDelimiter, filter, signal, onFault }: ContainerReader,
): AsyncGenerator<BulkBatch | FileEnd, void> {
  const nameProperty = createPropertyNamer(type);
  const columns: readonly AnyColumn[] = Object.values(type?.columns ?? {});
  return readContainer(source, {
    kind,
    channel,
    maxCellLength,
    anyDelimiter,
    filter,
    signal,
    judge: createJudge(judging),
    types: type ? typesOf(type) : [],
    columns: type && [
      ...columns.flatMap(({ header, aliases = [] }) => [header, ...aliases]),
      ...extraColumns,
    ],
    usualNameOf: (name) => type && headerUsuallyNamed(name, type),
    onFault: (fault, at) => onFault(nameProperty(fault), at),
  });
}
