import type { Issue } from '../../issues/issue';
import { createTally } from '../../messages/tally';
import { issueLine, moreLines } from '../../report/issues';
import type { InputPlace } from '../input/item';
import type { Terminal } from './terminal';

/** Prints issues where their records stand in the input, as far as the caps allow. */
export interface IssuePrinter {
  add(issue: Issue, place: InputPlace | undefined): void;
  /** Prints what has been added. */
  flush(): Promise<void>;
  /** Prints what is left, and says how many more there were. */
  end(): Promise<void>;
  readonly errors: number;
}

/** How many issues are printed unless the user says otherwise. */
export const defaultCaps = { maxIssues: 1000, maxIssuesPerCode: 100 };

export function createIssuePrinter(
  input: string,
  caps: { readonly maxIssues: number; readonly maxIssuesPerCode: number },
  terminal: Terminal,
): IssuePrinter {
  const tally = createTally({ ...caps, onIssue: undefined });
  let text = '';

  async function flush(): Promise<void> {
    const added = text;
    text = '';
    if (added !== '') await terminal.err(added);
  }

  return {
    add(issue, place) {
      if (!tally.take(issue)) return;
      const at = place === undefined ? '' : 'line' in place ? `:${place.line}` : `[${place.index}]`;
      text += `${issueLine(`${input}${at}`, issue, terminal.errInk)}\n`;
    },
    flush,
    end() {
      const counts = Object.fromEntries(tally.counts);
      for (const line of moreLines(input, tally.issues(), counts, terminal.errInk))
        text += `${line}\n`;
      return flush();
    },
    get errors() {
      return tally.errors;
    },
  };
}
