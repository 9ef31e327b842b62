import { showable } from '../../text/shown/showable';
import { type Advice, knownServiceError } from '../../vendor/errors';
import type { RecordError } from '../outcome';

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

const others: ErrorCount = { code: unnamed, count: 0, advice: 'fix', meaning: unnamed, rules: [] };

/** Counts errors as they are found. */
export function createErrorTally() {
  const counts = new Map<string, ErrorCount>();
  return {
    add(error: RecordError): void {
      const { number, code } = error;
      // A name is data: in a row with shifted cells it may be anything.
      const name = number === undefined ? showable(code) : String(number);
      const isNamed = name !== undefined && (counts.has(name) || counts.size < maxCounts);
      const key = isNamed ? name : unnamed;
      const before = counts.get(key) ?? (isNamed ? describe(error) : others);
      counts.set(key, { ...before, count: before.count + 1 });
    },
    counts: (): ErrorCounts => Object.fromEntries(counts),
  };
}

function describe({ number, code, advice, meaning, rules }: RecordError): ErrorCount {
  const name = knownServiceError(number, code)?.code ?? showable(code) ?? unnamed;
  // The meaning of an unknown error is its code, which may not be shown.
  return { code: name, count: 0, advice, meaning: meaning === code ? name : meaning, rules };
}
