import type { FactsOf } from '../messages/sentences';
import type { ServiceErrorName } from '../vendor/service-error';
import type { Fault, IssueCode, Severity } from './issue';

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

/** The service's names for faults of a file, whatever its records. Source: Operation Error Codes. */
export const fileServices: { readonly [Code in IssueCode]?: ServiceErrorName } = {
  'version-missing': 'BulkServiceFormatVersionRequired',
  'version-empty': 'BulkServiceFormatVersionRequired',
  'version-unsupported': 'BulkServiceFormatVersionNotSupported',
  'too-many-rows': 'BulkServiceFileRowCountExceeded',
};

/** Judges each fault and passes on those that count. */
export function faultsInto(judge: Judge, put: (fault: Fault) => void): Faults {
  return {
    add(code, facts, column, { usual, service = fileServices[code] } = {}) {
      const severity = judge(code, usual);
      if (severity) put({ code, severity, column, facts: facts as object | undefined, service });
    },
  };
}
