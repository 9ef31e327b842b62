import { showable } from '../text/showable';
import { type Advice, knownServiceError } from '../vendor/errors';
import type { RecordError } from './outcome';

/** How often the service reported an error, and what it means. */
export interface ErrorCount {
  /** The service's name of the error. */
  readonly code: string;
  readonly count: number;
  readonly advice: Advice;
  readonly meaning: string;
  /** Codes of the local rules that detect this fault before the upload. */
  readonly rules: readonly string[];
}

/** By the service's number, or by its name if it has none. At most 500, and the rest under `(other)`. */
export type ErrorCounts = { readonly [numberOrCode: string]: ErrorCount };

const maxCounts = 500;
const unnamed = '(other)';

/** Counts errors as they are found. */
export interface ErrorTally {
  add(error: RecordError): void;
  counts(): ErrorCounts;
}

export function createErrorTally(): ErrorTally {
  const counts = new Map<string, ErrorCount>();
  return {
    add(error) {
      const { number, code } = error;
      // A name is data: in a row with shifted cells it may be anything.
      const name = number === undefined ? showable(code) : String(number);
      const isNamed = name !== undefined && (counts.has(name) || counts.size < maxCounts);
      const key = isNamed ? name : unnamed;
      const before = counts.get(key);
      if (before) counts.set(key, { ...before, count: before.count + 1 });
      else if (isNamed) counts.set(key, firstCount(error));
      else counts.set(key, { code: unnamed, count: 1, advice: 'fix', meaning: unnamed, rules: [] });
    },
    counts: () => Object.fromEntries(counts),
  };
}

function firstCount({ number, code, advice, meaning, rules }: RecordError): ErrorCount {
  const name = knownServiceError(number, code)?.code ?? showable(code) ?? unnamed;
  // The meaning of an unknown error is its code, which may not be shown.
  return { code: name, count: 1, advice, meaning: meaning === code ? name : meaning, rules };
}
