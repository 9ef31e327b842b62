import type { Passed } from '../csv/read';
import type { Engine } from '../engine/engine';
import type { Position } from '../issues/position';
import { ModuleRows } from './clean-rows';
import { compileScreen, type ScreenedFile } from './compile';
import type { ScreenModule } from './module';

/** What the screen needs of a reading. */
interface ScreenOptions extends Omit<ScreenedFile, 'missing'> {
  readonly engine: Engine;
}

/** Why the module stopped. */
const [atEnd, , isFull] = [0, 1, 2] as const;

/** After so many rows in a piece that had to be judged, and few that had not, the rest of it is judged. */
const maxMisses = 16;

/** Longer texts are not learned, nor are more: a column of many different texts would be learned in vain. */
const [maxTextLength, maxTexts] = [100, 1000] as const;

/** Opens the screen of a file; undefined if each row has to be judged. */
export function openScreen(module: ScreenModule, options: ScreenOptions): Screen | undefined {
  const { engine, ...file } = options;
  if (!engine.takesClean) return undefined;
  const compiled = compileScreen(module, { ...file, missing: (action) => engine.missing(action) });
  return compiled && new Screen(module, options, compiled);
}

/** Passes rows that certainly have no fault, from their bytes. */
export class Screen {
  /** How many rows of each action were passed. */
  readonly counts = new Map<string, number>();
  readonly #module: ScreenModule;
  readonly #engine: Engine;
  readonly #rows: ModuleRows;
  readonly #actions: readonly string[];
  /** The columns whose texts are learned, with those that are known. */
  readonly #learned: readonly { readonly slot: number; readonly known: Set<string> }[];
  readonly #utf8 = new TextEncoder();
  /** Rows in this piece that had to be judged, less those that had not. */
  #misses = 0;

  constructor(
    module: ScreenModule,
    { type, engine }: ScreenOptions,
    { slots, learned }: { slots: ReadonlyMap<string, number>; learned: readonly string[] },
  ) {
    this.#module = module;
    this.#engine = engine;
    this.#actions = type.actions;
    this.#rows = new ModuleRows(module, type.actions, slots, Object.keys(type.columns));
    this.#learned = learned.map((property) => ({
      slot: slots.get(property) as number,
      known: new Set<string>(),
    }));
  }

  /** Remembers the texts of a row in which no fault was found. */
  learn(texts: readonly string[]): void {
    for (const { slot, known } of this.#learned) {
      const text = texts[slot] as string;
      if (text === '' || known.has(text)) continue;
      if (known.size >= maxTexts || text.length > maxTextLength) continue;
      known.add(text);
      this.#module.reserve(4 * maxTextLength);
      const at = this.#module.input.value;
      const bytes = new Uint8Array(this.#module.memory.buffer, at);
      const { written } = this.#utf8.encodeInto(text, bytes);
      this.#module.learn(slot, at, at + written);
    }
  }

  pass(bytes: Uint8Array, at: Position, delimiter: string): Passed {
    const module = this.#module;
    module.setDelimiter(delimiter.charCodeAt(0));
    module.reserve(bytes.length);
    const input = module.input.value;
    new Uint8Array(module.memory.buffer, input, bytes.length).set(bytes);
    this.#rows.refresh();
    let next = input;
    let rows = 0;
    let otherLineEnds = 0;
    let isWhole = true;
    do {
      const found = module.screen(next, input + bytes.length);
      this.#rows.row = at.row + rows;
      const taken = found === 0 ? 0 : this.#engine.takeClean(this.#rows, found);
      isWhole = taken === found;
      next = isWhole ? module.next.value : this.#rows.startOf(taken);
      rows += taken;
      otherLineEnds += this.#rows.countOtherLineEnds(taken);
      this.#count(taken);
    } while (isWhole && module.state.value === isFull);
    const passed = { rows, bytes: next - input, otherLineEnds };
    if (isWhole && module.state.value === atEnd) {
      this.#misses = 0;
      return { ...passed, next: 'start' };
    }
    this.#misses = Math.max(0, this.#misses - rows) + 1;
    if (this.#misses <= maxMisses) return { ...passed, next: 'row' };
    this.#misses = 0;
    return { ...passed, next: 'rest' };
  }

  #count(taken: number): void {
    const counts = this.#actions.map(() => 0);
    for (let i = 0; i < taken; i++) (counts[this.#rows.actionNumber(i)] as number)++;
    for (const [number, action] of this.#actions.entries())
      this.counts.set(action, (this.counts.get(action) ?? 0) + (counts[number] as number));
  }
}
