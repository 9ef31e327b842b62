import type { CellContext, Codec, Severity } from '../../src/index';

/** A fault as a codec reports it: its code, and its severity where that is not the usual one. */
export type CellFault = readonly [code: string, severity?: Severity];

type Options = Partial<Pick<CellContext, 'kind' | 'timeZone' | 'ambiguousTime'>>;

/** Runs a part of a codec outside of any file. */
function collect<T>(options: Options, run: (cell: CellContext) => T) {
  const faults: CellFault[] = [];
  const value = run({
    kind: 'upload',
    timeZone: undefined,
    ambiguousTime: undefined,
    ...options,
    show: (text) => text,
    fault(code, _facts, usual) {
      faults.push(usual === undefined ? [code] : [code, usual]);
      return undefined;
    },
  });
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
