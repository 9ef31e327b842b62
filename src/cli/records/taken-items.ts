import type { InputItem } from '../input/item';

/** The number of items that are done and still kept. They are removed together, which costs less than one by one. */
const maxDone = 10_000;

/**
 * Items whose records were taken by a writer that looks them up before it reports on them. It reports in
 * their order, so that the items before one are done.
 */
export class TakenItems {
  #items: InputItem[] = [];
  /** Position of the first item that is not done. */
  #next = 0;
  /** Number of the first item that is kept. */
  #first = 0;

  add(item: InputItem): void {
    this.#items.push(item);
  }

  /** The item with a number, from 0. */
  at(number: number): InputItem | undefined {
    return this.#goTo(number - this.#first);
  }

  /** The item at a line, or with an index, of the input. */
  placedAt(place: number): InputItem | undefined {
    for (let at = this.#next; at < this.#items.length; at++)
      if (placeOf(this.#items[at] as InputItem) === place) return this.#goTo(at);
    return undefined;
  }

  #goTo(position: number): InputItem | undefined {
    const item = this.#items[position];
    if (item) this.#next = position;
    if (this.#next > maxDone) {
      this.#items = this.#items.slice(this.#next);
      this.#first += this.#next;
      this.#next = 0;
    }
    return item;
  }
}

function placeOf({ place }: InputItem): number {
  return 'line' in place ? place.line : place.index;
}
