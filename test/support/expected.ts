import type { IssueCode, Severity } from '../../src/index';
import type { Placed } from './without-message';

export type ExpectedIssue = Placed;

type Rest = Pick<ExpectedIssue, 'column' | 'serviceError' | 'action' | 'clientId'>;

/** What the service says of a file without a version. */
export const noVersion: Rest = {
  serviceError: { number: 3219, code: 'BulkServiceFormatVersionRequired' },
};

function issue(severity: Severity, code: IssueCode, line: number, row: number, rest: Rest) {
  return { code, severity, line, row, ...rest };
}

export function error(code: IssueCode, line: number, row: number, rest: Rest = {}): ExpectedIssue {
  return issue('error', code, line, row, rest);
}

export function warning(
  code: IssueCode,
  line: number,
  row: number,
  rest: Rest = {},
): ExpectedIssue {
  return issue('warning', code, line, row, rest);
}

/** The error of a row whose Type no record has. */
export const noSuchType = (line: number, row: number) =>
  error('record-type', line, row, {
    column: 'Type',
    serviceError: { number: 4203, code: 'BulkServiceUnknownTypeForRow' },
  });
