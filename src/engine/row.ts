import type { Fault } from '../issues/issue';
import type { Position } from '../issues/position';
import type { RecordView } from '../schema/rule';

const noFaults: readonly Fault[] = Object.freeze([]);

/** The record that a row is written from, in addition to its cells. */
export interface WrittenRecord {
  /** The action that was asked for; undefined if there is none of that name. */
  readonly action: string | undefined;
  /** Faults of the properties, by column. Undefined if there is none. */
  readonly columnFaults: readonly (readonly Fault[])[] | undefined;
  /** What filled cells mean that need not be read, by column. The next record uses the list again. */
  readonly known: readonly unknown[];
}

/** The row that the engine works on: all that changes from row to row. The next row uses it again. */
export class Row {
  /** Undefined if it cannot be read. */
  action: string | undefined;
  /** Its line in the file; 0 for a record that is written. */
  line = 0;
  /** The cells, one text per column. */
  texts: readonly string[] = [];
  /** What the cells mean, by column. */
  readonly values: unknown[];
  faults: readonly Fault[] = noFaults;
  /** Whether it makes no record: it has an error, or the file lacks a column that its action requires. */
  hasFailed = false;
  /** Undefined for a row that is read. */
  written: WrittenRecord | undefined;
  /** The row as rules see it. */
  readonly view: {
    action: string;
    row: number;
    given: RecordView<never>['given'];
  } & Pick<RecordView<never>, 'cell' | 'value'>;

  constructor(properties: readonly string[]) {
    this.values = properties.map(() => undefined);
    this.view = {
      action: '',
      row: 0,
      given: undefined,
      cell: createView(properties, (index) => () => this.texts[index]) as never,
      value: createView(properties, (index) => () => this.values[index]) as never,
    };
  }

  reset(texts: readonly string[], { line, row }: Position): void {
    this.texts = texts;
    this.line = line;
    for (let i = 0; i < this.values.length; i++) this.values[i] = undefined;
    this.faults = noFaults;
    this.hasFailed = false;
    this.written = undefined;
    this.view.row = row;
    this.view.given = undefined;
  }

  /** Sets the action, which rules see as an empty text if it cannot be read. */
  setAction(action: string | undefined): void {
    this.action = action;
    this.view.action = action ?? '';
  }

  put(fault: Fault): void {
    if (this.faults === noFaults) this.faults = [fault];
    else (this.faults as Fault[]).push(fault);
    if (fault.severity === 'error') this.hasFailed = true;
  }

  /** Empties the cell of a column. */
  clear(column: number): void {
    (this.texts as string[])[column] = '';
    this.values[column] = undefined;
  }

  replaceFaults(faults: readonly Fault[]): void {
    this.faults = faults;
    this.hasFailed = faults.some(({ severity }) => severity === 'error');
  }

  isAnyFilled(columns: readonly number[]): boolean {
    for (const index of columns) if (this.texts[index] !== '') return true;
    return false;
  }
}

/**
 * Creates an object whose properties are looked up when they are read: rules ask by name, and a row
 * costs no object. The getters stand on a prototype, because engines make objects with many of them slow.
 */
export function createView(
  properties: readonly string[],
  getter: (index: number) => () => unknown,
): object {
  const prototype = {};
  properties.forEach((name, index) => {
    Object.defineProperty(prototype, name, { get: getter(index), enumerable: true });
  });
  return Object.create(prototype);
}
