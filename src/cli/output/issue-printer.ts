import type { Issue } from '../../issues/issue';
import { createTally } from '../../messages/tally';
import { issueLine, moreLines } from '../../report/issues';
import type { InputPlace } from '../input/item';
import { createLines } from './lines';
import type { Terminal } from './terminal';

/** Prints issues at the places of their records in the input, up to the caps. */
export interface IssuePrinter {
  add(issue: Issue, place: InputPlace | undefined): void;
  /** Prints the issues that were added. */
  flush(): Promise<void>;
  /** Prints what is left, and how many issues the caps left out. */
  end(): Promise<void>;
  readonly errors: number;
}

/** How many issues are printed by default. */
export const defaultCaps = { maxIssues: 1000, maxIssuesPerCode: 100 };

export function createIssuePrinter(
  input: string,
  caps: { readonly maxIssues: number; readonly maxIssuesPerCode: number },
  terminal: Terminal,
): IssuePrinter {
  const tally = createTally({ ...caps, onIssue: undefined });
  const lines = createLines(terminal.err);

  return {
    add(issue, place) {
      if (!tally.addIssue(issue)) return;
      const at = place === undefined ? '' : 'line' in place ? `:${place.line}` : `[${place.index}]`;
      lines.add(issueLine(`${input}${at}`, issue, terminal.errInk));
    },
    flush: lines.flush,
    end() {
      const counts = Object.fromEntries(tally.counts);
      for (const line of moreLines(input, tally.issues(), counts, terminal.errInk)) lines.add(line);
      return lines.flush();
    },
    get errors() {
      return tally.errors;
    },
  };
}
