import type { ScreenModule } from './module';

/** Longer texts are not learned, nor are more: a column of many different texts would be learned in vain. */
const [maxTextLength, maxTexts] = [100, 1000] as const;

const utf8 = new TextEncoder();

/** A text in which no fault was found, and what it means. */
export interface LearnedText {
  readonly text: string;
  readonly value: unknown;
}

/** The faultless texts of one column, with what they mean. */
export class LearnedTexts {
  readonly slot: number;
  readonly #module: ScreenModule;
  readonly #numbers = new Map<string, number>();
  readonly #texts: LearnedText[];

  /** @param texts those of all columns, by the number that the module knows them by */
  constructor(module: ScreenModule, slot: number, texts: LearnedText[]) {
    this.#module = module;
    this.slot = slot;
    this.#texts = texts;
  }

  /** The number of a text; -1 if it is not known. */
  numberOf(text: string): number {
    return this.#numbers.get(text) ?? -1;
  }

  /** @param value undefined if the text was not read, because the column does not apply to its row */
  learn(text: string, value: unknown): void {
    const numbers = this.#numbers;
    if (value === undefined || numbers.has(text)) return;
    if (numbers.size >= maxTexts || text.length > maxTextLength) return;
    const at = this.#module.input.value;
    const { written } = utf8.encodeInto(text, new Uint8Array(this.#module.memory.buffer, at));
    const number = this.#module.learn(this.slot, at, at + written);
    numbers.set(text, number);
    if (number >= 0) this.#texts[number] = { text, value };
  }
}
