import { expect } from 'vitest';
import type { ResponseMode, ResultSummary } from '../../../src/index';
import { outcomesOf, resultOf } from '../pair';

/** An upload, the rows that came back for it, and what is known then. */
export interface OutcomeCase {
  readonly what: string;
  readonly upload: string;
  readonly rows: readonly string[];
  readonly mode?: ResponseMode;
  readonly outcomes: readonly string[];
  readonly summary: ResultSummary;
}

export async function checkOutcomes({ upload, rows, mode, outcomes, summary }: OutcomeCase) {
  const found = await outcomesOf({ upload, result: resultOf(...rows), responseMode: mode });
  expect(found).toEqual({ outcomes, summary });
}
