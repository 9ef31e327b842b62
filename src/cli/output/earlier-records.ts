import type { Issue } from '../../issues/issue';
import { messageOf } from '../../messages/issue';
import type { Candidate } from '../commands/record-run';
import type { InputPlace } from '../input/item';

/**
 * Where the records of a written file stood in the input. The writer knows rows of its file alone, which
 * whoever mends the input does not see.
 */
export interface EarlierRecords<T> {
  /** The same candidates, noted down. */
  noted(candidates: AsyncIterable<Candidate<T>>): AsyncGenerator<Candidate<T>, void>;
  /** The last one is left out of the file. */
  leftOut(): void;
  /** The issue with a message that names earlier records by their places in the input. */
  inInput(issue: Issue): Issue;
}

/** The first record of a file is its second row after the header. */
const firstRow = 2;

export function createEarlierRecords<T>(): EarlierRecords<T> {
  // Numbers alone, as there may be millions: an input has lines or indexes, and never both.
  const places: number[] = [];
  let word = 'Line';

  function note(place: InputPlace): void {
    const isLine = 'line' in place;
    word = isLine ? 'Line' : 'Index';
    places.push(isLine ? place.line : place.index);
  }

  return {
    async *noted(candidates) {
      for await (const candidate of candidates) {
        if (candidate.given !== undefined) note(candidate.item.place);
        yield candidate;
      }
    },
    leftOut() {
      places.pop();
    },
    inInput(issue) {
      return { ...issue, message: messageOf(issue, (row) => `${word} ${places[row - firstRow]}`) };
    },
  };
}
