import { expect } from 'vitest';
import {
  BulkFileError,
  type Issue,
  type ReadOptions,
  readOfflineConversions,
  validateBulkFile,
} from '../../src/index';
import type { ExpectedRow } from '../csv/fixtures/fixture';
import type { ExpectedIssue } from '../support/expected';
import { outcomeOf } from '../support/outcome';
import { withoutMessage } from '../support/without-message';

/** A file that somebody has spoiled, and all that must be said of it. */
export interface Nasty {
  readonly name: string;
  readonly input: string | Uint8Array;
  readonly kind?: 'upload' | 'result';
  /** Header names, in the order of the cells of each row. */
  readonly names?: readonly string[];
  /** Every row of the container: type, line, row, cells. */
  readonly rows: readonly ExpectedRow[];
  /** Client Ids of the rows that become records. */
  readonly records: readonly string[];
  /** Everything that is said of the file and of its rows, in the order of the file. */
  readonly said: readonly ExpectedIssue[];
  /** Whether the last of it ends the reading. */
  readonly ends?: true;
}

/** The columns of most files here. */
export const names = [
  ...['Type', 'Name', 'Client Id', 'Conversion Name', 'Conversion Time', 'Microsoft Click Id'],
];
export const header = names.join();
export const version = 'Format Version,6.0,,,,';
export const versionRow: ExpectedRow = [
  ...(['Format Version', 2, 1] as const),
  ['Format Version', '6.0', '', '', '', ''],
];

const time = '11/2/2026 9:30:00 AM';
export const click = (id: string) => `f894f652ea334e739002f7167ab8f8e${id.slice(-1)}`;
/** An Add, as the file has it; the Client Id is to end in a hex digit. */
export const add = (id: string, name = 'Lead') =>
  `Offline Conversion,,${id},${name},${time},${click(id)}`;
export const added = (line: number, row: number, id: string, name = 'Lead'): ExpectedRow => [
  ...(['Offline Conversion', line, row] as const),
  ['Offline Conversion', '', id, name, time, click(id)],
];

export const now = new Date('2026-11-21T12:00:00Z');

/** What a reading of the records gives, and all that it says. */
async function recordsOf(input: string | Uint8Array, options: ReadOptions) {
  const said: Issue[] = [];
  const records: (string | undefined)[] = [];
  let ends = false;
  try {
    const onIssue = (issue: Issue) => said.push(issue);
    for await (const each of readOfflineConversions(input, { ...options, onIssue })) {
      said.push(...each.issues);
      if (each.record) records.push(each.record.clientId);
    }
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    said.push(cause.issue);
    ends = true;
  }
  return { records, said, ends };
}

const all = { maxIssues: 100_000, maxIssuesPerCode: 100_000 };

/** Reads it in each of the ways there are: they say the same, and it is what the table says. */
export async function expectNasty(nasty: Nasty): Promise<void> {
  await expectSaid(nasty, nasty.input);
  if (typeof nasty.input === 'string' && nasty.input.isWellFormed())
    await expectSaid(nasty, new TextEncoder().encode(nasty.input));
}

async function expectSaid(nasty: Nasty, input: Nasty['input']): Promise<void> {
  const { kind = 'upload', rows, records, said, ends = false } = nasty;
  const headerNames = nasty.names ?? names;
  const container = await outcomeOf(input, { kind });
  expect(container.rows.map(({ type, line, row, cells }) => ({ type, line, row, cells }))).toEqual(
    rows.map(([type, line, row, cells]) => ({
      ...{ type, line, row },
      cells: cells.map((text, i) => [headerNames[i], text]),
    })),
  );
  const read = await recordsOf(input, { kind, now });
  expect({ ...read, said: withoutMessage(read.said) }).toEqual({ records, said, ends });
  const report = await validateBulkFile(input, { kind, now, ...all });
  expect(report.readable).toBe(!ends);
  expect(report.issues).toEqual(read.said);
}
