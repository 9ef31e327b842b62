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
    /** The outcomes, and whether there were more. */
    kept() {
      const kept = [...others, ...accepted.slice(0, max - others.length)];
      return { outcomes: kept.sort((a, b) => a.row - b.row), truncated: count > max };
    },
    /** The outcomes as members of JSON. */
    json() {
      const { outcomes, truncated } = this.kept();
      return { outcomes: outcomes.map(outcomeJson), truncated };
    },
  };
}
