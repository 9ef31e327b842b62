import { issueCodes } from '../../issues/codes';
import type { Issue } from '../../issues/issue';
import { messageOf } from '../../messages/issue';
import type { Candidate } from '../records/record-run';

/** The first record of a file is its second row after the header. */
const firstRow = 2;

/**
 * Remembers where in the input each written record stood. The writer counts the rows of its own file,
 * which whoever fixes the input does not see.
 */
export class InputPlaces {
  // Only numbers, because there may be millions: an input has lines or indexes, never both.
  readonly #numbers: number[] = [];
  #unit = 'Line';
  #dropped = 0;

  /** Passes candidates on, and remembers the places of their records. */
  async *track<T>(candidates: AsyncIterable<Candidate<T>>): AsyncGenerator<Candidate<T>, void> {
    for await (const candidate of candidates) {
      const { place } = candidate.item;
      const isLine = 'line' in place;
      this.#unit = isLine ? 'Line' : 'Index';
      if (candidate.record !== undefined) this.#numbers.push(isLine ? place.line : place.index);
      yield candidate;
    }
  }

  /**
   * Forgets a record that is left out of the file.
   * @param index its number among those that were passed on, higher each time
   */
  drop(index: number): void {
    this.#numbers.splice(index - this.#dropped, 1);
    this.#dropped++;
  }

  /** The issue with a message that names earlier records by their places in the input. A rule of one's own knows no others. */
  relocate(issue: Issue): Issue {
    if (!Object.hasOwn(issueCodes, issue.code)) return issue;
    const nameRow = (row: number) => `${this.#unit} ${this.#numbers[row - firstRow]}`;
    return { ...issue, message: messageOf(issue, nameRow) };
  }
}
