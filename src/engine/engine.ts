import type { HashedProperties } from '../identifiers/hash-properties';
import type { Fault } from '../issues/issue';
import { createJudge } from '../issues/level';
import type { Position } from '../issues/position';
import { ArrayIndex } from '../keys/key-index';
import type { KeyParts } from '../keys/parts';
import { KeyTable, type OpenTable } from '../keys/table';
import type { Settings } from '../options/settings';
import type { AnyRecordType, RecordOf } from '../schema/record-type';
import type { CleanRows } from '../schema/screening';
import { createEncoder, type EncodeOptions } from './encode';
import { judge } from './judge';
import type { FoundFault } from './lookups';
import type { Plan } from './plan';
import { compileProgram } from './program';
import { Row } from './row';
import { takeClean } from './take-clean';

export interface EngineOptions extends EncodeOptions {
  /** Whether the file that is read has a column. Default: it has all. */
  readonly hasColumn?: (header: string) => boolean;
  /** Called for a fault that belongs to the file and to no row. */
  readonly onFileFault?: (fault: Fault) => void;
  /** Opens the tables of rules that remember keys. Default: in arrays. */
  readonly openTable?: OpenTable | undefined;
}

/** Runs a record type over the rows of one file. */
export interface Engine<T extends AnyRecordType = AnyRecordType> {
  /**
   * Judges the cells of a row, one text per column.
   * @param faults what is wrong with the row already
   * @returns the row that every call uses again
   */
  read(texts: readonly string[], at: Position, faults?: readonly Fault[]): Row;
  /**
   * Turns a typed record into cells, and judges these as a row of an upload.
   * @param hashed what its plain identifiers are hashed to, if they are
   * @param faults what is wrong with the record already
   */
  write(record: object, number: number, hashed?: HashedProperties, faults?: readonly Fault[]): Row;
  /** The typed record of a row that has not failed. */
  record(row: Pick<Row, 'action' | 'values'>): RecordOf<T>;
  /** The Client Id of a row; undefined if the record type has none. */
  clientId(row: Row): string | undefined;
  /** What an action requires and the file lacks: a column, or all columns of a group. */
  missing(action: string | undefined): readonly (readonly string[])[];
  /** How many records without an error wait to be looked up. */
  readonly waiting: number;
  /** Looks up the records that wait. Returns what is wrong with them, by row. */
  lookUp(): Promise<readonly FoundFault[]>;
  /** Whether rows that are certainly right can be taken without being judged, as far as rules over the file go. */
  readonly takesClean: boolean;
  /** What the keys are made of that rules over the file ask for. */
  readonly keys: readonly KeyParts[];
  /** Takes rows that are certainly right, and returns how many: the one after them has to be judged. */
  takeClean(rows: CleanRows, count: number): number;
  /** Ends the file: rules over all records report what only all of them show. */
  end(): void;
}

export function openEngine<T extends AnyRecordType>(
  type: T,
  settings: Settings,
  {
    hasColumn = () => true,
    onFileFault = () => {},
    openTable = (numbersPerKey, limit) => new KeyTable(numbersPerKey, new ArrayIndex(limit)),
    ...encodeOptions
  }: EngineOptions = {},
): Engine<T> {
  const levelOf = createJudge(settings);
  const properties = Object.keys(type.columns);
  const clientIdColumn = properties.indexOf(type.clientId ?? '');
  const row = new Row(properties);
  const program = compileProgram(type, settings, levelOf, row, hasColumn, onFileFault, openTable);
  const { lookups } = program;
  let encode: ReturnType<typeof createEncoder> | undefined;
  const planOf = (action: string | undefined) => program.plans.get(action) as Plan;

  return {
    read(texts, at, faults) {
      row.reset(texts, at);
      for (const fault of faults ?? []) row.put(fault);
      judge(program, row);
      if (lookups.areOpen && !row.hasFailed) lookups.add(row, row.texts[clientIdColumn]);
      return row;
    },
    write(record, number, hashed, faults) {
      encode ??= createEncoder(type, settings, levelOf, row, encodeOptions);
      encode(record, number, hashed);
      for (const fault of faults ?? []) row.put(fault);
      judge(program, row);
      if (lookups.areOpen && !row.hasFailed) lookups.add(row, row.texts[clientIdColumn]);
      return row;
    },
    record({ action, values }) {
      const record: Record<string, unknown> = { action };
      for (const { index, property, column } of planOf(action).fields) {
        const value = values[index];
        if (value === undefined) continue;
        record[property] = column.codec.present ? column.codec.present(value) : value;
      }
      return record as RecordOf<T>;
    },
    clientId: ({ texts }) => texts[clientIdColumn],
    missing: (action) => planOf(action).missing,
    get waiting() {
      return lookups.waiting;
    },
    lookUp: () => lookups.lookUp(),
    takesClean: program.fileRules.every(({ rows }) => rows.take !== undefined) && lookups.takeClean,
    keys: [...new Set([...program.fileRules.flatMap(({ keys }) => keys), ...lookups.keys])],
    takeClean: (rows, count) => takeClean(program, rows, count),
    end() {
      for (const { rows, onFile } of program.fileRules) rows.end?.(onFile);
    },
  };
}
