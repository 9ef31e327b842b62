import type { CsvFault } from '../csv/read';
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
      const { code, facts } = fault.issue;
      return { code, facts } as FileFault;
    }
    case 'encoding':
      return { code: 'encoding', facts: { reason: fault.reason } };
    case 'other-format':
      return { code: 'not-a-bulk-file', facts: { format: fault.format } };
    default: {
      const { kind, ...facts } = fault;
      return { code: kind, facts } as FileFault;
    }
  }
}
