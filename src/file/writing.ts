import { formatVersion, versionType } from '../bulk/version';
import { createRowFormat } from '../csv/write';
import { openEngine } from '../engine/engine';
import type { HashedProperties } from '../identifiers/hash-properties';
import type { Fault, Place } from '../issues/issue';
import { createJudge, faultsInto } from '../issues/level';
import type { Position } from '../issues/position';
import { BulkFileError, InvalidRecordError } from '../messages/errors';
import { issueOf } from '../messages/issue';
import type { WriteOptions } from '../options/options';
import type { Settings } from '../options/settings';
import type { AnyColumn } from '../schema/column';
import type { Applicability } from '../schema/matrix';
import { type AnyRecordType, headersOf } from '../schema/record-type';
import { nearest } from '../text/nearest';
import { describeUnknown } from '../text/shown/unknown-name';

/** Turns records into checked rows. Shared by `write` and `split`. */
export interface RowWriter {
  /** The start of each file: byte order mark, header and Format Version row. */
  readonly head: string;
  /**
   * The row of a record, with its line end; undefined for one that is left out.
   * @param faults what is wrong with the record already
   */
  row(record: unknown, hashed?: HashedProperties, faults?: readonly Fault[]): string | undefined;
  /** The position of the last row, in a file that holds all records. */
  readonly last: Position;
  /** Reports what only all records together show. Throws if that is an error. */
  end(): void;
}

/** Opens the writer of one run. */
export function openRowWriter<Input>(
  type: AnyRecordType,
  settings: Settings,
  options: WriteOptions<Input>,
): RowWriter {
  const { delimiter = ',', bom = true, onInvalid = 'throw', allowEmpty = false } = options;
  const { onSkip, onIssue } = options;
  const headers = headersOf(type);
  const columns = writtenColumns(type, options.columns);
  // The Format Version row needs the column Name, which some record types already have.
  const header = ['Type', ...(columns.includes('Name') ? [] : ['Name']), ...columns];
  // Indexes of the cells that belong to columns. All other cells are the same in each row.
  const filled = [...header.keys()].filter((at) => headers.includes(header[at] as string));
  const indexes = filled.map((at) => headers.indexOf(header[at] as string));
  const version = header.map((name): string => (name === 'Name' ? formatVersion : ''));
  version[0] = versionType;
  const judge = createJudge(settings);
  const format = createRowFormat(delimiter);
  const head = (bom ? '\ufeff' : '') + format.row(header) + format.row(version);
  const cells = header.map((_, at) => (at === 0 ? type.type : ''));
  let last: Position = { line: 2, row: 1 };
  let row = 2;
  let index = -1;
  let refused: Fault | undefined;
  function onFault(fault: Fault): void {
    onIssue?.(issueOf(fault, last));
    if (fault.severity === 'error') refused ??= fault;
  }
  const engine = openEngine(type, settings, {
    isWritten: (header) => columns.includes(header),
    onFileFault: onFault,
  });

  return {
    head,

    row(record, hashed, known) {
      index++;
      if (typeof record !== 'object' || record === null)
        throw new TypeError(`Record ${index} is not an object.`);
      if ('then' in record)
        throw new TypeError(`Record ${index} is a promise. Await it, or pass an async iterable.`);
      const encoded = engine.write(record, row, hashed, known);
      const { action, faults, texts } = encoded;
      const line = format.lines + 1;
      if (faults.length > 0) {
        const at: Place = { line, row, action, clientId: engine.clientId(encoded) };
        const issues = faults.map((fault) => issueOf(fault, at));
        if (encoded.hasFailed) {
          if (onInvalid === 'throw') throw new InvalidRecordError(index, issues);
          onSkip?.({ index, record: record as Input, issues });
          return undefined;
        }
        if (onIssue) issues.forEach(onIssue);
      }
      for (let i = 0; i < filled.length; i++)
        cells[filled[i] as number] = texts[indexes[i] as number] as string;
      last = { line, row };
      row++;
      return format.row(cells);
    },

    get last() {
      return last;
    },

    end() {
      engine.end();
      const isEmpty = row === 2;
      if (isEmpty && !allowEmpty)
        faultsInto(judge, onFault).add('no-records', { type: type.type, isWriting: true });
      if (refused && (isEmpty || onInvalid === 'throw')) throw new BulkFileError(refused, last);
    },
  };
}

function writtenColumns(
  type: AnyRecordType,
  wanted: readonly string[] | undefined,
): readonly string[] {
  const headers = (Object.entries(type.columns) as [string, AnyColumn][])
    .filter(([name]) => (type.matrix[name] as readonly Applicability[]).some(isWritten))
    .map(([, { header }]) => header);
  const unknown = wanted?.find((name) => !['Type', 'Name', ...headers].includes(name));
  if (unknown !== undefined) {
    const { shown, offer } = describeUnknown(unknown, nearest(unknown, headers));
    throw new TypeError(`Option "columns" has an unknown column ${shown}.${offer}`);
  }
  return wanted ? headers.filter((name) => wanted.includes(name)) : headers;
}

function isWritten(word: Applicability): boolean {
  return word !== 'not-applicable' && word !== 'read-only';
}
