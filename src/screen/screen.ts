import type { Passed, RowFilter } from '../csv/read';
import type { Engine } from '../engine/engine';
import type { Row } from '../engine/row';
import type { Position } from '../issues/position';
import type { AnyColumn } from '../schema/column';
import type { AnyRecordType } from '../schema/record-type';
import { screenOf } from '../schema/screened';
import type { CellScreen } from '../schema/screening';
import { type LearnedText, LearnedTexts } from './learned-texts';
import type { ScreenModule } from './module';
import { Passing } from './passing';
import { ModuleRows } from './rows/module-rows';
import type { PassedRow } from './rows/passed-row';
import { RecordMaker } from './rows/record-maker';
import { type Combination, learnCombination } from './tables/combinations';
import { type CompiledScreen, compileScreen, type ScreenedFile } from './tables/compile';

/** What the screen needs of a reading. */
interface ScreenOptions extends Omit<ScreenedFile, 'missing' | 'keys'> {
  readonly engine: Engine;
  /** Whether the rows that are passed are wanted with their records. Otherwise they are only counted. */
  readonly withRecords: boolean;
}

/** Opens the screen of a file; undefined if each row has to be judged. */
export function openScreen(module: ScreenModule, options: ScreenOptions): Screen | undefined {
  const { engine, ...file } = options;
  if (!engine.takesClean) return undefined;
  const { keys } = engine;
  const missing = (action: string | undefined) => engine.missing(action);
  const compiled = compileScreen(module, { ...file, keys, missing });
  return compiled && new Screen(module, options, compiled);
}

/** Passes rows of a record type that certainly have no fault. */
export class Screen implements RowFilter<PassedRow> {
  /** How many rows of each action were passed and only counted. */
  readonly counts = new Map<string, number>();
  readonly #passing: Passing;
  readonly #module: ScreenModule;
  readonly #actions: readonly string[];
  readonly #learned: readonly LearnedTexts[];
  readonly #combinations: readonly (readonly Combination[])[];

  constructor(
    module: ScreenModule,
    { type, engine, withRecords }: ScreenOptions,
    { slots, learned, combinations }: CompiledScreen,
  ) {
    const texts: LearnedText[] = [];
    const rows = new ModuleRows(module, type.actions, slots, kindsOf(type), texts, engine.keys);
    this.#module = module;
    this.#actions = type.actions;
    this.#learned = learned.map((property) => {
      return new LearnedTexts(module, slots.get(property) as number, texts);
    });
    this.#combinations = combinations;
    const maker = withRecords ? new RecordMaker(type, engine, rows) : undefined;
    this.#passing = new Passing(module, rows, {
      take: (_, count) => {
        const taken = engine.takeClean(rows, count);
        if (!maker) this.#count(rows, taken);
        return taken;
      },
      make: maker && ((...row) => maker.make(...row)),
    });
  }

  /** Remembers the texts of a row in which no fault was found, and how they were combined. */
  learn({ action, texts, values }: Row): void {
    // No rule has judged a row without an action.
    if (action === undefined) return;
    for (const learned of this.#learned)
      learned.learn(texts[learned.slot] as string, values[learned.slot]);
    const number = this.#actions.indexOf(action);
    for (const combination of this.#combinations[number] ?? []) {
      const learned = this.#learned.find(({ slot }) => slot === combination.slot);
      if (learned) learnCombination(this.#module, number, combination, learned, texts);
    }
  }

  pass(bytes: Uint8Array, at: Position, delimiter: string): Passed<PassedRow> {
    return this.#passing.pass(bytes, at, delimiter);
  }

  #count(rows: ModuleRows, taken: number): void {
    const counts = this.#actions.map(() => 0);
    for (let i = 0; i < taken; i++) (counts[rows.actionNumber(i)] as number)++;
    for (const [number, action] of this.#actions.entries())
      this.counts.set(action, (this.counts.get(action) ?? 0) + (counts[number] as number));
  }
}

function kindsOf({ columns }: AnyRecordType): ReadonlyMap<string, CellScreen['kind'] | undefined> {
  return new Map(
    Object.entries(columns as Record<string, AnyColumn>).map(([property, { codec }]) => [
      property,
      screenOf(codec)?.kind,
    ]),
  );
}
