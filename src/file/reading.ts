import type { Header } from '../bulk/header';
import { type BulkBatch, type BulkRow, readContainer } from '../bulk/read';
import { versionType } from '../bulk/version';
import { type Engine, openEngine } from '../engine/engine';
import type { Row } from '../engine/row';
import type { Fault, Place } from '../issues/issue';
import { createJudge, faultsInto } from '../issues/level';
import type { Position } from '../issues/position';
import type { ReadOptions } from '../options/options';
import type { Settings } from '../options/settings';
import type { AnyColumn } from '../schema/column';
import type { AnyRecordType } from '../schema/record-type';
import type { Source } from '../source/source';
import { showable } from '../text/showable';

/** What became of one row. */
export type Checked = Pick<Row, 'action' | 'faults' | 'hasFailed'>;

/** One reading of one file: what `read.ts` and `validate.ts` share. */
export interface ReadRun {
  /** Rows of any type, as they are asked for. */
  readonly batches: AsyncGenerator<BulkBatch, void>;
  /** Judges a row; undefined for one of another type, whose faults have been handed on. */
  check(row: BulkRow, batch: BulkBatch): Checked | undefined;
  /** Where the row that was judged last stands, as its issues say it. */
  place(row: BulkRow, checked: Checked): Place;
  /** The typed record of the row that was judged last. */
  record(): object;
  /** After the last row: what is to be said of the whole file. */
  end(): void;
}

/** What a file of this record type has in its column Type. */
export function typesOf(type: AnyRecordType): readonly string[] {
  return [type.type, `${type.type} Error`];
}

export function headersOf(type: AnyRecordType): readonly string[] {
  return columnsOf(type).map((column) => column.header);
}

function columnsOf(type: AnyRecordType): readonly AnyColumn[] {
  return Object.values(type.columns);
}

/** The name that a file has for a column: its own, or else another that is known; undefined for none. */
function nameIn({ indexOf }: Header, { header, aliases = [] }: AnyColumn): string | undefined {
  return [header, ...aliases].find((name) => indexOf(name) !== -1);
}

/** @param onFault what belongs to no row that is given: faults of the file, and of rows passed over */
export function openRun(
  type: AnyRecordType,
  source: Source,
  settings: Settings,
  options: ReadOptions,
  onFault: (fault: Fault, at: Place) => void,
): ReadRun {
  const judge = createJudge(settings);
  const columns = columnsOf(type);
  const clientIdColumn = Object.keys(type.columns).indexOf(type.clientId ?? '');
  const texts = columns.map(() => '');
  // Only the columns that the file has: asking an array for its element -1 is a slow question.
  let present: readonly number[] = [];
  let places: readonly number[] = [];
  let engine: Engine | undefined;
  let ofHeader: Position = { line: 1, row: 0 };
  const reportedActions = new Set<string | undefined>();
  const reportedColumns = new Set<string>();
  let last: Position = { line: 1, row: 0 };
  let judged: Row | undefined;
  let records = 0;
  let others = 0;
  let errorRows = 0;

  function open({ header }: BulkBatch): Engine {
    ofHeader = { line: header.line, row: 0 };
    const faults = faultsInto(judge, (fault) => onFault(fault, ofHeader));
    const found = new Map<string, number>();
    for (const column of columns) {
      const name = nameIn(header, column);
      if (name === undefined) continue;
      const from = header.indexOf(name);
      found.set(column.header, from);
      if (name === column.header) continue;
      const facts = { value: showable(name), column: column.header, at: from + 1 };
      faults.add('column-spelling', facts, column.header);
    }
    present = [...columns.keys()].filter((index) =>
      found.has((columns[index] as AnyColumn).header),
    );
    places = present.map((index) => found.get((columns[index] as AnyColumn).header) as number);
    const hasColumn = (name: string) => found.has(name);
    return openEngine(type, settings, { hasColumn, onFileFault: (fault) => onFault(fault, last) });
  }

  /** Reports what the header lacks when the first row comes whose action requires it. */
  function reportMissing(
    action: string | undefined,
    missing: readonly (readonly string[])[],
  ): void {
    reportedActions.add(action);
    const faults = faultsInto(judge, (fault) => onFault(fault, ofHeader));
    for (const names of missing) {
      const key = names.join();
      if (reportedColumns.has(key)) continue;
      reportedColumns.add(key);
      const facts = { columns: names, action: action as string };
      faults.add('column-missing', facts, names.length === 1 ? names[0] : undefined);
    }
  }

  return {
    batches: readContainer(source, {
      kind: settings.kind,
      channel: settings.channel,
      maxCellLength: settings.maxCellLength,
      signal: options.signal,
      judge,
      columns: columns.flatMap(({ header, aliases = [] }) => [header, ...aliases]),
      onlyTheseColumns: true,
      types: typesOf(type),
      onFault,
    }),

    check(row, batch) {
      last = row;
      // Of a broken row whose Type is lost nobody knows that it is not ours.
      const isOurs =
        row.type === type.type || (row.broken && row.cells.length <= batch.header.typeIndex);
      if (!isOurs) {
        if (row.type !== versionType && !row.misspelled) others++;
        if (row.type === `${type.type} Error`) errorRows++;
        for (const fault of row.faults) onFault(fault, row);
        return undefined;
      }
      // Of a file without our records it says nothing that its columns are not ours.
      engine ??= open(batch);
      records++;
      const { cells } = row;
      for (let i = 0; i < present.length; i++)
        texts[present[i] as number] = cells[places[i] as number] ?? '';
      if (row.broken) return { action: undefined, faults: row.faults, hasFailed: true };
      judged = engine.read(texts, row.row, row.faults);
      const { action } = judged;
      if (!reportedActions.has(action)) reportMissing(action, engine.missing(action));
      return judged;
    },

    place: ({ line, row }, { action }) => ({ line, row, action, clientId: texts[clientIdColumn] }),

    record: () => (engine as Engine).record(judged as Row),

    end() {
      const faults = faultsInto(judge, (fault) => onFault(fault, last));
      if (others > 0 && settings.kind === 'upload')
        faults.add('mixed-record-types', { count: others, errorRows });
      engine?.end();
      // A result may hold nothing but errors.
      if (records === 0 && (errorRows === 0 || settings.kind === 'upload'))
        faults.add('no-records', { type: type.type });
    },
  };
}
