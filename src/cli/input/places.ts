import type { Issue } from '../../issues/issue';
import { messageOf } from '../../messages/issue';
import type { Candidate } from '../commands/record-run';
import type { InputPlace } from './item';

/**
 * Remembers where in the input each written record stood. The writer counts the rows of its own file,
 * which whoever fixes the input does not see.
 */
export interface InputPlaces {
  /** Passes candidates on, and remembers the places of their records. */
  track<T>(candidates: AsyncIterable<Candidate<T>>): AsyncGenerator<Candidate<T>, void>;
  /** Forgets the last record: it is left out of the file. */
  dropLast(): void;
  /** The issue with a message that names earlier records by their places in the input. */
  relocate(issue: Issue): Issue;
}

/** The first record of a file is its second row after the header. */
const firstRow = 2;

export function createInputPlaces(): InputPlaces {
  // Only numbers, because there may be millions: an input has lines or indexes, never both.
  const numbers: number[] = [];
  let unit = 'Line';

  function remember(place: InputPlace): void {
    const isLine = 'line' in place;
    unit = isLine ? 'Line' : 'Index';
    numbers.push(isLine ? place.line : place.index);
  }

  return {
    async *track(candidates) {
      for await (const candidate of candidates) {
        if (candidate.record !== undefined) remember(candidate.item.place);
        yield candidate;
      }
    },
    dropLast() {
      numbers.pop();
    },
    relocate(issue) {
      const message = messageOf(issue, (row) => `${unit} ${numbers[row - firstRow]}`);
      return { ...issue, message };
    },
  };
}
