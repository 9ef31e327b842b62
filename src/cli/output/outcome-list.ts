import { outcomeJson } from '../../report/results';
import type { Outcome } from '../../results/outcome';
import { createLines } from './lines';
import type { Terminal } from './terminal';

/** Takes outcomes as they come. */
export interface OutcomeList {
  add(outcome: Outcome): void;
  /** Prints the outcomes that were added, once they fill a piece. */
  flushIfFull(): Promise<void>;
}

/** Prints a line of JSON for each outcome. */
export function createOutcomePrinter(terminal: Terminal): OutcomeList & { flush(): Promise<void> } {
  const { add, ...lines } = createLines(terminal.out);
  return { add: (outcome) => add(JSON.stringify(outcomeJson(outcome))), ...lines };
}

/** Keeps the first outcomes by row; those that were not accepted take precedence. */
export function createOutcomeSelection(max: number): OutcomeList & {
  readonly outcomes: readonly object[];
  readonly truncated: boolean;
} {
  const accepted: Kept[] = [];
  const others: Kept[] = [];
  let count = 0;
  return {
    add(outcome) {
      count++;
      const list = outcome.status === 'accepted' ? accepted : others;
      if (list.length < max) list.push({ row: outcome.row, json: outcomeJson(outcome) });
    },
    flushIfFull: async () => {},
    get outcomes() {
      const kept = [...others, ...accepted.slice(0, max - others.length)];
      return kept.sort((a, b) => a.row - b.row).map(({ json }) => json);
    },
    get truncated() {
      return count > max;
    },
  };
}

interface Kept {
  readonly row: number;
  readonly json: object;
}
