import { outcomeJson } from '../../report/results';
import type { Outcome } from '../../results/outcome';
import type { Terminal } from './terminal';

/** Takes outcomes as they come: prints them, or keeps the first of them. */
export interface OutcomeList {
  add(outcome: Outcome): void;
  /** Prints what has been added, once it is worth it. */
  flush(): Promise<void>;
}

const pieceLength = 65_536;

/** A line of JSON for each. */
export function printedOutcomes(terminal: Terminal): OutcomeList & { end(): Promise<void> } {
  let text = '';
  async function end(): Promise<void> {
    const added = text;
    text = '';
    if (added !== '') await terminal.out(added);
  }
  return {
    add(outcome) {
      text += `${JSON.stringify(outcomeJson(outcome))}\n`;
    },
    flush: async () => (text.length >= pieceLength ? end() : undefined),
    end,
  };
}

/** The first so many, by row; those that were not accepted before those that were. */
export function keptOutcomes(most: number): OutcomeList & {
  readonly outcomes: readonly object[];
  readonly truncated: boolean;
} {
  const accepted: Kept[] = [];
  const others: Kept[] = [];
  let all = 0;
  return {
    add(outcome) {
      all++;
      const list = outcome.status === 'accepted' ? accepted : others;
      if (list.length < most) list.push({ row: outcome.row, json: outcomeJson(outcome) });
    },
    flush: async () => {},
    get outcomes() {
      const kept = [...others, ...accepted.slice(0, most - others.length)];
      return kept.sort((a, b) => a.row - b.row).map(({ json }) => json);
    },
    get truncated() {
      return all > most;
    },
  };
}

interface Kept {
  readonly row: number;
  readonly json: object;
}
