import { outcomeJson } from '../../report/results';
import type { Outcome } from '../../results/outcome';

/** Keeps the first outcomes by row; those that were not accepted take precedence. */
export function createOutcomeList(max: number) {
  const accepted: Outcome[] = [];
  const others: Outcome[] = [];
  let count = 0;
  return {
    add(outcome: Outcome): void {
      count++;
      const list = outcome.status === 'accepted' ? accepted : others;
      if (list.length < max) list.push(outcome);
    },
    /** The outcomes as members of JSON. */
    json() {
      const kept = [...others, ...accepted.slice(0, max - others.length)];
      const outcomes = kept.sort((a, b) => a.row - b.row).map(outcomeJson);
      return { outcomes, truncated: count > max };
    },
  };
}
