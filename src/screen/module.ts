import { isShort, type Source } from '../source/source';
import { moduleBytes } from './module-bytes';

type Place = WebAssembly.Global<'i32'>;

/** An instance of the module, with a memory of its own. Numbers that it exports are places in that memory. */
export interface ScreenModule {
  readonly memory: WebAssembly.Memory;
  readonly kinds: Place;
  readonly params: Place;
  readonly slots: Place;
  readonly ranges: Place;
  readonly actionTexts: Place;
  readonly actionLength: Place;
  readonly typeText: Place;
  readonly typeLength: Place;
  readonly rules: Place;
  readonly rulesLength: Place;
  readonly months: Place;
  readonly starts: Place;
  readonly rows: Place;
  readonly input: Place;
  readonly inputLength: Place;
  readonly entries: Place;
  readonly keys: Place;
  readonly keyLength: Place;
  readonly maxKeys: Place;
  readonly maxActions: Place;
  readonly maxColumns: Place;
  readonly maxSlots: Place;
  /** Why the screen stopped: 0 at the end, 1 at a row, 2 because it has no room for more. */
  readonly state: Place;
  /** Where the row after the last one that was vouched for starts. */
  readonly next: Place;
  /** Makes room for everything but keys. 0 if there is none. */
  open(): number;
  setDelimiter(byte: number): void;
  setRow(
    columns: number,
    action: number,
    actions: number,
    slots: number,
    keys: number,
    longest: number,
  ): void;
  lengthOfRow(): number;
  /** Returns the number of the text; -1 if it is not remembered. */
  learn(slot: number, start: number, end: number): number;
  screen(from: number, to: number): number;
  /** Returns the number of a table that takes so many keys; -1 if there is none left, or no memory. */
  openTable(limit: number): number;
  /** Returns the entry of a key, added if there is none; -1 if the table is full, -2 if there is no memory. */
  enter(table: number, high: number, low: number): number;
  /** Returns the entry of a key; -1 if there is none. */
  find(table: number, high: number, low: number): number;
  /** Enters a key of the first rows. Their entries are then at `entries`. 0 if there is no memory. */
  enterRows(table: number, key: number, count: number): number;
}

/** Opens an instance for a source, unless it is so short that judging all its rows takes less time. */
export async function loadScreenFor(
  source: Source,
  options: { readonly screen?: boolean | undefined },
): Promise<ScreenModule | undefined> {
  return options.screen === false || isShort(source) ? undefined : loadScreenModule();
}

let compiled: Promise<WebAssembly.Module | undefined> | undefined;

/**
 * Opens an instance of the module; undefined where there is no WebAssembly with SIMD, where a policy forbids
 * it, or where a limit such as `ulimit -v` leaves no room for the addresses that V8 reserves for a memory, 8
 * GiB each. It is compiled once.
 */
export async function loadScreenModule(): Promise<ScreenModule | undefined> {
  compiled ??= compile();
  const module = await compiled;
  if (!module) return undefined;
  const instance = await WebAssembly.instantiate(module).catch(() => undefined);
  const exports = instance?.exports as ScreenModule | undefined;
  return exports?.open() ? exports : undefined;
}

async function compile(): Promise<WebAssembly.Module | undefined> {
  try {
    const bytes = Uint8Array.from(atob(moduleBytes), (character) => character.charCodeAt(0));
    return await WebAssembly.compile(bytes);
  } catch {
    return undefined;
  }
}
