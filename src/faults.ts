import type { Fault, IssueCode, Severity } from './issue';
import type { FactsOf } from './message';

/** What a fault of this code is in this run: undefined where it is switched off. */
export type Judge = (code: string, usual?: Severity) => Severity | undefined;

/** Collects what is wrong with one row, or with the file. */
export interface Faults {
  add<Code extends IssueCode>(
    code: Code,
    facts: FactsOf<Code>,
    column?: string,
    options?: { readonly usual?: Severity; readonly service?: string },
  ): void;
}

/** Judges each fault and passes on those that count. */
export function faultsInto(judge: Judge, put: (fault: Fault) => void): Faults {
  return {
    add(code, facts, column, { usual, service } = {}) {
      const severity = judge(code, usual);
      if (severity) put({ code, severity, column, facts: facts as object | undefined, service });
    },
  };
}
