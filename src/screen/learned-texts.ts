import type { ScreenModule } from './module';

/** Longer texts are not learned, nor are more: a column of many different texts would be learned in vain. */
const [maxTextLength, maxTexts] = [100, 1000] as const;

const utf8 = new TextEncoder();

/** The faultless texts of one column, with what they mean. */
export class LearnedTexts {
  readonly slot: number;
  readonly #module: ScreenModule;
  readonly #texts = new Set<string>();
  /** What the texts mean, by the number that the module knows them by. */
  readonly #values: unknown[];

  /** @param values shared by all columns of the module */
  constructor(module: ScreenModule, slot: number, values: unknown[]) {
    this.#module = module;
    this.slot = slot;
    this.#values = values;
  }

  learn(text: string, value: unknown): void {
    const texts = this.#texts;
    if (text === '' || texts.has(text)) return;
    if (texts.size >= maxTexts || text.length > maxTextLength) return;
    texts.add(text);
    this.#module.reserve(4 * maxTextLength);
    const at = this.#module.input.value;
    const { written } = utf8.encodeInto(text, new Uint8Array(this.#module.memory.buffer, at));
    const number = this.#module.learn(this.slot, at, at + written);
    if (number >= 0) this.#values[number] = value;
  }
}
