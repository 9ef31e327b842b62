import type { CsvFault } from '../csv/read';
import type { IssueCode } from '../issues/codes';
import type { FileFault } from '../issues/issue';
import type { Position } from '../issues/position';

/** The end of a file that cannot be read completely. */
export interface FileEnd {
  readonly fault: FileFault;
  /** Where the row starts that cannot be read. */
  readonly at: Position;
}

/** Returns the code and the facts of a fault of the text. */
export function faultOfText(fault: CsvFault): FileFault {
  switch (fault.kind) {
    case 'source': {
      const { code, column, facts, message, serviceError } = fault.issue;
      const service = serviceError?.code;
      return { code: code as IssueCode, column, facts, service, sentence: () => message };
    }
    case 'encoding':
      return { code: 'encoding', facts: { why: fault.why } };
    case 'not-text':
      return { code: 'not-a-bulk-file', facts: { what: fault.what } };
    default: {
      const { kind, ...facts } = fault;
      return { code: kind, facts };
    }
  }
}
