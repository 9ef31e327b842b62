import type { FileEnd } from '../bulk/fault';
import type { Header } from '../bulk/header';
import type { BulkBatch } from '../bulk/read';
import type { BulkRow } from '../bulk/rows';
import { versionType } from '../bulk/version';
import type { Passed } from '../csv/read';
import { type Engine, openEngine } from '../engine/engine';
import type { FoundFault } from '../engine/lookups';
import { activeLookups } from '../engine/program';
import type { Fault, Place } from '../issues/issue';
import { createJudge, type Faults, faultsInto } from '../issues/level';
import type { Position } from '../issues/position';
import type { Settings } from '../options/settings';
import { type AnyRecordType, typesOf } from '../schema/record-type';
import type { ScreenModule } from '../screen/module';
import { moduleTables } from '../screen/rows/module-index';
import { PassedRow } from '../screen/rows/passed-row';
import { openScreen, type Screen } from '../screen/screen';
import type { Source } from '../source/source';
import { showable } from '../text/shown/showable';
import { createPropertyNamer, FileColumns } from './columns';
import { openContainer } from './container';

/** How many other values of Type the fault of a file without a record names. */
const maxOtherTypes = 5;

const noCounts: ReadonlyMap<string, number> = new Map();

export interface ReadingOptions {
  readonly signal: AbortSignal | undefined;
  /** Whether rows get their typed records. */
  readonly withRecords: boolean;
  /** What vouches for rows that are certainly right. Without records they are then only counted. */
  readonly module?: ScreenModule | undefined;
  /** Receives faults that belong to no row of the record type: those of the file and of other rows. */
  onFault(fault: Fault, at: Place): void;
}

/** A row of the record type, judged. */
export interface RecordRow extends Place {
  readonly faults: readonly Fault[];
  /** Undefined if the row has an error, or the file lacks a column that its action requires. */
  readonly record: object | undefined;
}

/** The reading of one file of a record type. */
export interface Reading {
  /** Rows of any Type. If nothing more can be read, the last item is the reason. */
  readonly batches: AsyncGenerator<BulkBatch | FileEnd, void>;
  /** Judges a row. Undefined if it has another Type. */
  read(row: BulkRow, header: Header): RecordRow | undefined;
  /** How many rows of each action were vouched for and only counted. */
  readonly clean: ReadonlyMap<string, number>;
  /** Whether rows are looked up elsewhere, after they have been judged. */
  readonly looksUp: boolean;
  /** How many rows wait to be looked up. */
  readonly waiting: number;
  /** Looks up the rows that wait. Returns what is wrong with them, by row. */
  lookUp(): Promise<readonly FoundFault[]>;
  /** Reports what the whole file shows. */
  end(): void;
}

/** What is known once the first row of the record type comes. */
interface Opened {
  readonly columns: FileColumns;
  readonly engine: Engine;
  readonly headerFaults: Faults;
  readonly screen: Screen | undefined;
}

export function openReading(
  type: AnyRecordType,
  source: Source,
  settings: Settings,
  { signal, withRecords, module, onFault }: ReadingOptions,
): Reading {
  const judge = createJudge(settings);
  const nameProperty = createPropertyNamer(type);
  const [, errorType] = typesOf(type);
  const clientIdColumn = Object.keys(type.columns).indexOf(type.clientId ?? '');
  const texts = Object.keys(type.columns).map(() => '');
  const counts = { records: 0, otherRows: 0, errorRows: 0, misspelled: 0 };
  /** Other values of Type, for a file without a record. */
  const otherTypes = new Set<string>();
  const reportedActions = new Set<string | undefined>();
  const reportedColumns = new Set<string>();
  let last: Position = { line: 1, row: 0 };
  let opened: Opened | undefined;

  // Not before the first row of the record type: the columns of a file without one are not its columns.
  function open(header: Header): Opened {
    const at = { line: header.line, row: 0 };
    const headerFaults = faultsInto(judge, (fault) => onFault(nameProperty(fault), at));
    const columns = new FileColumns(type, header, headerFaults);
    const engine = openEngine(type, settings, {
      hasColumn: (name) => columns.has(name),
      onFileFault: (fault) => onFault(fault, last),
      openTable: module && moduleTables(module),
    });
    const file = { type, settings, header, columns };
    const screen = module && openScreen(module, { ...file, engine, withRecords });
    return { columns, engine, headerFaults, screen };
  }

  /** Passes rows that are certainly right, once the first row of the record type has been judged. */
  function pass(bytes: Uint8Array, at: Position, delimiter: string): Passed<PassedRow> {
    if (!opened?.screen) return { rows: 0, bytes: 0, otherLineEnds: 0, next: 'rest' };
    const passed = opened.screen.pass(bytes, at, delimiter);
    if (passed.rows > 0) {
      counts.records += passed.rows;
      last = { line: at.line + passed.rows - 1, row: at.row + passed.rows - 1 };
    }
    return passed;
  }

  /** Reports what the header lacks once the first row comes whose action requires it. */
  function reportMissing(action: string | undefined, { engine, headerFaults }: Opened): void {
    reportedActions.add(action);
    for (const columns of engine.missing(action)) {
      const key = columns.join();
      if (reportedColumns.has(key)) continue;
      reportedColumns.add(key);
      const column = columns.length === 1 ? columns[0] : undefined;
      headerFaults.add('column-missing', { columns, action: action as string }, column);
    }
  }

  /** Reports columns of other record types once a row fills them. */
  function reportFilled(cells: readonly string[], filledRow: number, header: Header): void {
    for (const index of opened?.columns.findFilled(cells) ?? []) {
      const value = showable(header.names[index] as string);
      opened?.headerFaults.add('column-unknown', { value, columnNumber: index + 1, filledRow });
    }
  }

  function countOther(rowType: string): void {
    counts.otherRows++;
    if (rowType === errorType) counts.errorRows++;
    const isNamed = counts.records === 0 && otherTypes.size < maxOtherTypes;
    if (isNamed && showable(rowType) !== undefined) otherTypes.add(rowType);
  }

  function skip(row: BulkRow): undefined {
    if (row.typeFault) counts.misspelled++;
    else if (row.type !== versionType) countOther(row.type);
    for (const fault of row.faults) onFault(fault, row);
  }

  return {
    batches: openContainer(source, settings, { type, filter: module && { pass }, signal, onFault }),
    get clean() {
      return opened?.screen?.counts ?? noCounts;
    },

    read(row, header) {
      if (row instanceof PassedRow) return row;
      last = row;
      for (const fault of row.headerFaults ?? []) onFault(fault, { line: header.line, row: 0 });
      // A broken row that has lost its Type may be a record.
      const mayBeRecord = row.broken && row.cells.length <= header.typeIndex;
      if (row.type !== type.type && !mayBeRecord) return skip(row);
      opened ??= open(header);
      counts.records++;
      opened.columns.copy(row.cells, texts);
      const { line, row: number } = row;
      const clientId = texts[clientIdColumn];
      if (row.broken)
        return {
          line,
          row: number,
          clientId,
          action: undefined,
          faults: row.faults,
          record: undefined,
        };
      if (settings.kind === 'upload') reportFilled(row.cells, number, header);
      const { engine } = opened;
      const judged = engine.read(texts, row, row.faults);
      const { action, faults } = judged;
      if (!reportedActions.has(action)) reportMissing(action, opened);
      if (faults.length === 0) opened.screen?.learn(judged);
      const record = withRecords && !judged.hasFailed ? engine.record(judged) : undefined;
      return { line, row: number, clientId, action, faults, record };
    },

    looksUp: activeLookups(type, settings).length > 0,
    get waiting() {
      return opened?.engine.waiting ?? 0;
    },
    lookUp: async () => (await opened?.engine.lookUp()) ?? [],

    end() {
      const faults = faultsInto(judge, (fault) => onFault(fault, last));
      const { records, otherRows, errorRows, misspelled } = counts;
      const isUpload = settings.kind === 'upload';
      if (otherRows > 0 && isUpload)
        faults.add('mixed-record-types', { count: otherRows, errorRows });
      opened?.engine.end();
      // A result may contain nothing but error rows.
      if (records === 0 && (errorRows === 0 || isUpload)) {
        const facts = {
          type: type.type,
          ...(otherTypes.size > 0 && { otherTypes: [...otherTypes] }),
          ...(misspelled > 0 && { misspelled }),
        };
        const defaultSeverity = isUpload ? 'error' : 'warning';
        faults.add('no-records', facts, undefined, { defaultSeverity });
      }
    },
  };
}
