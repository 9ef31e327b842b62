import {
  type Issue,
  type OfflineConversionInput,
  validateBulkFile,
  writeOfflineConversions,
} from '../../src/index';
import { textOf } from '../support/plain';
import { addRow, columns, fileOf, now, type Row } from '../support/rows';

/** An issue as the tables have it: its code, its severity, and what its message is made of. */
export type Found = readonly [code: string, severity: Issue['severity'], facts?: object];

export const asFound = ({ code, severity, facts }: Issue): Found =>
  facts === undefined ? [code, severity] : [code, severity, facts];

type FileOptions = Parameters<typeof validateBulkFile>[1];

/** What a validation finds in an Add with these cells. */
export const foundInRow = (cells: Row, options: FileOptions = {}) =>
  foundInFile(fileOf([{ ...addRow, ...cells }]), options);

export async function foundInFile(file: string, options: FileOptions = {}): Promise<Found[]> {
  const { issues } = await validateBulkFile(file, { now, ...options });
  return issues.map(asFound);
}

/** An Add without an identifier. */
export const lead = {
  ...({ action: 'Add', clientId: 'C-1', conversionName: 'Signed contract' } as const),
  conversionTime: '2026-02-01T10:00:00Z',
};

/** The cells that are written for a record, by header, or undefined if it is refused; and what is said. */
export async function write(record: object, options: object = {}) {
  const found: Found[] = [];
  const all = {
    ...{ now, columns, allowEmpty: true, onInvalid: 'skip' as const, ...options },
    onIssue: (issue: Issue) => found.push(asFound(issue)),
    onSkip: ({ issues }: { issues: readonly Issue[] }) => found.push(...issues.map(asFound)),
  };
  const given = [{ ...lead, ...record }] as OfflineConversionInput[];
  const [, , row] = (await textOf(writeOfflineConversions(given, all))).split('\r\n');
  const cells = row ? row.split(',').slice(2) : undefined;
  return {
    cells: cells && Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])),
    found,
  };
}
