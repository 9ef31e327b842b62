import type { ServiceErrorName } from '../vendor/errors';
import { type IssueCode, issueCodes, type Severity } from './codes';
import type { FactsOf } from './facts';
import type { Fault } from './issue';

export type Level = Severity | 'off';

/** Decides the severity of a code in this run; undefined if it is switched off. */
export type Judge = (code: string, defaultSeverity?: Severity) => Severity | undefined;

/** Creates a judge: the option `severity` decides, then `strict`, then the default of the code. */
export function createJudge(settings: {
  readonly severity: ReadonlyMap<string, Level>;
  readonly strict: boolean;
}): Judge {
  return (code, defaultSeverity) => {
    const level = settings.severity.get(code);
    if (level !== undefined) return level === 'off' ? undefined : level;
    if (settings.strict) return 'error';
    if (defaultSeverity !== undefined) return defaultSeverity;
    return issueCodes[code as IssueCode] === 'warning' ? 'warning' : 'error';
  };
}

/** The service's names for faults of a file, whatever its records. Source: Operation Error Codes. */
export const fileServices: { readonly [Code in IssueCode]?: ServiceErrorName } = {
  'version-missing': 'BulkServiceFormatVersionRequired',
  'version-empty': 'BulkServiceFormatVersionRequired',
  'version-unsupported': 'BulkServiceFormatVersionNotSupported',
  'too-many-rows': 'BulkServiceFileRowCountExceeded',
  'archive-entries': 'BulkServiceMultipleFilesFound',
  'file-name': 'BulkServiceInvalidFileExtension',
};

/** Collects what is wrong with one row, or with the file. */
export type Faults = ReturnType<typeof faultsInto>;

interface FaultOptions {
  /** Replaces the default severity of the code. */
  readonly defaultSeverity?: Severity;
  readonly service?: string | undefined;
  readonly property?: string;
}

/** Judges each fault and passes on those that are not switched off. */
export function faultsInto(judge: Judge, put: (fault: Fault) => void) {
  return {
    add<Code extends IssueCode>(
      code: Code,
      facts: FactsOf<Code>,
      column?: string,
      { defaultSeverity, service = fileServices[code], property }: FaultOptions = {},
    ): void {
      const severity = judge(code, defaultSeverity);
      if (severity) put({ code, severity, column, property, facts, service });
    },
  };
}
