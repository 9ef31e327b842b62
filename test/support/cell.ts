import type { CellContext, Codec, IssueCode, Severity } from '../../src/index';

/** A fault as a codec reports it: its code, and its severity where that is not the usual one. */
export type CellFault = readonly [code: string, severity?: Severity];

type Options = Partial<Pick<CellContext, 'kind' | 'timeZone' | 'ambiguousTime' | 'dateOrder'>>;

/** A fault with what its message is made of. */
export type Told = readonly [code: string, facts: object | undefined];

/** Runs a part of a codec outside of any file. */
function collect<T>(options: Options, run: (cell: CellContext) => T, told: Told[] = []) {
  const faults: CellFault[] = [];
  const cell = {
    header: 'Label',
    kind: 'upload' as const,
    timeZone: undefined,
    ambiguousTime: undefined,
    dateOrder: undefined,
    ...options,
    show: (text: string) => text,
    fault(code: string, facts: object | undefined, severity?: Severity): undefined {
      told.push([code, facts]);
      faults.push(severity === undefined ? [code] : [code, severity]);
    },
  };
  const value = run(cell as CellContext);
  return { value, faults };
}

/** What a cell means, and what is wrong with it. */
export function readCell<Raw, Value, Input>(
  codec: Codec<Raw, Value, Input>,
  text: string,
  options: Options = {},
) {
  return collect(options, (cell) => codec.read(text, cell));
}

/** The text that is written for a value, and what is wrong with it. */
export function writeCell<Raw, Value, Input>(
  codec: Codec<Raw, Value, Input>,
  value: unknown,
  options: Options = {},
) {
  return collect(options, (cell) => codec.write(value, cell));
}

/** The text that a fixer writes in place of a cell with this fault; undefined if it is a guess. */
export function repairCell(codec: Codec, code: IssueCode, text: string) {
  return collect({}, (cell) => codec.repairs?.[code]?.(text, cell)).value;
}

/** What is told of a cell that is read. */
export function toldOfCell(codec: Codec, text: string, options: Options = {}): readonly Told[] {
  const told: Told[] = [];
  collect(options, (cell) => codec.read(text, cell), told);
  return told;
}

/** What is told of a value that is written. */
export function toldOfValue(codec: Codec, value: unknown, options: Options = {}): readonly Told[] {
  const told: Told[] = [];
  collect(options, (cell) => codec.write(value, cell), told);
  return told;
}
