import { expect } from 'vitest';
import type { ResponseMode, ResultSummary } from '../../src/index';
import { fateOf, resultOf } from '../support/pair';

/** An upload, the rows that came back for it, and what is known then. */
export interface FateCase {
  readonly what: string;
  readonly upload: string;
  readonly rows: readonly string[];
  readonly mode?: ResponseMode;
  readonly outcomes: readonly string[];
  readonly summary: ResultSummary;
}

export async function checkFate({ upload, rows, mode, outcomes, summary }: FateCase) {
  const found = await fateOf({ upload, result: resultOf(...rows), responseMode: mode });
  expect(found).toEqual({ outcomes, summary });
}
